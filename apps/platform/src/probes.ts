import { problem } from '@toyline/http'
import { renderMetrics } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'

/** Probes and numbers of a service that listens by itself. The gateway has its own. */
export function mountProbes(app: FastifyInstance, checkReady: () => Promise<void>): void {
  const open = { config: { open: true } }
  app.get('/livez', open, async () => ({ live: true }))
  app.get('/readyz', open, async () => {
    await checkReady().catch(() => {
      throw problem(503, 'not-ready', 'The database does not answer.')
    })
    return { ready: true }
  })
  app.get('/metrics', open, async (_request, reply) => {
    const { contentType, body } = await renderMetrics()
    return reply.type(contentType).send(body)
  })
}
