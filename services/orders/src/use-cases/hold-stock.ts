import { Problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import { locationsFor } from '../domain/shipping/warehouses.ts'
import type { SagaNeeds } from './ports.ts'

/** The shortest and longest that products holds for. */
const SHORTEST_HOLD_MS = 10_000
const LONGEST_HOLD_MS = 3_600_000

export type HoldAnswer = { expiresAt: string } | { refused: Problem }

/**
 * Holds the order's stock, all lines or none, or prolongs the hold, up to the cap counted from the order's creation.
 * Throws when products does not answer.
 */
export async function holdStock({ products, settings }: SagaNeeds, order: StoredOrder): Promise<HoldAnswer> {
  const untilCap = settings.holdCapMs - order.ageMs
  const leastMs = Math.max(SHORTEST_HOLD_MS, 2 * settings.holdMarginMs)
  const ttlMs = Math.min(Math.max(Math.min(settings.holdMs, untilCap), leastMs), LONGEST_HOLD_MS)
  try {
    return await products.holdStock({
      body: { orderId: order.id, ...toHold(order), ttlSeconds: Math.round(ttlMs / 1_000) },
    })
  } catch (error) {
    if (error instanceof Problem && (error.code === 'not-enough-stock' || error.code === 'hold-ended')) return { refused: error }
    throw error
  }
}

/** What is held for an order, and claimed once it is placed: everything that was ordered, the nearer to its buyer the better. */
export function toHold({ market, shipTo, lines }: StoredOrder) {
  return {
    market,
    locations: locationsFor(market, shipTo),
    lines: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
  }
}
