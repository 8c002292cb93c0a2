import { Readable, Transform } from 'node:stream'
import { Problem, problem } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Pool } from 'undici'
import { forwardable } from './forwardable.ts'
import { sendSorry, wantsPage } from './sorry.ts'

const PAGE_BUDGET_MS = 30_000
const CONNECTIONS = 64
/** Pages asked for at once. More than this would only wait, and hold memory while they do. */
const MOST_PAGES = 512
/** OPTIONS belongs to the cross-origin rules of the API; pages are asked for by their own origin only. */
const PAGE_METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']
const MOST_BODY_BYTES = 1_048_576

/** Everything that nothing else answers goes to the pages of the shop, both ways as a stream. */
export function mountStorefront(app: FastifyInstance, storefrontUrl: string): void {
  const pool = new Pool(storefrontUrl, {
    connections: CONNECTIONS,
    connectTimeout: 1_000,
    headersTimeout: PAGE_BUDGET_MS,
    bodyTimeout: PAGE_BUDGET_MS,
  })
  app.addHook('onClose', () => pool.close())
  let under = 0
  app.route({
    method: PAGE_METHODS,
    url: '/*',
    config: { shed: 'early' },
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (under >= MOST_PAGES) return refuse(request, reply)
      under += 1
      reply.raw.once('close', () => {
        under -= 1
      })
      return proxy(pool, request, reply)
    },
  })
}

async function proxy(pool: Pool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers = forwardable(request.headers)
  headers['x-forwarded-for'] = request.ip
  headers['x-forwarded-host'] = request.headers.host ?? ''
  headers['x-forwarded-proto'] = request.protocol
  headers['x-request-id'] = request.id
  const stop = new AbortController()
  reply.raw.once('close', () => stop.abort())
  const late = setTimeout(() => stop.abort(), PAGE_BUDGET_MS)
  try {
    const answer = await pool.request({
      method: request.method as 'GET',
      path: request.url,
      headers,
      body: bodyOf(request),
      signal: stop.signal,
    })
    reply.code(answer.statusCode)
    for (const [name, value] of Object.entries(forwardable(answer.headers))) if (name !== 'x-powered-by') reply.header(name, value)
    return reply.send(answer.body)
  } catch (error) {
    if (error instanceof Problem) {
      // The rest of a body that is too large is not read; the connection cannot be used again.
      reply.header('connection', 'close')
      throw error
    }
    request.log.warn({ err: error }, 'the storefront does not answer')
    return refuse(request, reply)
  } finally {
    clearTimeout(late)
  }
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

/** People get a page that tries again by itself, programs a problem. */
function refuse(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!wantsPage(request))
    throw problem(503, 'storefront-unavailable', 'The shop is just starting or very busy; please reload in a moment.', { retryAfter: 2 })
  return sendSorry(reply)
}
