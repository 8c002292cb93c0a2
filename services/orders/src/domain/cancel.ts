import { type LineQuantity, type Money, money } from '@toyline/contracts'
import { chooseLines, openOf } from './fulfilment.ts'
import type { StoredOrder } from './order.ts'
import type { Refusal } from './refusal.ts'

/** What is to be cancelled: all that is open, or what is asked for, which must be open. */
export function chooseCancelled(
  { state, isStockClaimed, lines }: Pick<StoredOrder, 'state' | 'isStockClaimed' | 'lines'>,
  wanted: readonly LineQuantity[] | undefined,
): { lines: LineQuantity[] } | { refusal: Refusal } {
  if (state !== 'placed')
    return { refusal: { status: 409, code: 'order-not-placed', detail: 'This order is not placed, so there is nothing to cancel.' } }
  // Stock that is given back is allocated stock: before the claim there is none.
  if (!isStockClaimed)
    return {
      refusal: { status: 409, code: 'order-not-ready', detail: 'This order is still being taken in. Please try again in a moment.' },
    }
  const chosen = chooseLines(lines, wanted)
  if ('refusal' in chosen && chosen.refusal.code === 'nothing-to-ship')
    return { refusal: { ...chosen.refusal, code: 'nothing-to-cancel', detail: 'Nothing of this order is still to be sent.' } }
  return chosen
}

/**
 * What an order comes to once these pieces are cancelled too: pieces that stay keep the price that they were ordered at, whatever
 * volume price or free freight they had part in, and tax follows the pieces. With nothing left there is no freight either.
 */
export function totalWithout({ lines, total, shippingTotal, tax }: StoredOrder, cancelled: readonly LineQuantity[]): Money {
  const gone = new Map(cancelled.map(({ lineId, quantity }) => [lineId, quantity]))
  const kept = (line: (typeof lines)[number]) => line.quantity - line.cancelled - (gone.get(line.id) ?? 0)
  if (lines.every((line) => kept(line) === 0)) return money(0, total.currency)
  const taxOfLines = lines.flatMap((line) => line.taxLines).reduce((sum, { amount }) => sum + amount.amount, 0)
  const goods = lines.reduce((sum, line) => {
    const whole = [line.lineTotal, ...line.taxLines.map(({ amount }) => amount)]
    return sum + whole.reduce((part, { amount }) => part + share(amount, kept(line), line.quantity), 0)
  }, 0)
  return money(goods + shippingTotal.amount + tax.amount - taxOfLines, total.currency)
}

/** As payments takes it: rounded half up, over all pieces that were not cancelled. */
function share(whole: number, pieces: number, of: number): number {
  return Number((BigInt(whole) * BigInt(pieces) * 2n + BigInt(of)) / BigInt(2 * of))
}

/** What payments takes for all that has left of an order, its freight with it (W61). */
export function totalOfSent(order: StoredOrder): Money {
  return totalWithout(
    order,
    order.lines.map((line) => ({ lineId: line.id, quantity: openOf(line) })),
  )
}
