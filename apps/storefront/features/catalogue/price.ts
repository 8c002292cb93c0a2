import type { Money } from '@toyline/contracts'

/** What a shop keeps of the recommended price, in whole per cent. Null where there is nothing to keep. */
export function marginPercent(price: Money | null, msrp: Money | null): number | null {
  if (!price || !msrp || msrp.amount <= 0 || msrp.currency !== price.currency || msrp.amount < price.amount) return null
  return Math.round((1 - price.amount / msrp.amount) * 100)
}
