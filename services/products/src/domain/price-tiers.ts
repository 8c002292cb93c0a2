import { type Money, type PackRule, type PriceTier, smallestQuantity } from '@toyline/contracts'

/** From so many eaches on, each costs this, in minor units. */
export type TierDraft = { minQuantity: number; price: number }

export const MAX_TIERS = 12

/** Why these cannot be the volume prices of a price, as the end of a sentence about them; null when they can. */
export function tierFault(price: number, tiers: readonly TierDraft[], pack: PackRule): string | null {
  if (tiers.length > MAX_TIERS) return `has more than ${MAX_TIERS} volume prices.`
  let before = { minQuantity: smallestQuantity(pack), price }
  for (const tier of tiers) {
    const { minQuantity } = tier
    if (minQuantity % pack.casePack !== 0)
      return `begins a volume price at ${minQuantity}, which is no whole number of cases of ${pack.casePack}.`
    if (minQuantity <= before.minQuantity) return `begins a volume price at ${minQuantity}, which is not above ${before.minQuantity}.`
    if (tier.price >= before.price) return `has a price from ${minQuantity} on that is not lower than the one before.`
    before = tier
  }
  return null
}

/** The whole ladder as the shop shows it, from the smallest order up. `amounts` are minimum and price in turn. */
export function ladder(price: Money, smallest: number, amounts: ArrayLike<number>): PriceTier[] {
  const tiers = [{ minQuantity: smallest, unitPrice: price }]
  for (let at = 0; at + 1 < amounts.length; at += 2)
    tiers.push({ minQuantity: amounts[at] as number, unitPrice: { amount: amounts[at + 1] as number, currency: price.currency } })
  return tiers
}
