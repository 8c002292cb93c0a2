import type { Cache } from '@toyline/cache'
import { type Card, type Cards, entityTag, problem, type Transport, type TransportReply } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Visitors } from '../identity/visitors.ts'
import type { LimitClass } from '../protection/limits.ts'
import { CATALOGUE, productTag } from './cache-tags.ts'
import type { Upstream } from './upstreams.ts'

export const API_PREFIX = '/api/v1'

const READ_BUDGET_MS = 2_000
const WRITE_BUDGET_MS = 8_000
const PASSED_BACK = ['content-type', 'cache-control', 'etag', 'retry-after', 'set-cookie', 'location'] as const
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/

type Needs = { cards: Cards; upstream: Upstream; visitors: Visitors; cache: Cache }

/** Mounts every public card of a room under the API's prefix. Internal cards are not reachable from outside. */
export function mountCards(app: FastifyInstance, needs: Needs): void {
  for (const card of Object.values(needs.cards)) {
    if (card.audience !== 'public') continue
    app.route({
      method: card.method,
      url: API_PREFIX + card.path,
      config: { shed: card.method === 'GET' && !card.stream ? 'early' : 'late', limit: limitOf(card) },
      handler: handlerOf(card, needs),
    })
  }
}

function limitOf(card: Card): LimitClass {
  if (card.path.startsWith('/auth/') && card.method !== 'GET') return 'auth'
  if (card.name === 'placeOrder' || card.name === 'retryPayment') return 'checkout'
  return card.rawBody ? 'none' : 'general'
}

function handlerOf(card: Card, { upstream, visitors, cache }: Needs) {
  const cached = card.cache !== undefined && card.who === 'anyone'
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    checkIdempotencyKey(card, request)
    if (card.stream) return streamed(card, request, reply, upstream.streams, visitors)
    if (cached) return sendCached(card, request, reply, upstream.reads, cache, visitors)
    const transport = card.method === 'GET' ? upstream.reads : upstream.writes
    return send(reply, await transport(await asked(card, request, reply, visitors)))
  }
}

function checkIdempotencyKey(card: Card, request: FastifyRequest): void {
  if (!card.idempotent) return
  const key = request.headers['idempotency-key']
  if (key === undefined)
    throw problem(
      400,
      'idempotency-key-missing',
      'This request changes something: send an Idempotency-Key so that it can be repeated safely.',
    )
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    throw problem(400, 'idempotency-key-invalid', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
}

async function asked(card: Card, request: FastifyRequest, reply: FastifyReply, visitors: Visitors) {
  const stop = new AbortController()
  // Of the answer, not of the request: that is over as soon as its body has been read.
  reply.raw.once('close', () => {
    if (!reply.raw.writableEnded) stop.abort()
  })
  const budget = card.budgetMs ?? (card.method === 'GET' ? READ_BUDGET_MS : WRITE_BUDGET_MS)
  return {
    method: card.method,
    path: request.url.slice(API_PREFIX.length),
    headers: {
      accept: card.stream ? 'text/event-stream' : 'application/json',
      authorization: await visitors.token(card, request, reply),
      'x-request-id': request.id,
      'x-deadline': String(Date.now() + budget),
      'x-client-ip': request.ip,
      ...passedOn(card, request),
    },
    ...(Buffer.isBuffer(request.body) ? { body: request.body } : {}),
    signal: stop.signal,
  }
}

/** Only what a room may need goes on; nothing else that a caller invents. */
function passedOn(card: Card, request: FastifyRequest): Record<string, string> {
  const passed: Record<string, string> = {}
  const { headers } = request
  if (typeof headers['content-type'] === 'string') passed['content-type'] = headers['content-type']
  if (typeof headers['idempotency-key'] === 'string') passed['idempotency-key'] = headers['idempotency-key']
  if (typeof headers['user-agent'] === 'string') passed['user-agent'] = headers['user-agent'].slice(0, 300)
  if (card.rawBody)
    for (const [name, value] of Object.entries(headers)) if (name.endsWith('-signature') && typeof value === 'string') passed[name] = value
  if (card.path.startsWith('/auth/') || card.path.startsWith('/me')) if (headers.cookie) passed.cookie = headers.cookie
  return passed
}

function send(reply: FastifyReply, answer: TransportReply): FastifyReply {
  reply.code(answer.status)
  for (const name of PASSED_BACK) {
    const value = answer.headers[name]
    if (value !== undefined) reply.header(name, value)
  }
  return reply.send(answer.body)
}

type Kept = { body: string; etag: string }

async function sendCached(
  card: Card,
  request: FastifyRequest,
  reply: FastifyReply,
  transport: Transport,
  cache: Cache,
  visitors: Visitors,
) {
  let refusal: TransportReply | undefined
  const kept = await cache.getOrSet<Kept | undefined>(request.url, tagsOf(card, request), async () => {
    const answer = await transport(await asked(card, request, reply, visitors))
    if (answer.status !== 200) {
      refusal = answer
      return undefined
    }
    const body = answer.body.toString('utf8')
    return { body, etag: String(answer.headers.etag ?? entityTag(body)) }
  })
  if (refusal) return send(reply, refusal)
  if (!kept) throw problem(503, 'service-unavailable', 'The catalogue is not answering; please try again.', { retryAfter: 2 })
  reply.header('etag', kept.etag).header('cache-control', card.cache ?? 'no-store')
  if (request.headers['if-none-match'] === kept.etag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(kept.body)
}

function tagsOf(card: Card, request: FastifyRequest): string[] {
  const { handle } = request.params as { handle?: string }
  return card.name === 'getProduct' && handle ? [productTag(handle)] : [CATALOGUE]
}

async function streamed(card: Card, request: FastifyRequest, reply: FastifyReply, transport: Transport, visitors: Visitors) {
  const answer = await transport({ ...(await asked(card, request, reply, visitors)), stream: true })
  reply.code(answer.status)
  for (const name of PASSED_BACK) {
    const value = answer.headers[name]
    if (value !== undefined) reply.header(name, value)
  }
  reply.raw.once('close', () => answer.stream?.destroy())
  return reply.send(answer.stream)
}
