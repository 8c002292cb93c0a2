import { setTimeout as pause } from 'node:timers/promises'
import { counter, gauge, isRecorded, step } from '@toyline/observability'
import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhen } from 'cockatiel'
import { Problem, type ProblemBody, problem } from './problem.ts'
import type { Transport, TransportReply, TransportRequest } from './transport.ts'
import { openWall, WallFull } from './wall.ts'

export type PolicyOptions = {
  name: string
  /** Who calls, and which of its calls, where numbers tell them apart. */
  from?: string
  calls?: string
  /** Milliseconds a call may take in all, with waiting for its turn and its retry, unless its deadline is nearer. */
  timeoutMs?: number
  /** Calls in flight at once. */
  concurrency?: number
  /**
   * Calls that may wait for their turn; as many as may be in flight unless said. Fewer wait where calls take so long of late that the
   * last in line would not be answered in time.
   */
  queue?: number
  /** Milliseconds from which a call is slow because too many are in flight; then fewer are (see `wall.ts`). Never unless said. */
  slowMs?: number
  /** Consecutive failures that open the breaker. */
  failures?: number
  /** Milliseconds an open breaker waits before it lets one probe through. */
  halfOpenAfterMs?: number
  /** A probe must answer faster than an ordinary call, or a slow dependency would hold the door. A quarter of `timeoutMs` unless said. */
  probeTimeoutMs?: number
  onState?: (state: 'open' | 'half-open' | 'closed') => void
}

const RETRY_JITTER_MS = 50
/** What took long to fail takes as long again: a call is tried a second time where so many times that is left of its own. */
const RETRY_MARGIN = 2

const breakerState = gauge('breaker_state', 'A breaker: 0 closed, 1 half open, 2 open; by who calls whom and the class of calls', [
  'from',
  'to',
  'calls',
])
export const turnedAway = counter('calls_turned_away_total', 'Calls that found their wall full, by who calls whom and the class of calls', [
  'from',
  'to',
  'calls',
])
const BREAKER_FIGURE = { closed: 0, 'half-open': 1, open: 2 } as const

