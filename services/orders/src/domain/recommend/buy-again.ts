/** A line of an order that this buyer placed before. */
export type BoughtLine = { variantId: string; quantity: number; ageDays: number }

/** A variant that this buyer may want again. */
export type BuyAgain = {
  variantId: string
  /** In how many orders it was. */
  orders: number
  /** Eaches: the middle one of what was ordered each time. */
  usualQuantity: number
  lastAgeDays: number
  /** Days from one order to the next, the middle one; null where all were on one day. */
  everyDays: number | null
  score: number
}

/** Chosen on July and August, `npm run bench:recommend -- --tune`; see docs/decisions/0013. */
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
  const ranked = Array.from(
    Map.groupBy(lines, ({ variantId }) => variantId),
    ([variantId, bought]): BuyAgain => {
      const ages = bought.map(({ ageDays }) => ageDays).sort((a, b) => a - b)
      const recency = ages.reduce((sum, age) => sum + 2 ** (-age / halfLifeDays), 0)
      return {
        variantId,
        orders: bought.length,
        usualQuantity: middle(bought.map(({ quantity }) => quantity)) as number,
        lastAgeDays: ages[0] as number,
        everyDays: rhythmOf(ages),
        score: recency * (1 + shopsLately(variantId)) ** demandPower,
      }
    },
  )
  return ranked.sort((a, b) => b.score - a.score || (a.variantId < b.variantId ? -1 : a.variantId > b.variantId ? 1 : 0))
}

/** Orders less than a day apart are one: who forgot a case has no rhythm of minutes. */
function rhythmOf(ages: readonly number[]): number | null {
  const gaps = ages.slice(1).map((age, at) => age - (ages[at] as number))
  return middle(gaps.filter((gap) => gap >= 1))
}

/** The lower of the two in the middle where their number is even, so that it is one that was there; null of nothing. */
function middle(values: readonly number[]): number | null {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? null
}
