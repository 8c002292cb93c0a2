import type { ServiceName } from '@toyline/contracts'
import { type Transport, withPolicies } from '@toyline/http'
import { counter, type Log } from '@toyline/observability'

/** A room behind the gateway. Reads and writes have their own breaker: a failing checkout must not close the catalogue. */
export type Upstream = { reads: Transport; writes: Transport; streams: Transport }

const breakerChanges = counter('gateway_breaker_changes_total', 'Changes of a breaker, by service, class of calls and new state', [
  'service',
  'calls',
  'state',
])

export function upstreams<N extends Exclude<ServiceName, 'gateway'>>(transports: Record<N, Transport>, log: Log): Record<N, Upstream> {
  const rooms = Object.entries(transports) as [N, Transport][]
  return Object.fromEntries(rooms.map(([name, transport]) => [name, guarded(name, transport, log)])) as Record<N, Upstream>
}

function guarded(name: string, transport: Transport, log: Log): Upstream {
  const onState = (calls: string) => (state: 'open' | 'half-open' | 'closed') => {
    breakerChanges.inc({ service: name, calls, state })
    log.warn({ service: name, calls, state }, 'breaker')
  }
  return {
    reads: withPolicies(transport, { name, timeoutMs: 2_000, concurrency: 128, onState: onState('reads') }),
    writes: withPolicies(transport, { name, timeoutMs: 20_000, concurrency: 64, onState: onState('writes') }),
    streams: transport,
  }
}
