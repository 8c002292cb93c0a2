import type { PriceTier } from './variants.ts'

/**
 * The rung of a ladder that a quantity stands on, and the next one above it. Below the first rung the first counts; null where
 * there is no price.
 *
 * A price is chosen by quantity here and nowhere else: pages, carts and orders all ask this function (W12). For browsers too, so
 * this file imports no code.
 * @param tiers as products hands them out: minimums rise, prices fall
 */
export function priceAt(tiers: readonly PriceTier[], quantity: number): { tier: PriceTier; next: PriceTier | null } | null {
  const above = tiers.findIndex((tier) => tier.minQuantity > quantity)
  const at = above < 0 ? tiers.length - 1 : Math.max(0, above - 1)
  const tier = tiers[at]
  return tier ? { tier, next: tiers[at + 1] ?? null } : null
}
