import { largestQuantity } from '@toyline/contracts/quantities'

/** A typed quantity as whole cases, upwards, never fewer than may be ordered nor more than a line holds. */
export function inWholeCases(quantity: number, casePack: number, smallest: number): number {
  if (!Number.isFinite(quantity)) return smallest
  return Math.min(largestQuantity({ casePack, maxQuantity: null }), Math.max(smallest, Math.ceil(quantity / casePack) * casePack))
}

/** The whole cases below a quantity that is none, where they may be ordered; null where there is nothing to offer. */
export function caseBelow(quantity: number, casePack: number, smallest: number): number | null {
  const below = Math.floor(quantity / casePack) * casePack
  return Number.isFinite(quantity) && below >= smallest && below !== quantity ? below : null
}
