import type { MarketId, Money, PaymentChoice } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { MAY_TRY } from '../domain/payment-states.ts'
import type { PaymentRow } from '../store/tables.ts'

export type Authorise = {
  orderId: string
  orderNumber: string
  attempt: number
  amount: Money
  market: MarketId
  choice: PaymentChoice
  poNumber: string | null
  email: string
  returnUrl: string
  customer: { userId: string | null; guestId: string | null }
}

/** Whether a call may start an attempt. Throws for an order that has ended, or whose amount is another now. */
export function mayBegin(known: PaymentRow, attempt: number, amount: Money): boolean {
  if (known.void_reason) throw problem(409, 'payment-ended', 'This order has ended; nothing can be paid for it any more.')
  if (!MAY_TRY.includes(known.state) || (known.state !== 'none' && attempt <= known.attempt)) return false
  if (known.amount !== amount.amount || known.currency !== amount.currency)
    throw problem(409, 'amount-changed', 'The amount of an order does not change between attempts.')
  return true
}
