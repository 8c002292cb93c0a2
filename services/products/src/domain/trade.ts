import { MARGIN_STEPS, marginPercent, PRICE_STEPS, rangeAt } from './ranges.ts'

/**
 * What a product is in a market, as one small number: its availability (a number of STATES), and the ranges of its price and
 * margin. So one count for each number serves three facets.
 */
export const TRADE_CODES = 1024

export function tradeCode(state: number, price: number, msrp: number): number {
  const priceRange = price > 0 ? rangeAt(PRICE_STEPS, price) : -1
  return state | ((priceRange + 1) << 2) | ((rangeAt(MARGIN_STEPS, marginPercent(price, msrp)) + 1) << 6)
}

export const stateIn = (code: number): number => code & 3
/** -1 without a price. */
export const priceRangeIn = (code: number): number => ((code >> 2) & 15) - 1
/** -1 without a margin. */
export const marginRangeIn = (code: number): number => (code >> 6) - 1
