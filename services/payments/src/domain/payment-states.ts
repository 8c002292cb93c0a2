import type { PaymentStatus } from '@toyline/contracts'
import type { ProviderPayment } from './provider.ts'

export type PaymentState = PaymentStatus['state']

/**
 * From where a payment may go where. What is not here does not happen: a report that comes late or twice changes nothing.
 * `unknown` stands for "asked, not answered"; only a new attempt of the buyer leads there. What is not asked about in between may have been
 * taken and given back by then.
 */
export const TRANSITIONS: Record<PaymentState, readonly PaymentState[]> = {
  none: ['unknown', 'on-account', 'requires-action', 'processing', 'authorised', 'captured', 'declined', 'voided', 'refunded'],
  unknown: ['none', 'requires-action', 'processing', 'authorised', 'captured', 'declined', 'voided', 'refunded'],
  'requires-action': ['unknown', 'on-account', 'processing', 'authorised', 'captured', 'declined', 'voided', 'refunded'],
  processing: ['authorised', 'captured', 'declined', 'voided', 'refunded'],
  declined: ['unknown', 'on-account', 'requires-action', 'processing', 'authorised', 'captured', 'voided', 'refunded'],
  authorised: ['captured', 'voided', 'refunded'],
  captured: ['refunded'],
  'on-account': ['voided'],
  // Taken after it was given up, by a request that came late: it is given back again.
  voided: ['captured', 'refunded'],
  refunded: [],
}

/** States from which the buyer may try another card, or another way. */
export const MAY_TRY: readonly PaymentState[] = ['none', 'declined', 'requires-action']

export type Payment = {
  orderId: string
  state: PaymentState
  amount: number
  currency: string
  captured: number
  refunded: number
  /** What of that did not reach the buyer. */
  bounced: number
  /** The card of the current attempt. */
  token: string | null
  paymentId: string | null
  /** We have ended it ourselves. */
  isForbidden: boolean
  review: string | null
  /** Reasons that a person has dealt with. */
  reviewed: string | null
}

export type Decision =
  | { keep: 'nothing' }
  | { keep: 'state'; state: PaymentState; captured: number; refunded: number; review: string | null }
  | { keep: 'review'; review: string }

const NOTHING: Decision = { keep: 'nothing' }

/** What a provider's word changes about a payment. Pure: the same word twice changes nothing the second time. */
export function decide(payment: Payment, said: ProviderPayment): Decision {
  if (isOldNews(payment, said)) return NOTHING
  const odd = misfit(payment, said)
  if (odd && !isGivenBack(said)) return odd === payment.review || isReviewed(payment, odd) ? NOTHING : { keep: 'review', review: odd }
  // Money that never counted as this order's is not booked when it goes back either.
  if (odd) return move(payment, 'voided', payment)
  return move(payment, stateOf(said), {
    captured: Math.max(payment.captured, said.captured),
    refunded: Math.max(payment.refunded, Math.min(said.refunded + payment.bounced, said.captured)),
    review: payment.review ?? newReview(payment, said),
  })
}

/** Whether a person has dealt with this already. */
export function isReviewed({ reviewed }: Pick<Payment, 'reviewed'>, reason: string): boolean {
  return reviewed?.includes(reason) ?? false
}

function newReview(payment: Payment, said: ProviderPayment): string | null {
  const reason = reviewOf(payment, said)
  return reason !== null && isReviewed(payment, reason) ? null : reason
}

/** Why a person must look at what fits the order and yet should not be. */
function reviewOf({ state, isForbidden }: Payment, { status, disputed }: ProviderPayment): string | null {
  if (disputed) return 'the buyer’s bank took this payment back'
  if (state === 'authorised' && status === 'cancelled' && !isForbidden)
    return 'the authorisation ended before anything of the order was taken'
  return null
}

function move(
  payment: Payment,
  wanted: PaymentState | null,
  { captured, refunded, review }: Pick<Payment, 'captured' | 'refunded' | 'review'>,
): Decision {
  const moves = wanted !== null && TRANSITIONS[payment.state].includes(wanted)
  if (!moves && captured === payment.captured && refunded === payment.refunded && review === payment.review) return NOTHING
  return { keep: 'state', state: moves ? wanted : payment.state, captured, refunded, review }
}

/** While a card is being tried, what the provider says of the one before it is not about this attempt. */
export function isOldNews(payment: Pick<Payment, 'state' | 'token'>, said: ProviderPayment): boolean {
  const isOpen = said.status === 'waiting' || said.status === 'requires-action'
  return payment.state === 'unknown' && isOpen && said.token !== null && said.token !== payment.token
}

function misfit(payment: Payment, said: ProviderPayment): string | null {
  const { amount, currency } = said.amount
  if (amount !== payment.amount || currency !== payment.currency)
    return `the provider has ${amount} ${currency}, the order ${payment.amount} ${payment.currency}`
  if (said.orderId !== payment.orderId) return `the provider has ${said.id} for ${said.orderId ?? 'no order'}`
  if (payment.paymentId !== null && said.id !== payment.paymentId) return `the provider has a second payment, ${said.id}`
  return null
}

/** What a payment is by the provider's word; null while that says nothing yet. */
function stateOf(said: ProviderPayment): PaymentState | null {
  switch (said.status) {
    case 'requires-action':
    case 'processing':
    case 'authorised':
      return said.status
    case 'captured':
      return isGivenBack(said) ? 'refunded' : 'captured'
    case 'cancelled':
      return 'voided'
    case 'waiting':
      return said.decline ? 'declined' : null
    case 'approved':
      return null
  }
}

function isGivenBack(said: ProviderPayment): boolean {
  return said.status === 'cancelled' || (said.status === 'captured' && said.refunded >= said.captured)
}

/** Whether nothing more can be taken of a payment, whatever is still to be sent. */
export function isOver(state: PaymentState): boolean {
  return state === 'captured' || state === 'voided' || state === 'refunded'
}

/** Whether a provider has the buyer's money, or could still come to have it without us. */
export function mayTake(said: ProviderPayment): boolean {
  return said.status !== 'waiting' && said.status !== 'approved' && !isGivenBack(said)
}
