import { createHash, randomUUID } from 'node:crypto'
import { histogram, noteOrderIn } from '@toyline/observability'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import type { z } from 'zod'
import { answerProblem, installProblems } from './answer-problems.ts'
import type { Caller, CallerTokens } from './caller.ts'
import type { Card, HandlerInput, Reply, Who } from './card.ts'
import { problem } from './problem.ts'
import { requestLog } from './request-log.ts'
import { traceRequests } from './trace-requests.ts'

declare module 'fastify' {
  interface FastifyInstance {
    room: string
  }
  interface FastifyRequest {
    caller: Caller
  }
  interface FastifyContextConfig {
    /** Answers without an identity: probes and public files. */
    open?: boolean
    /** The answer goes on until somebody ends it. */
    stream?: boolean
  }
}

/** What a handler is given: the parsed input, who asks, and the raw request for the rare case that needs it. */
export type Call<C extends Card> = HandlerInput<C> & {
  caller: Caller
  requestId: string
  idempotencyKey: string | undefined
  /** Milliseconds since the epoch after which nobody waits for the answer any more. */
  deadline: number | undefined
  /** Whoever asks has changed something a moment ago, and must find it changed: no replica may answer. */
  justWrote: boolean
  request: FastifyRequest
  reply: FastifyReply
}

/** JSON that was made before (a stored page): sent as it is, with its entity tag. */
export type ReadyJson = { readyJson: Buffer | string; etag?: string }

const JSON_TYPE = 'application/json; charset=utf-8'
const BODY_LIMIT = 1_048_576
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/

const answered = histogram(
  'room_request_seconds',
  'Time in which a room answers its neighbours and the gateway, by route and status',
  ['room', 'route', 'status'],
  [0.005, 0.025, 0.1, 0.3, 1, 3, 10],
)

export type ServiceAppNeeds = {
  /** As traces and numbers name it. */
  room: string
  log: FastifyBaseLogger
  tokens: CallerTokens
  /** Tells a database that is away from a bug: the first is answered 503 `database-unavailable`, the second 500. */
  isUnavailable: (error: unknown) => boolean
}

/** A service's own Fastify: identity checked first, problems as problem+json, nothing else. */
export function serviceApp({ room, log, tokens, isUnavailable }: ServiceAppNeeds): FastifyInstance {
  const app = Fastify({
    loggerInstance: log,
    childLoggerFactory: requestLog,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    // A closing service finishes what still comes over connections that it kept alive.
    return503OnClosing: false,
    genReqId: (raw) => (raw.headers['x-request-id'] as string | undefined) ?? randomUUID(),
    routerOptions: { maxParamLength: 300 },
    frameworkErrors: answerProblem,
  })
  app.decorateRequest('caller', null as unknown as Caller)
  app.decorate('room', room)
  // Only neighbours reach a room, and what they say of the trace is believed.
  traceRequests(app, { room, from: ({ headers }) => headers })
  app.addHook('onRequest', async (request) => {
    if (request.routeOptions.config.open) return
    const { authorization } = request.headers
    request.caller = await tokens.verify(authorization?.startsWith('Bearer ') ? authorization.slice(7) : undefined)
  })
  endStreamsOnClose(app)
  keepBodiesRaw(app)
  installProblems(app, { isUnavailable })
  return app
}

/** Streams end by themselves only when their reader leaves; a service that closes must not wait for that. */
function endStreamsOnClose(app: FastifyInstance): void {
  const open = new Set<FastifyReply>()
  app.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.stream) {
      open.add(reply)
      reply.raw.once('close', () => open.delete(reply))
    }
    done()
  })
  app.addHook('preClose', (done) => {
    for (const reply of open) reply.raw.destroy()
    done()
  })
}

/** Bodies are parsed by the card, so that a signed webhook can be read byte for byte and bad JSON gets our own problem. */
function keepBodiesRaw(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
}

const RANK: Record<Caller['kind'], number> = { guest: 0, buyer: 1, staff: 2, admin: 3, service: -1 }
const NEEDED: Record<Exclude<Who, 'anyone' | 'visitor' | 'service'>, number> = { buyer: 1, staff: 2, admin: 3 }

function checkWho(who: Who, caller: Caller): void {
  if (who === 'anyone') return
  if (who === 'service') {
    if (caller.kind !== 'service') throw problem(404, 'not-found', 'There is nothing at this address.')
    return
  }
  if (who === 'visitor') {
    if (!caller.userId && !caller.guestId) throw problem(401, 'no-visitor', 'This needs a browser that keeps cookies, or a sign-in.')
    return
  }
  if (caller.kind === 'guest') throw problem(401, 'sign-in-needed', 'Please sign in first.')
  if (RANK[caller.kind] < NEEDED[who]) throw problem(403, 'not-allowed', 'Your role does not allow this.')
}

