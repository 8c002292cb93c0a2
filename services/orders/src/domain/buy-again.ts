/** A line of an order that this buyer placed before. */
export type BoughtLine = { variantId: string; quantity: number; ageDays: number }

/** A variant that this buyer may want again: in how many orders it was, and what was ordered last and when. */
export type BuyAgain = { variantId: string; orders: number; lastQuantity: number; lastAgeDays: number; score: number }

/** Chosen on July and August, `npm run bench:recommend -- --tune`; see docs/decisions/0011. */
export type BuyAgainSettings = {
  /** Days after which an order counts half. */
  halfLifeDays: number
  /** One more than the shops that buy a variant now, to the power of this, is how much that counts. */
  demandPower: number
}

export const BUY_AGAIN_SETTINGS: BuyAgainSettings = { halfLifeDays: 180, demandPower: 0.5 }

/**
 * What a buyer ordered before, most likely to be ordered again first: how often, how lately, and how many shops buy it now.
 * @param lines one per order and variant, in any order
 * @param shopsLately how many shops ordered a variant within the last 30 days
 */
export function rankBuyAgain(
  lines: readonly BoughtLine[],
  shopsLately: (variantId: string) => number,
  { halfLifeDays, demandPower }: BuyAgainSettings = BUY_AGAIN_SETTINGS,
): BuyAgain[] {
  const found = new Map<string, BuyAgain>()
  for (const { variantId, quantity, ageDays } of lines) {
    const score = 2 ** (-ageDays / halfLifeDays) * (1 + shopsLately(variantId)) ** demandPower
    const known = found.get(variantId)
    if (!known) {
      found.set(variantId, { variantId, orders: 1, lastQuantity: quantity, lastAgeDays: ageDays, score })
      continue
    }
    known.orders += 1
    known.score += score
    if (ageDays < known.lastAgeDays) {
      known.lastAgeDays = ageDays
      known.lastQuantity = quantity
    }
  }
  return [...found.values()].sort((a, b) => b.score - a.score || (a.variantId < b.variantId ? -1 : a.variantId > b.variantId ? 1 : 0))
}
