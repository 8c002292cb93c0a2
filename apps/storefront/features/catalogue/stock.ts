import type { Availability } from '@toyline/contracts'
import type { Stock } from '@toyline/ui/goods/stock-state'
import type { Formats } from '#words/formats.ts'
import type { Words } from '#words/words.ts'

const LOOKS: Record<Availability['state'], Stock> = {
  'in-stock': 'in-stock',
  low: 'low',
  backorder: 'arriving',
  'out-of-stock': 'unavailable',
}

/** The words of the catalogue that `stockIn` says, for pages whose browser code says them. */
export const STOCK_WORDS = ['stock.in', 'stock.left', 'stock.few', 'stock.arriving', 'stock.backorder', 'stock.out'] as const

/** The state of the stock as the pieces take it: which mark, and the words. */
export function stockIn(t: Words<'catalogue'>, day: Formats['day'], availability: Availability): { state: Stock; words: string } {
  const { state, arrivesOn } = availability
  const isExpected = state === 'out-of-stock' && arrivesOn !== null
  return { state: isExpected ? 'arriving' : LOOKS[state], words: stockWords(t, day, availability) }
}

function stockWords(t: Words<'catalogue'>, day: Formats['day'], { state, quantity, arrivesOn }: Availability): string {
  if (state === 'in-stock') return t('stock.in')
  if (state === 'low') return quantity === null ? t('stock.few') : t('stock.left', { count: quantity })
  if (arrivesOn !== null) return t('stock.arriving', { day: day(arrivesOn) })
  if (state === 'backorder') return t('stock.backorder')
  return t('stock.out')
}
