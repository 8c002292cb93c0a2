/** The most that one line may hold. */
export const MOST_UNITS = 100_000

/** The smallest quantity that may be ordered: the minimum, in whole cases. */
export function smallestOrder(casePack: number, minQuantity: number): number {
  return Math.max(1, Math.ceil(minQuantity / casePack)) * casePack
}

/** A typed quantity as whole cases, upwards, never fewer than may be ordered nor more than a line holds. */
export function inWholeCases(quantity: number, casePack: number, smallest: number): number {
  if (!Number.isFinite(quantity)) return smallest
  const most = Math.floor(MOST_UNITS / casePack) * casePack
  return Math.min(most, Math.max(smallest, Math.ceil(quantity / casePack) * casePack))
}

/** The whole cases below a quantity that is none, where they may be ordered; null where there is nothing to offer. */
export function caseBelow(quantity: number, casePack: number, smallest: number): number | null {
  const below = Math.floor(quantity / casePack) * casePack
  return Number.isFinite(quantity) && below >= smallest && below !== quantity ? below : null
}
