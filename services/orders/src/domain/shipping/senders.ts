import type { Location, VariantSnapshot } from '@toyline/contracts'
import { quoteShipping, type ShippingQuote, type ShippingRequest } from './quote-shipping.ts'

type Wanted = { quantity: number; snapshot: Pick<VariantSnapshot, 'supply' | 'stockAt'> }

/**
 * Locations that may have to send some of an order: the nearest, and those that have what it lacks.
 * @param locations the nearest first
 */
export function sendersOf([nearest, ...others]: readonly Location[], lines: readonly Wanted[]): Location[] {
  const lacking = lines.filter(
    ({ quantity, snapshot: { stockAt, supply } }) => nearest && stockAt && (stockAt[nearest] ?? 0) < Math.min(quantity, supply.now),
  )
  const helping = others.filter((location) => lacking.some(({ snapshot: { stockAt } }) => (stockAt?.[location] ?? 0) > 0))
  return nearest ? [nearest, ...helping] : helping
}

/** What sending costs from the nearest location, as the tariff is, and the later of the days of all that may have to send. */
export function quoteFrom(senders: readonly Location[], request: Omit<ShippingRequest, 'from'>): ShippingQuote {
  const quote = quoteShipping(request)
  const others = senders.slice(1).flatMap((from) => quoteShipping({ ...request, from }).options)
  const last = (days: string[]) => days.reduce((latest, day) => (day > latest ? day : latest))
  return {
    ...quote,
    options: quote.options.map((option) => {
      const all = [option, ...others.filter(({ id }) => id === option.id)]
      return { ...option, earliest: last(all.map((one) => one.earliest)), latest: last(all.map((one) => one.latest)) }
    }),
  }
}
