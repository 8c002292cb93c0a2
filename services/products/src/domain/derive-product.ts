import { STATES, stateOf } from './availability.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import { listOf } from './int-lists.ts'
import { MARKET_IDS, MARKET_LOCATIONS } from './markets.ts'
import { tradeCode } from './trade.ts'

/** What a card shows is one variant's: the cheapest, or the first where the market has no price. */
export function derivePrices(index: CatalogueIndex, ordinal: number): void {
  const variants = listOf(index.variants, ordinal)
  for (let market = 0; market < MARKET_IDS.length; market++) {
    const prices = index.variant.price[market] as Int32Array
    let cheapest = 0
    for (const variant of variants) {
      const price = prices[variant] as number
      if (price > 0 && (cheapest === 0 || price < (prices[cheapest] as number))) cheapest = variant
    }
    ;(index.price[market] as Int32Array)[ordinal] = cheapest === 0 ? 0 : (prices[cheapest] as number)
    ;(index.msrp[market] as Int32Array)[ordinal] = cheapest === 0 ? 0 : ((index.variant.msrp[market] as Int32Array)[cheapest] as number)
    ;(index.casePack[market] as Int32Array)[ordinal] = index.variant.casePack[cheapest || (variants[0] ?? 0)] || 1
  }
}

/**
 * Availability, price and margin range, and first arrival in each market, of a product that is not counted at present.
 * @returns whether any of it is another one now
 */
export function deriveTrade(index: CatalogueIndex, ordinal: number): boolean {
  const { now, total, due, casePack } = index.variant
  const variants = listOf(index.variants, ordinal)
  let changed = false
  for (let market = 0; market < MARKET_IDS.length; market++) {
    let best = STATES.length - 1
    let first = 0
    for (const variant of variants) {
      let nowHere = 0
      let totalHere = 0
      for (const at of MARKET_LOCATIONS[market] as readonly number[]) {
        nowHere += (now[at] as Int32Array)[variant] as number
        totalHere += (total[at] as Int32Array)[variant] as number
        const day = (due[at] as Uint16Array)[variant] as number
        if (day > 0 && (first === 0 || day < first)) first = day
      }
      best = Math.min(best, stateOf(nowHere, totalHere, casePack[variant] as number))
    }
    const code = tradeCode(
      best,
      (index.price[market] as Int32Array)[ordinal] as number,
      (index.msrp[market] as Int32Array)[ordinal] as number,
    )
    const trade = index.trade[market] as Uint16Array
    const arrival = index.arrival[market] as Uint16Array
    changed ||= trade[ordinal] !== code || arrival[ordinal] !== first
    trade[ordinal] = code
    arrival[ordinal] = first
    countTrade(index, market, ordinal, 1)
  }
  return changed
}

/** Counts a product in or out of those with its trade code. */
export function countTrade(index: CatalogueIndex, market: number, ordinal: number, by: number): void {
  const usage = index.tradeUsage[market] as Int32Array
  const code = (index.trade[market] as Uint16Array)[ordinal] as number
  usage[code] = (usage[code] as number) + by
  if (((index.arrival[market] as Uint16Array)[ordinal] as number) > 0) index.expecting[market] = (index.expecting[market] as number) + by
}
