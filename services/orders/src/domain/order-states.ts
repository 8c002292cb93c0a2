import type { OrderState, PaymentState, PaymentStatus } from '@toyline/contracts'

/** Where an order may go from each state. Every change in the database is guarded by this table. */
export const ORDER_TRANSITIONS: Record<OrderState, readonly OrderState[]> = {
  pending: ['held', 'failed'],
  held: ['awaiting-payment', 'placed', 'failed'],
  'awaiting-payment': ['placed', 'failed', 'expired'],
  placed: [],
  failed: [],
  expired: [],
}

/**
 * Where the payment of an order may go. `refunded` is open from authorised because news travels in any order: who hears of
 * the refund first must not be taken back to paid by what was said before it.
 */
export const PAYMENT_TRANSITIONS: Record<PaymentState, readonly PaymentState[]> = {
  none: ['requires-action', 'processing', 'authorised', 'paid', 'declined', 'on-account', 'voided', 'refunded'],
  'requires-action': ['processing', 'authorised', 'paid', 'declined', 'on-account', 'voided', 'refunded'],
  processing: ['requires-action', 'authorised', 'paid', 'declined', 'on-account', 'voided', 'refunded'],
  declined: ['requires-action', 'processing', 'authorised', 'paid', 'on-account', 'voided', 'refunded'],
  authorised: ['paid', 'voided', 'refunded'],
  'on-account': ['paid', 'voided', 'refunded'],
  paid: ['refunded'],
  voided: [],
  refunded: [],
}

export function statesBefore(to: OrderState): OrderState[] {
  return keysBefore(ORDER_TRANSITIONS, to)
}

export function paymentStatesBefore(to: PaymentState): PaymentState[] {
  return keysBefore(PAYMENT_TRANSITIONS, to)
}

function keysBefore<State extends string>(table: Record<State, readonly State[]>, to: State): State[] {
  return (Object.keys(table) as State[]).filter((from) => table[from].includes(to))
}

export function isOpen(state: OrderState): boolean {
  return ORDER_TRANSITIONS[state].length > 0
}

export function isEnded(state: OrderState): boolean {
  return state === 'failed' || state === 'expired'
}

/** What payments says, in the words of an order. An unknown outcome is one that is still coming. */
export function paymentStateOf(status: PaymentStatus['state']): PaymentState {
  if (status === 'captured') return 'paid'
  return status === 'unknown' ? 'processing' : status
}

/** Whether the money is there: only then may an order be placed (W22). */
export function isCovered(status: PaymentStatus['state']): boolean {
  return status === 'authorised' || status === 'captured' || status === 'on-account'
}
