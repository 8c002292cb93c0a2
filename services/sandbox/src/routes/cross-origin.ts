import type { FastifyInstance } from 'fastify'
import type { Context } from '../context.ts'
import { refuse } from '../domain/refusal.ts'

/** Lets the shops' pages call `/v1` with a client secret, and answers 503 when the faults say so. */
export function allowShops(app: FastifyInstance, context: Context): void {
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1/')) return
    const { origin } = request.headers
    if (origin !== undefined && context.allowedOrigins.includes(origin)) {
      reply.header('access-control-allow-origin', origin).header('vary', 'Origin')
    }
    if (request.method !== 'OPTIONS' && context.faults.isUnavailable()) {
      throw refuse(503, 'api_error', 'unavailable', 'The service is unavailable. Try again.')
    }
  })
  app.options('/v1/*', async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'content-type, idempotency-key')
      .header('access-control-max-age', '600')
      .code(204)
      .send(),
  )
}
