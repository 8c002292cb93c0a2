import { problem } from '@toyline/http'
import { renderMetrics } from '@toyline/observability'
import type { FastifyInstance, FastifyRequest } from 'fastify'

export type Health = { started: () => void; draining: () => void; isDraining: () => boolean }

/** Milliseconds for which an answer of the database is good: probes are open to everybody and must not become its load. */
const GOOD_FOR_MS = 1_000

/**
 * Probes. Liveness asks nobody else; readiness fails until the start is complete, while draining, and when the database does
 * not answer.
 */
export function healthOf(
  checkReady: () => Promise<void>,
): Health & { isReady: () => Promise<boolean>; mount: (app: FastifyInstance) => void } {
  let state: 'starting' | 'ready' | 'draining' = 'starting'
  const check = oftenEnough(checkReady)
  return {
    started: () => {
      if (state === 'starting') state = 'ready'
    },
    draining: () => {
      state = 'draining'
    },
    isDraining: () => state === 'draining',
    isReady: () =>
      check().then(
        () => true,
        () => false,
      ),
    mount(app) {
      const probe = { config: { shed: 'never' as const } }
      app.get('/livez', probe, async () => ({ live: true }))
      app.get('/readyz', probe, async (request) => {
        if (state !== 'ready') throw problem(503, 'not-ready', `The gateway is ${state}.`)
        await check().catch((err: unknown) => {
          request.log.warn({ err }, 'not ready')
          throw problem(503, 'not-ready', 'The database does not answer.', { retryAfter: 2 })
        })
        return { ready: true }
      })
      app.get('/metrics', probe, async (request, reply) => {
        // The numbers say how business goes; only the machine itself and its monitoring may read them.
        if (!isLocal(request)) throw problem(404, 'not-found', 'There is nothing at this address.')
        const { contentType, body } = await renderMetrics()
        return reply.type(contentType).send(body)
      })
    },
  }
}

function oftenEnough(check: () => Promise<void>): () => Promise<void> {
  let goodUntil = 0
  let underWay: Promise<void> | undefined
  return async () => {
    if (performance.now() < goodUntil) return
    underWay ??= check()
      .then(() => {
        goodUntil = performance.now() + GOOD_FOR_MS
      })
      .finally(() => {
        underWay = undefined
      })
    await underWay
  }
}

/** Asked by this machine itself, and not by a proxy on it for somebody else. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  if (headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined) return false
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(socket.remoteAddress ?? '')
}
