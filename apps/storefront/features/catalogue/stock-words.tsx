import type { Availability } from '@toyline/contracts'
import { type Stock, StockState } from '@toyline/ui/goods/stock-state'
import { inLocale } from '#words/server.ts'
import { stockIn } from './stock.ts'

/** The state of the stock as the pieces take it, for what is rendered on the server. */
export async function stockOf(availability: Availability): Promise<{ state: Stock; words: string }> {
  const { t, day } = await inLocale('catalogue')
  return stockIn(t, day, availability)
}

/** The state of the stock in words; the mark only repeats it. */
export async function StockWords({ availability }: { availability: Availability }) {
  const { state, words } = await stockOf(availability)
  return <StockState state={state}>{words}</StockState>
}
