import type { Transport } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Upstream } from '../forward/upstreams.ts'
import type { Visitors } from '../identity/visitors.ts'

const PASSED_BACK = ['content-type', 'cache-control', 'etag', 'retry-after', 'content-security-policy'] as const
const PUBLIC_FILE = { who: 'anyone', cache: 'public' } as const
const BUDGET_MS = 5_000

type Needs = { mailbox: boolean; services: { products: Upstream; notifications: Upstream }; visitors: Visitors }

/** What rooms serve beside their cards: pictures, and the development mailbox where there is one. */
export function mountFiles(app: FastifyInstance, { mailbox, services, visitors }: Needs): void {
  app.get('/media/*', { config: { shed: 'early' } }, passTo(services.products.files, visitors))
  if (!mailbox) return
  app.get('/dev/mail', { config: { shed: 'late' } }, passTo(services.notifications.reads, visitors))
  app.get('/dev/mail/*', { config: { shed: 'late' } }, passTo(services.notifications.reads, visitors))
}

function passTo(transport: Transport, visitors: Visitors) {
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const authorization = await visitors.token(PUBLIC_FILE, request, reply)
    const answer = await transport({
      method: 'GET',
      path: request.url,
      headers: { authorization, 'x-request-id': request.id, 'x-deadline': String(Date.now() + BUDGET_MS) },
    })
    reply.code(answer.status)
    for (const name of PASSED_BACK) {
      const value = answer.headers[name]
      if (value !== undefined) reply.header(name, value)
    }
    return reply.send(answer.body)
  }
}
