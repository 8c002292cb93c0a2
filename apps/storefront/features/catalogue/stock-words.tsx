import type { Availability } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import type { Words } from '#words/words.ts'

const LOOKS: Record<Availability['state'], { dot: string; text: string }> = {
  'in-stock': { dot: 'bg-ok', text: 'text-ok' },
  low: { dot: 'bg-warn', text: 'text-warn' },
  backorder: { dot: 'bg-info', text: 'text-info' },
  'out-of-stock': { dot: 'bg-tomato', text: 'text-tomato' },
}

function stockWords(t: Words<'catalogue'>, { state, quantity }: Availability): string {
  if (state === 'in-stock') return t('stock.in')
  if (state === 'low') return quantity === null ? t('stock.few') : t('stock.left', { count: quantity })
  if (state === 'backorder') return t('stock.backorder')
  return t('stock.out')
}

/** The state of the stock in words; the dot only repeats it. */
export async function StockWords({ availability }: { availability: Availability }) {
  const { t } = await inLocale('catalogue')
  const { dot, text } = LOOKS[availability.state]
  return (
    <span className={`num inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${text}`}>
      <span aria-hidden="true" className={`h-2 w-2 rounded-full ${dot}`} />
      {stockWords(t, availability)}
    </span>
  )
}
