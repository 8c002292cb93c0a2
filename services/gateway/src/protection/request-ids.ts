import { randomUUID } from 'node:crypto'
import { histogram } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'

const answered = histogram(
  'gateway_request_seconds',
  'Time to answer, by route and status',
  ['route', 'method', 'status'],
  [0.005, 0.025, 0.1, 0.3, 1, 3, 10],
)

/** Each request gets an id of our own making, which answers, logs and problems carry. */
export function installRequestIds(app: FastifyInstance): void {
  app.setGenReqId(() => randomUUID())
  app.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    answered.observe({ route, method: request.method, status: String(reply.statusCode) }, reply.elapsedTime / 1_000)
  })
}
