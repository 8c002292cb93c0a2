import type { Money } from '@toyline/contracts'

/** What a shop keeps of the recommended price, in whole per cent. Null where there is nothing to keep. */
export function marginPercent(price: Money | null, msrp: Money | null): number | null {
  if (!price || !msrp || msrp.amount <= 0 || msrp.currency !== price.currency || msrp.amount < price.amount) return null
  return Math.round((1 - price.amount / msrp.amount) * 100)
}

/** The smallest quantity that may be ordered: the minimum, in whole cases. */
export function smallestOrder(casePack: number, minQuantity: number): number {
  return Math.max(1, Math.ceil(minQuantity / casePack)) * casePack
}

/** A typed quantity as whole cases, never fewer than may be ordered. */
export function inWholeCases(quantity: number, casePack: number, smallest: number): number {
  if (!Number.isFinite(quantity)) return smallest
  return Math.max(smallest, Math.ceil(quantity / casePack) * casePack)
}
