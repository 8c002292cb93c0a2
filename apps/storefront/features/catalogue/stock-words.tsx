import type { Availability } from '@toyline/contracts'

const LOOKS: Record<Availability['state'], { dot: string; text: string }> = {
  'in-stock': { dot: 'bg-ok', text: 'text-ok' },
  low: { dot: 'bg-warn', text: 'text-warn' },
  backorder: { dot: 'bg-info', text: 'text-info' },
  'out-of-stock': { dot: 'bg-tomato', text: 'text-tomato' },
}

export function stockWords({ state, quantity }: Availability): string {
  if (state === 'in-stock') return 'In stock'
  if (state === 'low') return quantity === null ? 'Few left' : `${quantity.toLocaleString('en')} left`
  if (state === 'backorder') return 'On backorder'
  return 'Out of stock'
}

/** The state of the stock in words; the dot only repeats it. */
export function StockWords({ availability }: { availability: Availability }) {
  const { dot, text } = LOOKS[availability.state]
  return (
    <span className={`num inline-flex items-center gap-1.5 whitespace-nowrap text-sm ${text}`}>
      <span aria-hidden="true" className={`h-2 w-2 rounded-full ${dot}`} />
      {stockWords(availability)}
    </span>
  )
}
