import type { MarketId } from '@toyline/contracts'

/** Until when a buyer may cancel by themselves: so many hours after the order was placed, but no longer than until the warehouse begins its day. */
export type CancelRule = { hours: number; cutOff: { hour: number; timeZone: string } }

export const CANCEL_RULES: Record<MarketId, CancelRule> = {
  us: { hours: 4, cutOff: { hour: 6, timeZone: 'America/Los_Angeles' } },
  ca: { hours: 4, cutOff: { hour: 6, timeZone: 'America/Los_Angeles' } },
  gb: { hours: 4, cutOff: { hour: 6, timeZone: 'Europe/Amsterdam' } },
  eu: { hours: 4, cutOff: { hour: 6, timeZone: 'Europe/Amsterdam' } },
}

const HOUR_MS = 3_600_000

/**
 * The earlier of both ends (W57). What has left cannot be cancelled whatever the time is; that is the lines' to say.
 * @param placedAt ISO time
 */
export function cancellableUntil(placedAt: string, { hours, cutOff }: CancelRule): Date {
  const placed = Date.parse(placedAt)
  return new Date(Math.min(placed + hours * HOUR_MS, nextHour(placed, cutOff)))
}

/** The next time that a clock in a zone shows a full hour. Zones of our warehouses lie whole hours from UTC. */
function nextHour(after: number, { hour, timeZone }: CancelRule['cutOff']): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  let at = (Math.floor(after / HOUR_MS) + 1) * HOUR_MS
  while (Number(clock.format(at)) !== hour) at += HOUR_MS
  return at
}
