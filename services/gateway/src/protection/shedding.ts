import underPressure from '@fastify/under-pressure'
import { problem } from '@toyline/http'
import { counter } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'

/** Event-loop delay in milliseconds from which browsing is refused, and from which everything but probes is. */
const EARLY_MS = 250
const LATE_MS = 2_000

const shed = counter('gateway_shed_total', 'Requests refused because of load, by class', ['class'])

/** Under too much load answers a quick 503: browsing first, checkouts last, probes never. */
export async function installShedding(app: FastifyInstance): Promise<void> {
  await app.register(underPressure, {
    maxEventLoopDelay: EARLY_MS,
    sampleInterval: 250,
    pressureHandler: (request, _reply, _type, delay = 0) => {
      const kind = request.routeOptions.config.shed ?? 'early'
      if (kind === 'never' || (kind === 'late' && delay < LATE_MS)) return
      shed.inc({ class: kind })
      throw problem(503, 'busy', 'The shop is very busy; please try again in a moment.', { retryAfter: 2 })
    },
  })
}