/** Tokens that retries spend: at most one retry for every ten calls, so that a failing neighbour is not called harder. */
function retryBudget(): { earn: () => void; spend: () => boolean } {
  let tokens = 1
  return {
    earn: () => {
      tokens = Math.min(10, tokens + 0.1)
    },
    spend: () => {
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}

/**
 * Wraps a transport with a wall, a breaker, a time-out and retries of safe calls within a budget. What counts against a
 * neighbour is only that it cannot be reached or says that it cannot work: a refusal is an answer, a bug in one of its routes
 * (500) closes no other route, and neither does what it says about somebody else (503 `payment-unavailable`).
 * Errors: 503 `busy` (no place, and the line is as long as it may be), 503 `service-unavailable` (open breaker, a probe that is not answered, no connection), 504 `service-timeout`, 499 `caller-left`.
 */
export function withPolicies(transport: Transport, options: PolicyOptions): Transport {
  const { name, timeoutMs = 2_000, concurrency = 64, queue = concurrency, failures = 5, halfOpenAfterMs = 5_000, onState } = options
  const { from = '', calls = 'all' } = options
  const probeTimeoutMs = options.probeTimeoutMs ?? timeoutMs / 4
  const breaker = circuitBreaker(handleWhen(isFailure), { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(failures) })
  const figure = breakerState.labels({ from, to: name, calls })
  figure.set(BREAKER_FIGURE.closed)
  breaker.onStateChange((changed) => {
    const state = changed === CircuitState.Open ? 'open' : changed === CircuitState.HalfOpen ? 'half-open' : 'closed'
    figure.set(BREAKER_FIGURE[state])
    onState?.(state)
  })
  const wall = openWall({ places: concurrency, line: queue, budgetMs: timeoutMs, slowMs: options.slowMs })
  const refused = turnedAway.labels({ from, to: name, calls })
  const budget = retryBudget()

  const measured = async (request: TransportRequest, clock: Clock): Promise<TransportReply> => {
    const isProbe = breaker.state === CircuitState.HalfOpen
    const begun = performance.now()
    try {
      return await (isProbe ? probe(transport, request, clock, { name, limitMs: probeTimeoutMs }) : clock.race(transport, request))
    } finally {
      // Whoever leaves does not say how long it would have taken.
      if (!request.signal?.aborted) wall.took(performance.now() - begun)
    }
  }

  const attempt = (request: TransportRequest, clock: Clock): Promise<TransportReply> =>
    wall.within(clock, () => {
      // Its time ran out, or its caller left, while it waited for its turn: that says nothing about the neighbour.
      if (clock.isOver()) return clock.over
      return breaker.execute(async () => failWhenUnwell(await measured(request, clock)))
    })

  const call: Transport = async (request) => {
    budget.earn()
    const clock = startClock(request, timeoutMs)
    const work = async () => {
      const begun = performance.now()
      try {
        return await attempt(request, clock)
      } catch (error) {
        const isTooLate = clock.leftMs() < RETRY_MARGIN * (performance.now() - begun)
        if (request.method !== 'GET' || !isFailure(error) || clock.isOver() || isTooLate || isRejection(error) || !budget.spend())
          throw error
        await pause(Math.random() * RETRY_JITTER_MS)
        return attempt(request, clock)
      }
    }
    try {
      return await Promise.race([work(), clock.over])
    } catch (error) {
      if (error instanceof WallFull) refused.inc()
      return answerOf(error, name)
    } finally {
      clock.stop()
    }
  }
  return (request) => (isRecorded() ? step(`call ${name}`, { kind: 'client' }, () => call(request)) : call(request))
}

type Clock = {
  isOver: () => boolean
  leftMs: () => number
  /** Rejects when the time is up or the caller leaves; never resolves. */
  over: Promise<never>
  race: (transport: Transport, request: TransportRequest) => Promise<TransportReply>
  stop: () => void
}

/** The time of one call, from its arrival. Whatever is under way when it is over is told to stop. */
function startClock({ headers, signal }: TransportRequest, timeoutMs: number): Clock {
  const deadline = Number(headers['x-deadline']) || Number.POSITIVE_INFINITY
  const limitMs = Math.min(timeoutMs, deadline - Date.now())
  const until = performance.now() + limitMs
  const { promise: over, reject } = Promise.withResolvers<never>()
  over.catch(() => {})
  const working = new AbortController()
  let ended = false
  const end = (why: Problem) => {
    ended = true
    reject(why)
    working.abort()
  }
  const leave = () => end(problem(499, 'caller-left', 'Whoever asked has left.'))
  let timer: NodeJS.Timeout | undefined
  if (signal?.aborted) leave()
  else if (limitMs <= 0) end(problem(504, 'service-timeout', 'The time for this request is used up.', { retryAfter: 1 }))
  else {
    signal?.addEventListener('abort', leave, { once: true })
    timer = setTimeout(() => end(tooSlow()), limitMs)
  }
  return {
    isOver: () => ended,
    leftMs: () => until - performance.now(),
    over,
    race: (transport, request) => Promise.race([transport({ ...request, signal: working.signal }), over]),
    stop: () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', leave)
    },
  }
}

/**
 * The one call that finds out whether a neighbour is well again. It goes on when its caller leaves: others wait for what it finds. Where it is
 * not answered the neighbour rests on, and its caller is told what everybody is told meanwhile.
 */
async function probe(
  transport: Transport,
  request: TransportRequest,
  clock: Clock,
  { name, limitMs }: { name: string; limitMs: number },
): Promise<TransportReply> {
  const working = new AbortController()
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    late.reject(resting(name))
    working.abort()
  }, limitMs)
  try {
    return await Promise.race([transport({ ...request, signal: working.signal }), late.promise])
  } finally {
    clearTimeout(timer)
    // The reply of a caller who has left is read by nobody.
    if (clock.isOver()) working.abort()
  }
}

function tooSlow(): Problem {
  return problem(504, 'service-timeout', 'A part of the shop took too long to answer.', { retryAfter: 1 })
}

function resting(name: string): Problem {
  return problem(503, 'service-unavailable', `The ${name} service is resting after failures; please try again shortly.`, { retryAfter: 5 })
}

function isFailure(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500
}

function isRejection(error: unknown): boolean {
  return error instanceof BrokenCircuitError || error instanceof WallFull
}

/** Carries an answer that counts as a failure through the breaker, and out again as the answer that it is. */
class Unwell extends Error {
  readonly answer: TransportReply
  constructor(answer: TransportReply) {
    super(`the neighbour answered ${answer.status}`)
    this.answer = answer
  }
}

function failWhenUnwell(reply: TransportReply): TransportReply {
  if (reply.status >= 500 && isAboutItself(reply)) throw new Unwell(reply)
  return reply
}

/** A 5xx without a code comes from a stranger, or from what stands before the service; of ours only a missing database is its own state. */
function isAboutItself(reply: TransportReply): boolean {
  if (reply.stream) return false
  try {
    const { code } = JSON.parse(reply.body.toString('utf8')) as Partial<ProblemBody>
    return code === undefined || code === 'database-unavailable'
  } catch {
    return true
  }
}

function answerOf(error: unknown, name: string): TransportReply {
  if (error instanceof Unwell) return error.answer
  if (error instanceof WallFull)
    throw problem(503, 'busy', `The ${name} service has more to do than it can; please try again in a moment.`, { retryAfter: 2 })
  if (error instanceof BrokenCircuitError) throw resting(name)
  throw error
}
