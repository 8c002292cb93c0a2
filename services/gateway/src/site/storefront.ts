import type { Readable } from 'node:stream'
import { problem, type Transport } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Pool } from 'undici'
import type { Upstream } from '../forward/upstreams.ts'
import type { Visitors } from '../identity/visitors.ts'
import type { GatewaySettings } from '../service.ts'

type Needs = { settings: GatewaySettings; services: { products: Upstream; notifications: Upstream }; visitors: Visitors }

/** Headers that describe one connection, not the message (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/** Never believed from outside: the first would skip checks of older storefront frameworks, the others are ours to say. */
const NOT_FROM_OUTSIDE = new Set([
  'x-middleware-subrequest',
  'x-user-id',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'expect',
])

/** Everything that is not the API: pictures, the development mailbox, and the pages of the shop. */
export function mountStorefront(app: FastifyInstance, { settings, services, visitors }: Needs): void {
  app.get('/media/*', { config: { shed: 'early' } }, passTo(services.products.reads, visitors))
  if (settings.mailbox) {
    app.get('/dev/mail', { config: { shed: 'late' } }, passTo(services.notifications.reads, visitors))
    app.get('/dev/mail/*', { config: { shed: 'late' } }, passTo(services.notifications.reads, visitors))
  }
  if (!settings.storefrontUrl) return
  const pages = new Pool(settings.storefrontUrl, { connections: 64, connectTimeout: 1_000, headersTimeout: 30_000, bodyTimeout: 30_000 })
  app.addHook('onClose', () => pages.close())
  // OPTIONS belongs to the cross-origin rules of the API; pages are asked for by their own origin only.
  app.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    url: '/*',
    config: { shed: 'early' },
    exposeHeadRoute: false,
    handler: (request, reply) => proxy(pages, request, reply),
  })
}

const PUBLIC_FILE = { who: 'anyone', cache: 'public' } as const

function passTo(transport: Transport, visitors: Visitors) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const authorization = await visitors.token(PUBLIC_FILE as never, request, reply)
    const answer = await transport({
      method: 'GET',
      path: request.url,
      headers: { authorization, 'x-request-id': request.id, 'x-deadline': String(Date.now() + 5_000) },
    })
    reply.code(answer.status)
    for (const name of ['content-type', 'cache-control', 'etag', 'content-security-policy'] as const) {
      const value = answer.headers[name]
      if (value !== undefined) reply.header(name, value)
    }
    return reply.send(answer.body)
  }
}

async function proxy(pages: Pool, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const headers: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name) && !NOT_FROM_OUTSIDE.has(name)) headers[name] = value
  }
  headers['x-forwarded-for'] = request.ip
  headers['x-forwarded-host'] = request.headers.host ?? ''
  headers['x-forwarded-proto'] = request.protocol
  headers['x-request-id'] = request.id
  const stop = new AbortController()
  reply.raw.once('close', () => stop.abort())
  const answer = await pages
    .request({
      method: request.method as 'GET',
      path: request.url,
      headers,
      body: (request.body as Buffer | Readable | undefined) ?? null,
      signal: stop.signal,
    })
    .catch((cause: Error) => {
      throw Object.assign(
        problem(503, 'storefront-unavailable', 'The shop is just starting or very busy; please reload in a moment.', { retryAfter: 2 }),
        { cause },
      )
    })
  reply.code(answer.statusCode)
  for (const [name, value] of Object.entries(answer.headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name) && name !== 'x-powered-by') reply.header(name, value)
  }
  return reply.send(answer.body)
}
