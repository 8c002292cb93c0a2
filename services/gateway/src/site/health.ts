import { problem } from '@toyline/http'
import { renderMetrics } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'

/**
 * Probes. Liveness asks nobody else; readiness fails until the start is complete, while draining, and when the database does
 * not answer.
 */
export function mountHealth(app: FastifyInstance, checkReady: () => Promise<void>): { started: () => void; draining: () => void } {
  let state: 'starting' | 'ready' | 'draining' = 'starting'
  const probe = { config: { shed: 'never' as const } }
  app.get('/livez', probe, async () => ({ live: true }))
  app.get('/readyz', probe, async () => {
    if (state !== 'ready') throw problem(503, 'not-ready', `The gateway is ${state}.`)
    await checkReady()
    return { ready: true }
  })
  app.get('/metrics', probe, async (request, reply) => {
    // The numbers say how business goes; only the machine itself and its monitoring may read them.
    if (!isLocal(request.ip)) throw problem(404, 'not-found', 'There is nothing at this address.')
    const { contentType, body } = await renderMetrics()
    return reply.type(contentType).send(body)
  })
  return {
    started: () => {
      state = 'ready'
    },
    draining: () => {
      state = 'draining'
    },
  }
}

function isLocal(ip: string): boolean {
  return ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1'
}
