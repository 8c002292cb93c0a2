import { Readable, Transform } from 'node:stream'
import { Problem, problem } from '@toyline/http'
import { carried } from '@toyline/observability'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Dispatcher } from 'undici'
import { plain } from './codings.ts'
import { fromStorefront, toStorefront } from './forwardable.ts'
import type { Storefront } from './open-storefront.ts'
import { MOST_PAGE_BYTES, readAtMost } from './read-at-most.ts'
import { refuse } from './sorry.ts'
import { troubleIn } from './trouble.ts'

const MOST_BODY_BYTES = 1_048_576
/** Written by the storefront for whoever keeps its answers. Not even the ones that are passed on unread leave with it. */
const FOR_KEEPERS = new Set(['surrogate-control', 'surrogate-key'])
/** What the pages say about themselves; pictures, scripts and the like know better how long they are good. */
const PAGE_TYPES = /^(?:text\/html|text\/x-component|text\/markdown|application\/json)/

type Needs = {
  storefront: Storefront
  budgetMs: number
  /** What we say to the storefront ourselves of whoever asks. */
  said: Record<string, string>
  /** Hears that the answer said it was the same for everybody. */
  onShared?: (() => void) | undefined
  /** Answers in the place of a page that a room behind it could not answer for. */
  onAway: () => FastifyReply | Promise<FastifyReply>
}

/** Passes a request on as its visitor made it, and the answer back, both ways as a stream. Nothing of it is kept, here or on the way. */
export async function passOn(
  request: FastifyRequest,
  reply: FastifyReply,
  { storefront, budgetMs, said, onShared, onAway }: Needs,
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
    const answer = await storefront.request({
      method: request.method as 'GET',
      path: request.url,
      headers,
      body: bodyOf(request),
      signal: stop.signal,
    })
    if (reply.raw.destroyed) return leave(reply, answer.body)
    const broken = answer.statusCode >= 500 ? await readAtMost(answer.body, MOST_PAGE_BYTES) : undefined
    if (broken && (await isAway(broken, answer.headers))) return await onAway()
    reply.code(answer.statusCode)
    for (const [name, value] of Object.entries(fromStorefront(answer.headers))) if (!FOR_KEEPERS.has(name)) reply.header(name, value)
    if (answer.headers['surrogate-control'] !== undefined) onShared?.()
    if (PAGE_TYPES.test(String(answer.headers['content-type'] ?? ''))) reply.header('cache-control', 'private, no-store')
    return reply.send(answer.statusCode >= 500 ? (broken ?? '') : answer.body)
  } catch (error) {
    if (error instanceof Problem) {
      // The rest of a body that is too large is not read; the connection cannot be used again.
      reply.header('connection', 'close')
      throw error
    }
    if (reply.raw.destroyed) return leave(reply)
    return refuse(request, reply, error)
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

/** Whether a page says of itself that it failed because a room behind it is away. */
async function isAway(body: Buffer, headers: Dispatcher.ResponseData['headers']): Promise<boolean> {
  const contentType = String(headers['content-type'] ?? '')
  if (!contentType.startsWith('text/html')) return false
  return troubleIn(await plain(body, String(headers['content-encoding'] ?? 'identity')), contentType) === 'away'
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
