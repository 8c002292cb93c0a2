import type { LineQuantity } from '@toyline/contracts'
import { chooseLines } from './fulfilment.ts'
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
