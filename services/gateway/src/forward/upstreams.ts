import type { ServiceName } from '@toyline/contracts'
import { type Card, problem, type Transport, withPolicies } from '@toyline/http'
import { counter, type Log } from '@toyline/observability'

/** Milliseconds that a visitor waits for an answer, unless the card says otherwise. */
const READ_BUDGET_MS = 2_000
const WRITE_BUDGET_MS = 8_000
const CHECKOUT_BUDGET_MS = 20_000
const FILE_BUDGET_MS = 5_000
/** Of one room at once, each with a connection of a visitor's and one to the room. */
const MOST_STREAMS = 1_000

/**
 * A room behind the gateway, with a wall and a breaker for each class of calls: checkouts that wait for a payment provider must
 * not fill the places of the carts, and a failing disk of pictures must not close the catalogue.
 */
export type Upstream = { reads: Transport; writes: Transport; checkouts: Transport; files: Transport; streams: Transport }

const breakerChanges = counter('gateway_breaker_changes_total', 'Changes of a breaker, by service, class of calls and new state', [
  'service',
  'calls',
  'state',
])

type Changed = (service: string, calls: string, state: 'open' | 'half-open' | 'closed') => void

/** @param changed hears of every change of a breaker */
export function upstreams<N extends Exclude<ServiceName, 'gateway'>>(
  transports: Record<N, Transport>,
  log: Log,
  changed: Changed,
): Record<N, Upstream> {
  const rooms = Object.entries(transports) as [N, Transport][]
  return Object.fromEntries(rooms.map(([name, transport]) => [name, guarded(name, transport, log, changed)])) as Record<N, Upstream>
}

export function budgetOf(card: Card): number {
  return card.budgetMs ?? (card.method === 'GET' ? READ_BUDGET_MS : WRITE_BUDGET_MS)
}

/** The class of calls that a card belongs to. */
export function callsOf(card: Card): keyof Upstream {
  if (card.stream) return 'streams'
  if (card.method === 'GET') return 'reads'
  return budgetOf(card) > WRITE_BUDGET_MS ? 'checkouts' : 'writes'
}

/**
 * Few at once and many in line: what runs at once must not starve for a room's ten database connections, and a burst of a
 * thousand buyers is a line that is gone within the budget of its last. Whoever's time is over leaves the line. Checkouts and files
 * may be slow for reasons that fewer of them would not mend.
 */
function guarded(name: string, transport: Transport, log: Log, changed: Changed): Upstream {
  type Limits = { timeoutMs: number; concurrency: number; queue: number; slowMs?: number; probeTimeoutMs: number }
  const guard = (calls: string, limits: Limits) =>
    withPolicies(transport, {
      name,
      from: 'gateway',
      calls,
      ...limits,
      onState: (state) => {
        breakerChanges.inc({ service: name, calls, state })
        changed(name, calls, state)
        log.warn({ service: name, calls, state }, 'breaker')
      },
    })
  return {
    reads: guard('reads', { timeoutMs: READ_BUDGET_MS, concurrency: 64, queue: 1_000, slowMs: 500, probeTimeoutMs: 1_000 }),
    writes: guard('writes', { timeoutMs: WRITE_BUDGET_MS, concurrency: 32, queue: 500, slowMs: 2_000, probeTimeoutMs: 4_000 }),
    checkouts: guard('checkouts', { timeoutMs: CHECKOUT_BUDGET_MS, concurrency: 64, queue: 500, probeTimeoutMs: 10_000 }),
    files: guard('files', { timeoutMs: FILE_BUDGET_MS, concurrency: 64, queue: 1_000, probeTimeoutMs: 2_000 }),
    streams: atMost(MOST_STREAMS, name, transport),
  }
}

/**
 * A stream keeps its place until it ends.
 * Errors: 503 `busy` when all are taken.
 */
function atMost(most: number, name: string, transport: Transport): Transport {
  let open = 0
  const leave = () => {
    open -= 1
  }
  return async (request) => {
    if (open >= most) throw problem(503, 'busy', `The ${name} service has more streams open than it can.`, { retryAfter: 30 })
    open += 1
    try {
      const answer = await transport(request)
      if (answer.stream && !answer.stream.closed) answer.stream.once('close', leave)
      else leave()
      return answer
    } catch (error) {
      leave()
      throw error
    }
  }
}
