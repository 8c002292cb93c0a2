import type { Availability } from '@toyline/contracts'
import type { Stock } from '@toyline/ui/goods/stock-state'
import type { Words } from '#words/words.ts'

const LOOKS: Record<Availability['state'], Stock> = {
  'in-stock': 'in-stock',
  low: 'low',
  backorder: 'arriving',
  'out-of-stock': 'unavailable',
}

/** The state of the stock as the pieces take it: which mark, and the words. */
export function stockIn(t: Words<'catalogue'>, { state, quantity }: Availability): { state: Stock; words: string } {
  return { state: LOOKS[state], words: stockWords(t, { state, quantity }) }
}

function stockWords(t: Words<'catalogue'>, { state, quantity }: Availability): string {
  if (state === 'in-stock') return t('stock.in')
  if (state === 'low') return quantity === null ? t('stock.few') : t('stock.left', { count: quantity })
  if (state === 'backorder') return t('stock.backorder')
  return t('stock.out')
}