/**
 * Mounts a card: checks who asks, parses the input, runs the handler, and lets out of the house only what the reply's schema names.
 * Errors: 400 `bad-input` with one entry per field, 400 `idempotency-key-missing|invalid`, 401/403 by `who`.
 */
export function serve<const C extends Card>(
  app: FastifyInstance,
  card: C,
  handler: (call: Call<C>) => Promise<Reply<C> | ReadyJson | FastifyReply>,
): void {
  const route = `${card.method} ${card.path}`
  app.route({
    method: card.method,
    url: card.path,
    // Nobody would ever end the stream of an answer that has no body.
    exposeHeadRoute: !card.stream,
    ...(card.upload ? { bodyLimit: card.upload.maxBytes } : {}),
    config: { stream: card.stream === true },
    onResponse: (_request, reply, done) => {
      answered.observe({ room: app.room, route, status: String(reply.statusCode) }, reply.elapsedTime / 1_000)
      done()
    },
    handler: async (request, reply) => {
      checkWho(card.who, request.caller)
      const idempotencyKey = readIdempotencyKey(card, request)
      const input = readInput(card, request)
      noteOrderIn(input.params, input.body)
      const result = await handler({
        ...input,
        caller: request.caller,
        requestId: request.id,
        idempotencyKey,
        deadline: Number(request.headers['x-deadline']) || undefined,
        justWrote: request.headers['x-just-wrote'] !== undefined,
        request,
        reply,
      } as Call<C>)
      if (reply.sent || result === reply) return reply
      return send(card, request, reply, result as Reply<C> | ReadyJson)
    },
  })
}

function send(card: Card, request: FastifyRequest, reply: FastifyReply, result: unknown): FastifyReply {
  reply.code(card.status ?? 200).type(JSON_TYPE)
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', card.cache ?? 'private, no-store')
  if (isReady(result)) return sendReady(request, reply, result)
  if (result === undefined) return reply.send('')
  // What only our own services ask is typed on both sides; outside, nothing leaves that the card does not name.
  const text = JSON.stringify(card.audience === 'internal' ? result : card.reply.parse(result))
  return card.cache ? sendReady(request, reply, { readyJson: text }) : reply.send(text)
}

function sendReady(request: FastifyRequest, reply: FastifyReply, { readyJson, etag = entityTag(readyJson) }: ReadyJson): FastifyReply {
  reply.header('etag', etag)
  if (hasTag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.send(readyJson)
}

/** A strong entity tag of some bytes. */
export function entityTag(bytes: Buffer | string): string {
  return `"${createHash('sha1').update(bytes).digest('base64url')}"`
}

/** Whether a reader's If-None-Match names this tag (RFC 9110, 13.1.2: a list, compared weakly). */
export function hasTag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag || ifNoneMatch === '*') return true
  const bare = etag.replace(/^W\//, '')
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === bare)
}

function isReady(result: unknown): result is ReadyJson {
  return result !== null && typeof result === 'object' && 'readyJson' in result
}

function readIdempotencyKey(card: Card, request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) {
    if (card.idempotent)
      throw problem(
        400,
        'idempotency-key-missing',
        'This request changes something: send an Idempotency-Key so that it can be repeated safely.',
      )
    return undefined
  }
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    throw problem(400, 'idempotency-key-invalid', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
  return key
}

function readInput(card: Card, request: FastifyRequest): { params: unknown; query: unknown; body: unknown } {
  return {
    params: card.params ? parse(card.params, request.params, 'params') : {},
    query: card.query ? parse(card.query, request.query, 'query') : {},
    body:
      card.rawBody || card.upload
        ? readFile(card, request.body)
        : card.body
          ? parse(card.body, parseJson(request.body), 'body')
          : undefined,
  }
}

function readFile({ upload }: Card, body: unknown): unknown {
  if (upload && !(Buffer.isBuffer(body) && body.length > 0)) throw problem(400, 'bad-input', 'There is no file in this request.')
  return body
}

function parseJson(body: unknown): unknown {
  if (!Buffer.isBuffer(body) || body.length === 0) return undefined
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    throw problem(400, 'bad-json', 'The body is not valid JSON.')
  }
}

function parse(schema: z.ZodType, value: unknown, where: string): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw problem(400, 'bad-input', 'Some of what was sent cannot be used.', {
    errors: result.error.issues.map((issue) => ({ where, path: issue.path.join('.'), code: issue.code, message: issue.message })),
  })
}
