import { Problem, type Transport, type TransportReply, type TransportRequest, withPolicies } from '@toyline/http'
import { NoAnswer, NotSent } from '../domain/provider.ts'

export type Patience = {
  /** Milliseconds a call may take; default 5,000. */
  timeoutMs?: number
  /** Milliseconds that the provider is left alone after failures; default 5,000. */
  restMs?: number
}

const CALL_MS = 5_000
const PROBE_MS = 2_000
/** Causes with which a connection fails before anything was sent. */
const NOT_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'])

/**
 * An outside provider over HTTP, with bounded waits and a breaker.
 * `ask` rejects with `NotSent` when certainly nothing was sent, and with `NoAnswer` when nobody knows.
 * @param probe a question that costs nothing; asked when the provider has rested and somebody wants to know whether it is back
 */
export function reachProvider(transport: Transport, name: string, patience: Patience, probe: TransportRequest) {
  const { timeoutMs = CALL_MS, restMs = 5_000 } = patience
  let state: 'open' | 'half-open' | 'closed' = 'closed'
  let openedAt = 0
  const call = withPolicies(transport, {
    name: `${name} payment`,
    from: 'payments',
    timeoutMs,
    probeTimeoutMs: Math.min(PROBE_MS, timeoutMs),
    halfOpenAfterMs: restMs,
    onState(now) {
      state = now
      openedAt = Date.now()
    },
  })

  async function ask(request: TransportRequest): Promise<TransportReply> {
    try {
      return await call(request)
    } catch (error) {
      throw notReached(error) ? new NotSent('provider not reached', { cause: error }) : new NoAnswer('no answer', { cause: error })
    }
  }

  return {
    ask,
    available(): boolean {
      // Nobody pays while the provider rests, so somebody else has to find out that it is back.
      if (state === 'open' && Date.now() - openedAt > restMs) void ask(probe).catch(() => {})
      return state === 'closed'
    },
  }
}

/** Breaker and wall refuse before anything is sent; of network failures only those of connecting do. */
function notReached(error: unknown): boolean {
  if (!(error instanceof Problem)) return false
  if (error.code === 'busy') return true
  if (error.code !== 'service-unavailable') return false
  const cause = error.cause as { code?: string } | undefined
  return cause === undefined || NOT_CONNECTED.has(cause.code ?? '')
}
