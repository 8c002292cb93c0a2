import 'server-only'
import { MARKETS, type Market, MarketId } from '@toyline/contracts'
import { cookies } from 'next/headers'

export const MARKET_COOKIE = 'market'

/** The market that the visitor chose; the United States until they choose. */
export async function currentMarket(): Promise<Market> {
  const chosen = MarketId.safeParse((await cookies()).get(MARKET_COOKIE)?.value)
  return MARKETS[chosen.success ? chosen.data : 'us']
}
