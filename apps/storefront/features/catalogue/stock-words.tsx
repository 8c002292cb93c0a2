import type { Availability } from '@toyline/contracts'
import { type Stock, StockState } from '@toyline/ui/goods/stock-state'
import { inLocale } from '#words/server.ts'
import type { Words } from '#words/words.ts'

const LOOKS: Record<Availability['state'], Stock> = {
  'in-stock': 'in-stock',
  low: 'low',
  backorder: 'arriving',
  'out-of-stock': 'unavailable',
}

function stockWords(t: Words<'catalogue'>, { state, quantity }: Availability): string {
  if (state === 'in-stock') return t('stock.in')
  if (state === 'low') return quantity === null ? t('stock.few') : t('stock.left', { count: quantity })
  if (state === 'backorder') return t('stock.backorder')
  return t('stock.out')
}

/** The state of the stock as the pieces take it: which mark, and the words. */
export async function stockOf(availability: Availability): Promise<{ state: Stock; words: string }> {
  const { t } = await inLocale('catalogue')
  return { state: LOOKS[availability.state], words: stockWords(t, availability) }
}

/** The state of the stock in words; the mark only repeats it. */
export async function StockWords({ availability }: { availability: Availability }) {
  const { state, words } = await stockOf(availability)
  return <StockState state={state}>{words}</StockState>
}
