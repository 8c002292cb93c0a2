import type { PaymentStatus } from '@toyline/contracts'
import type { ProviderPayment } from './provider.ts'

export type PaymentState = PaymentStatus['state']

/**
 * From where a payment may go where. What is not here does not happen: a report that comes late or twice changes nothing.
 * `unknown` stands for "asked, not answered".
 */
export const TRANSITIONS: Record<PaymentState, readonly PaymentState[]> = {
  none: ['unknown', 'on-account', 'voided'],
  unknown: ['requires-action', 'processing', 'authorised', 'captured', 'declined', 'voided', 'none'],
  'requires-action': ['processing', 'authorised', 'captured', 'declined', 'voided', 'unknown'],
  processing: ['authorised', 'captured', 'declined', 'voided'],
  declined: ['unknown', 'requires-action', 'processing', 'authorised', 'captured', 'voided'],
  authorised: ['captured', 'voided'],
  captured: ['refunded'],
  'on-account': ['voided'],
  voided: ['captured'],
  refunded: [],
}

export type Payment = {
  orderId: string
  state: PaymentState
  amount: number
  currency: string
  captured: number
  refunded: number
}

export type Decision =
  | { keep: 'nothing' }
  | { keep: 'state'; state: PaymentState; captured: number; refunded: number }
  | { keep: 'review'; reason: string }

/** What a provider's word changes about a payment. Pure: the same word twice changes nothing the second time. */
export function decide(payment: Payment, said: ProviderPayment): Decision {
  if (said.amount.amount !== payment.amount || said.amount.currency !== payment.currency)
    return {
      keep: 'review',
      reason: `provider has ${said.amount.amount} ${said.amount.currency}, order has ${payment.amount} ${payment.currency}`,
    }
  if (said.orderId !== payment.orderId) return { keep: 'review', reason: `provider has this payment for ${said.orderId ?? 'no order'}` }
  const captured = Math.max(payment.captured, said.captured)
  const refunded = Math.max(payment.refunded, said.refunded)
  const wanted = stateOf(said)
  const moves = wanted !== payment.state && TRANSITIONS[payment.state].includes(wanted)
  if (!moves && captured === payment.captured && refunded === payment.refunded) return { keep: 'nothing' }
  return { keep: 'state', state: moves ? wanted : payment.state, captured, refunded }
}

export function stateOf(said: ProviderPayment): PaymentState {
  switch (said.status) {
    case 'requires-action':
    case 'processing':
    case 'authorised':
      return said.status
    case 'captured':
      return said.refunded >= said.captured ? 'refunded' : 'captured'
    case 'cancelled':
      return 'voided'
    case 'waiting':
      return said.decline ? 'declined' : 'unknown'
  }
}

/** States in which the provider still owes us an answer or a next step. */
export const OPEN: readonly PaymentState[] = ['unknown', 'requires-action', 'processing']
