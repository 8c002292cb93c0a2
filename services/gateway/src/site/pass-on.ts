import { Readable, Transform } from 'node:stream'
import { Problem, problem } from '@toyline/http'
import { carried } from '@toyline/observability'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Dispatcher } from 'undici'
import { fromStorefront, toStorefront } from './forwardable.ts'
import { sendSorry, wantsPage } from './sorry.ts'

const MOST_BODY_BYTES = 1_048_576
/** Written by the storefront for whoever keeps its answers. Not even the ones that are passed on unread leave with it. */
const FOR_KEEPERS = new Set(['surrogate-control', 'surrogate-key'])
/** What the pages say about themselves; pictures, scripts and the like know better how long they are good. */
const PAGE_TYPES = /^(?:text\/html|text\/x-component|text\/markdown|application\/json)/

type Needs = {
  pool: Dispatcher
  budgetMs: number
  /** What we say to the storefront ourselves of whoever asks. */
  said: Record<string, string>
  /** Hears that the answer said it was the same for everybody. */
  onShared?: (() => void) | undefined
}

/** Passes a request on as its visitor made it, and the answer back, both ways as a stream. Nothing of it is kept, here or on the way. */
export async function passOn(
  request: FastifyRequest,
  reply: FastifyReply,
  { pool, budgetMs, said, onShared }: Needs,
): Promise<FastifyReply> {
  const headers = { ...toStorefront(request.headers), ...said, ...carried() }
  headers['x-forwarded-for'] = request.ip
  headers['x-forwarded-host'] = request.headers.host ?? ''
  headers['x-forwarded-proto'] = request.protocol
  headers['x-request-id'] = request.id
  const stop = new AbortController()
  reply.raw.once('close', () => stop.abort())
  const late = setTimeout(() => stop.abort(), budgetMs)
  try {
    const answer = await pool.request({
      method: request.method as 'GET',
      path: request.url,
      headers,
      body: bodyOf(request),
      signal: stop.signal,
    })
    if (reply.raw.destroyed) return leave(reply, answer.body)
    reply.code(answer.statusCode)
    for (const [name, value] of Object.entries(fromStorefront(answer.headers))) if (!FOR_KEEPERS.has(name)) reply.header(name, value)
    if (answer.headers['surrogate-control'] !== undefined) onShared?.()
    if (PAGE_TYPES.test(String(answer.headers['content-type'] ?? ''))) reply.header('cache-control', 'private, no-store')
    return reply.send(answer.body)
  } catch (error) {
    if (error instanceof Problem) {
      // The rest of a body that is too large is not read; the connection cannot be used again.
      reply.header('connection', 'close')
      throw error
    }
    if (reply.raw.destroyed) return leave(reply)
    request.log.warn({ err: error }, 'the storefront does not answer')
    return refuse(request, reply)
  } finally {
    clearTimeout(late)
  }
}

/** Whoever left hears nothing, and their leaving is nobody's fault. */
function leave(reply: FastifyReply, body?: Dispatcher.ResponseData['body']): FastifyReply {
  // What is broken off complains, and a complaint that nobody hears ends the process.
  body?.on('error', () => {}).destroy()
  return reply.sent ? reply : reply.hijack()
}

/** People get a page that tries again by itself, programs a problem. */
export function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!wantsPage(request))
    throw problem(503, 'storefront-unavailable', 'The shop is just starting or very busy; please reload in a moment.', { retryAfter: 2 })
  return sendSorry(request, reply)
}

function bodyOf({ body }: FastifyRequest): Buffer | Readable | null {
  if (Buffer.isBuffer(body)) return body
  if (!(body instanceof Readable)) return null
  let bytes = 0
  const limit = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > MOST_BODY_BYTES) done(problem(413, 'body-too-large', 'The request is larger than 1 MB.'))
      else done(null, chunk)
    },
  })
  body.once('error', (error) => limit.destroy(error))
  return body.pipe(limit)
}
