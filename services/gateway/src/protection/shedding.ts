import type { IncomingHttpHeaders } from 'node:http'
import { type EventLoopUtilization, monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { counter } from '@toyline/observability'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendBusy } from '../site/sorry.ts'
import { type FirstSight, refuseAtFirstSight } from './first-sight.ts'
import { ROUND_MS, roundMeter } from './round-meter.ts'

/**
 * How the process fares: the mean delay of its event loop by its own work, in milliseconds, and the part of the time in which it was busy;
 * and how many milliseconds of computing this round of the loop and the one before have held up whoever comes now.
 */
export type Load = { delayMs: number; busy: number; heldMs: number }
export type LoadMeter = { read: () => Load; stop: () => void }

/** Milliseconds of delay from which a class of requests begins to be refused, and from which all of it is. */
const RAMPS = { early: { from: 100, to: 300 }, late: { from: 750, to: 2_000 }, last: { from: 2_000, to: 5_000 } } as const
export type Shed = keyof typeof RAMPS
/** A process that still finds time to rest is not overloaded, however long a single pause was. */
const BUSY = 0.9
/** Fewer requests at once than this are not what keeps us busy, but something else on the machine: refusing them helps nobody. */
const CROWD = 8
const SAMPLE_MS = 250
const RESOLUTION_MS = 10

const refused = counter('gateway_shed_total', 'Requests refused because of load, by class', ['class'])

/** Whether this request is refused, and then it is answered. */
export type Shedding = (kind: Shed, request: FastifyRequest, reply: FastifyReply) => boolean

/**
 * Under too much load answers a quick 503: looking around first, then what leads to an order, money and what needs no work last, probes
 * never. Between the ends of a ramp a growing part is refused, so that the load settles where most still get an answer, instead of
 * swinging between all and nothing.
 * @param isLetIn whether a request is part of something that was let in before: what the storefront asks for a page that it makes.
 * Refusing it would throw away what was done already.
 */
export function installShedding(
  app: FastifyInstance,
  {
    meter = eventLoopMeter(app),
    isLetIn = () => false,
    firstSight,
  }: { meter?: LoadMeter | undefined; isLetIn?: (headers: IncomingHttpHeaders) => boolean; firstSight?: FirstSight } = {},
): Shedding {
  const owed = { early: 0, late: 0, last: 0 }
  app.addHook('onClose', (_app, done) => {
    meter.stop()
    done()
  })
  function refuse(kind: Shed, request: FastifyRequest, reply: FastifyReply): boolean {
    owed[kind] += partToShed(kind, meter.read())
    if (owed[kind] < 1) return false
    owed[kind] -= 1
    refused.inc({ class: kind })
    sendBusy(request, reply)
    return true
  }
  if (firstSight)
    refuseAtFirstSight(app, firstSight, ({ headers }) => {
      if (partToShed('early', meter.read()) < 1 || isLetIn(headers)) return false
      refused.inc({ class: 'early' })
      return true
    })
  app.addHook('onRequest', (request, reply, done) => {
    const { shed = 'early' } = request.routeOptions.config
    const kind = shed !== 'never' && isLetIn(request.headers) ? 'last' : shed
    if (kind === 'never' || !refuse(kind, request, reply)) done()
  })
  return refuse
}

/** From 0, nothing, to 1, everything. */
function partToShed(kind: Shed, { delayMs, busy, heldMs }: Load): number {
  if (kind === 'early' && heldMs > ROUND_MS) return 1
  const { from, to } = RAMPS[kind]
  if (busy < BUSY || delayMs <= from) return 0
  return Math.min(1, (delayMs - from) / (to - from))
}

/**
 * On a machine whose cores others use as well, a loop is late because it waits for a core, which refusing requests does not mend.
 * So the delay counts only in so far as the process was computing.
 */
function eventLoopMeter(app: FastifyInstance): LoadMeter {
  const crowd = crowdOf(app)
  const rounds = roundMeter()
  app.addHook('onRequest', (_request, _reply, done) => {
    rounds.noteArrival()
    done()
  })
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  let before: EventLoopUtilization = performance.eventLoopUtilization()
  let computed = { at: performance.now(), ...process.cpuUsage() }
  let load = { delayMs: 0, busy: 0 }
  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { at, user, system } = computed
    computed = { at: performance.now(), ...process.cpuUsage() }
    const passed = computed.at - at
    const computing = Math.min(1, (computed.user + computed.system - user - system) / 1_000 / passed)
    // A loop that has not come round to counting once was held up all the time.
    const mean = delays.count === 0 ? passed : Math.max(0, delays.mean / 1e6 - RESOLUTION_MS)
    const utilization = performance.eventLoopUtilization(now, before).utilization
    load = { delayMs: mean * computing, busy: crowd() < CROWD ? 0 : utilization }
    before = now
    delays.reset()
  }, SAMPLE_MS)
  timer.unref()
  return {
    read: () => ({ ...load, heldMs: rounds.heldMs() }),
    stop: () => {
      rounds.stop()
      clearInterval(timer)
      delays.disable()
    },
  }
}

/** The most requests that were in work at the same time since it was last asked; streams wait and cost nothing. */
function crowdOf(app: FastifyInstance): () => number {
  let now = 0
  let most = 0
  app.addHook('onRequest', (request, reply, done) => {
    if (request.headers.accept !== 'text/event-stream') {
      now += 1
      most = Math.max(most, now)
      reply.raw.once('close', () => {
        now -= 1
      })
    }
    done()
  })
  return () => {
    const seen = most
    most = now
    return seen
  }
}
