import { type Currency, MARKETS, type Market, type MarketId } from '@toyline/contracts'

/** Markets and locations by number, so that their figures can stand in arrays. */
export const MARKET_IDS = Object.keys(MARKETS) as MarketId[]
export const MARKET_LIST: readonly Market[] = Object.values(MARKETS)
export const LOCATIONS: readonly string[] = [...new Set(MARKET_LIST.flatMap((market) => market.locations))]

export function marketNumber(id: MarketId): number {
  return MARKET_IDS.indexOf(id)
}

export function currencyOf(market: number): Currency {
  return (MARKET_LIST[market] as Market).currency
}

/** Numbers of the locations that serve a market, nearest first. */
export const MARKET_LOCATIONS: readonly (readonly number[])[] = MARKET_LIST.map((market) =>
  market.locations.map((name) => LOCATIONS.indexOf(name)),
)
