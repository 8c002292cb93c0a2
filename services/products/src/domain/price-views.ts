import type { MarketId } from '@toyline/contracts'
import { marketNumber } from './markets.ts'

/** As whom the catalogue is shown: which market, and whether without the prices that only those who are signed in may see. */
export type PriceView = { market: number; hidden: boolean }

export type PriceViews = {
  of: (market: MarketId, caller: { kind: string }) => PriceView
  /** Whether this market shows its prices to some and not to others. */
  differ: (market: MarketId) => boolean
}

/** @param hiddenPrices markets in which guests see no prices */
export function priceViews(hiddenPrices: readonly MarketId[]): PriceViews {
  const differ = (market: MarketId) => hiddenPrices.includes(market)
  return { differ, of: (market, { kind }) => ({ market: marketNumber(market), hidden: differ(market) && kind === 'guest' }) }
}
