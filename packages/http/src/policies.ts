import {
  BrokenCircuitError,
  BulkheadRejectedError,
  bulkhead,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel'
import { Problem, problem } from './problem.ts'
import type { Transport, TransportReply, TransportRequest } from './transport.ts'

export type PolicyOptions = {
  name: string
  /** Milliseconds a call may take unless its deadline is nearer. */
  timeoutMs?: number
  /** Calls in flight at once; as many again may queue. */
  concurrency?: number
  /** Consecutive failures that open the breaker. */
  failures?: number
  /** Milliseconds an open breaker waits before it lets one probe through. */
  halfOpenAfterMs?: number
  /** A probe must answer faster than an ordinary call, or a slow dependency would hold the door. */
  probeTimeoutMs?: number
  onState?: (state: 'open' | 'half-open' | 'closed') => void
  now?: () => number
}

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

/** A failure of the neighbour itself. A refusal (4xx) is an answer, not a failure. */
function isFailure(error: unknown): boolean {
  return !(error instanceof Problem) || error.status >= 500
}

/**
 * Wraps a transport with a bulkhead, a breaker, a time-out and retries of safe calls within a budget.
 * Errors: 503 `service-unavailable` (open breaker, full bulkhead, no connection), 504 `service-timeout`.
 */
export function withPolicies(transport: Transport, options: PolicyOptions): Transport {
  const {
    timeoutMs = 2_000,
    concurrency = 64,
    failures = 5,
    halfOpenAfterMs = 5_000,
    probeTimeoutMs = 500,
    onState,
    now = Date.now,
  } = options
  const breaker = circuitBreaker(handleWhen(isFailure), { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(failures) })
  breaker.onStateChange((state) =>
    onState?.(state === CircuitState.Open ? 'open' : state === CircuitState.HalfOpen ? 'half-open' : 'closed'),
  )
  const wall = bulkhead(concurrency, concurrency)
  const budget = retryBudget()

  const once = async (request: TransportRequest): Promise<TransportReply> => {
    const deadline = Number(request.headers['x-deadline']) || Number.POSITIVE_INFINITY
    const limit = Math.min(breaker.state === CircuitState.HalfOpen ? probeTimeoutMs : timeoutMs, deadline - now())
    if (limit <= 0) throw problem(504, 'service-timeout', 'The time for this request is used up.', { retryAfter: 1 })
    if (request.stream) return failOn5xx(await transport(request))
    return failOn5xx(await withTimeout(transport, request, limit))
  }

  return async (request) => {
    budget.earn()
    try {
      return await wall.execute(() => breaker.execute(() => once(request)))
    } catch (error) {
      if (error instanceof UpstreamFailure && !mayRetry(request)) return error.answer
      if (
        !mayRetry(request) ||
        !isFailure(error) ||
        error instanceof BrokenCircuitError ||
        error instanceof BulkheadRejectedError ||
        !budget.spend()
      )
        return answer(error, options.name)
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 50))
      return wall.execute(() => breaker.execute(() => once(request))).catch((second) => answer(second, options.name))
    }
  }
}

function mayRetry(request: TransportRequest): boolean {
  return request.method === 'GET' && !request.stream && !request.signal?.aborted
}

/** Carries a 5xx through the breaker, so that it counts, and out again as the answer that it is. */
class UpstreamFailure extends Error {
  readonly answer: TransportReply
  constructor(answer: TransportReply) {
    super(`upstream answered ${answer.status}`)
    this.answer = answer
  }
}

function failOn5xx(reply: TransportReply): TransportReply {
  if (reply.status >= 500) throw new UpstreamFailure(reply)
  return reply
}

function answer(error: unknown, name: string): TransportReply {
  if (error instanceof UpstreamFailure) return error.answer
  if (error instanceof BrokenCircuitError || error instanceof BulkheadRejectedError)
    throw problem(503, 'service-unavailable', `The ${name} service is resting after failures; please try again shortly.`, { retryAfter: 5 })
  throw error
}

async function withTimeout(transport: Transport, request: TransportRequest, limitMs: number): Promise<TransportReply> {
  const stop = new AbortController()
  const abort = () => stop.abort()
  request.signal?.addEventListener('abort', abort, { once: true })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(problem(504, 'service-timeout', 'A part of the shop took too long to answer.', { retryAfter: 1 }))
      stop.abort()
    }, limitMs)
  })
  try {
    return await Promise.race([transport({ ...request, signal: stop.signal }), late])
  } finally {
    clearTimeout(timer)
    request.signal?.removeEventListener('abort', abort)
  }
}
