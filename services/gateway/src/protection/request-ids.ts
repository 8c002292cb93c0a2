import { randomUUID } from 'node:crypto'
import { histogram } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'
import type { Addresses } from '../identity/addresses.ts'

export const answered = histogram(
  'gateway_request_seconds',
  'Time to answer, by route and status',
  ['route', 'method', 'status'],
  [0.005, 0.025, 0.1, 0.3, 1, 3, 10],
)
const OURS = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Each request gets an id of our own making, which answers, logs and problems carry. The storefront's keep that of their page. */
export function installRequestIds(app: FastifyInstance, { isStorefront }: Addresses): void {
  app.setGenReqId(({ headers }) => {
    const given = headers['x-request-id']
    return typeof given === 'string' && OURS.test(given) && isStorefront(headers) ? given : randomUUID()
  })
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    answered.observe({ route, method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1_000)
    done()
  })
}
