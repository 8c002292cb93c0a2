import { costOf, type LinePrice, type LineQuantity, type Money, money, type TaxLine, timesMoney } from '@toyline/contracts'
import { openOf } from './fulfilment.ts'
import type { StoredLine, StoredOrder } from './order.ts'

type Priced = Pick<StoredLine, 'quantity' | 'unitPrice' | 'lineTotal' | 'taxLines' | 'repriced'>

/** What a piece of a line costs that leaves next. */
export function priceNow({ repriced, unitPrice }: Pick<Priced, 'repriced' | 'unitPrice'>): Money {
  return repriced.at(-1)?.unitPrice ?? unitPrice
}

/** The price of all pieces that leave once `after` have. Tax follows the price, in proportion to what it was when the line was ordered. */
export function atPrice(
  { quantity, lineTotal, taxLines }: Priced,
  { after, unitPrice, because }: Pick<LinePrice, 'after' | 'unitPrice' | 'because'>,
): LinePrice {
  const total = timesMoney(unitPrice, quantity)
  const taxes = taxLines.map((tax): TaxLine => {
    const amount = lineTotal.amount === 0 ? 0 : share(tax.amount.amount, total.amount, lineTotal.amount)
    return { ...tax, amount: money(amount, tax.amount.currency) }
  })
  return { after, because, unitPrice, lineTotal: total, taxLines: taxes }
}

/**
 * What an order comes to once these pieces are cancelled too, at the prices at which its pieces have left or will leave; tax follows the
 * pieces. With nothing left there is no freight either.
 */
export function comesTo({ lines, total, shippingTotal, tax, freight }: StoredOrder, cancelled: readonly LineQuantity[] = []): Money {
  const gone = new Map(cancelled.map(({ lineId, quantity }) => [lineId, quantity]))
  const kept = (line: StoredLine) => line.quantity - line.cancelled - (gone.get(line.id) ?? 0)
  if (lines.every((line) => kept(line) === 0)) return money(0, total.currency)
  const taxOfLines = lines.flatMap((line) => line.taxLines).reduce((sum, { amount }) => sum + amount.amount, 0)
  const goods = lines.reduce((sum, line) => sum + costOf(line, kept(line)), 0)
  const sent = freight ? freight.taxes.reduce((sum, { amount }) => sum + amount.amount, freight.amount.amount) : null
  return money(goods + (sent ?? shippingTotal.amount + tax.amount - taxOfLines), total.currency)
}

/** What payments takes for all that has left of an order, its freight with it (W61). */
export function sentComesTo(order: StoredOrder): Money {
  return comesTo(
    order,
    order.lines.map((line) => ({ lineId: line.id, quantity: openOf(line) })),
  )
}

/** Rounded half up. */
function share(whole: number, part: number, of: number): number {
  return Number((BigInt(whole) * BigInt(part) * 2n + BigInt(of)) / BigInt(2 * of))
}
