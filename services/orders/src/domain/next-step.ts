import type { Money, OrderState, PaymentState, PaymentStatus } from '@toyline/contracts'
import { isCovered, isOpen } from './order-states.ts'

/** Between two looks at a payment whose outcome is still coming: half the age of the order, within these. */
const LOOK_AGAIN_MS = 1_000
const LOOK_AGAIN_LATER_MS = 30_000

/** What is known of an order, times as milliseconds from now by the database's clock. */
export type Situation = {
  state: OrderState
  paymentState: PaymentState
  total: Money
  /** Null: nobody works on it at the moment. */
  leaseMs: number | null
  /** Null: no hold is known. */
  holdMs: number | null
  ageMs: number
  /** How long a hold must still last for an order to be placed on it: time enough to claim it, even after a crash. */
  holdMarginMs: number
  /** How long a hold may be prolonged altogether, counted from the order's creation. */
  holdCapMs: number
}

export type Ending = 'interrupted' | 'wrong-amount' | 'stock-gone' | 'payment-voided' | 'not-paid-in-time'

export type NextStep =
  | { step: 'nothing'; lookAgainMs: number | null }
  /** Make or prolong the hold, then decide again. */
  | { step: 'hold' }
  | { step: 'place' }
  | { step: 'await'; decline?: PaymentStatus['decline'] }
  | { step: 'end'; to: 'failed' | 'expired'; because: Ending }

/**
 * What to do with an order whose payment is in a given state. The same answer whoever asks, the browser, the provider's
 * message or the sweeper, and whichever comes first.
 */
export function decideNextStep(now: Situation, payment: PaymentStatus): NextStep {
  if (!isOpen(now.state)) return { step: 'nothing', lookAgainMs: null }
  if (isCovered(payment.state)) return coveredStep(now, payment)
  if (now.leaseMs !== null && now.leaseMs > 0) return { step: 'nothing', lookAgainMs: now.leaseMs + 250 }
  if (payment.state === 'voided' || payment.state === 'refunded') return { step: 'end', to: 'failed', because: 'payment-voided' }
  // Nothing is charged before the hold is recorded: whoever was at work here is gone, and nothing was paid.
  if (now.state === 'pending') return { step: 'end', to: 'failed', because: 'interrupted' }
  if (payment.state === 'none' && now.state === 'held') return { step: 'end', to: 'failed', because: 'interrupted' }
  if (now.holdMs === null || now.holdMs <= 0) return holdOverStep(now, payment)
  return awaitStep(now, payment)
}

function coveredStep(now: Situation, payment: PaymentStatus): NextStep {
  const { amount } = payment
  if (amount === null || amount.amount !== now.total.amount || amount.currency !== now.total.currency) {
    return { step: 'end', to: 'failed', because: 'wrong-amount' }
  }
  const isSafe = now.state !== 'pending' && now.holdMs !== null && now.holdMs > now.holdMarginMs
  return isSafe ? { step: 'place' } : { step: 'hold' }
}

function holdOverStep(now: Situation, payment: PaymentStatus): NextStep {
  const isComing = payment.state === 'processing' || payment.state === 'unknown'
  if (isComing && now.ageMs < now.holdCapMs) return { step: 'hold' }
  return { step: 'end', to: now.state === 'awaiting-payment' ? 'expired' : 'failed', because: 'not-paid-in-time' }
}

function awaitStep(now: Situation, payment: PaymentStatus): NextStep {
  // The request to pay never arrived: the buyer may try again while the hold lasts.
  if (payment.state === 'none')
    return now.paymentState === 'declined' ? { step: 'nothing', lookAgainMs: now.holdMs } : { step: 'await', decline: 'try-again' }
  return { step: 'await' }
}

/** When to look at an order again that waits for its payment. */
export function lookAgainAfter(now: Situation): number {
  const untilHoldEnds = Math.max(0, now.holdMs ?? 0) + 250
  if (now.paymentState !== 'processing') return untilHoldEnds
  return Math.min(untilHoldEnds, Math.min(Math.max(now.ageMs / 2, LOOK_AGAIN_MS), LOOK_AGAIN_LATER_MS))
}

/** What the buyer is told about an order that ended, and whether they hear it by mail: not when they were told on the spot. */
export const ENDINGS: Record<
  Ending | 'not-enough-stock' | 'payment-unavailable' | 'too-many-declines' | 'no-such-payment-method' | 'service-unavailable' | 'replaced',
  { text: string; byMail: boolean }
> = {
  interrupted: { text: 'Your order was interrupted before it could be paid. Nothing was charged; your cart is as it was.', byMail: true },
  'wrong-amount': { text: 'The amount that was paid is not the amount of the order. It is given back in full.', byMail: true },
  'stock-gone': { text: 'The payment came after the stock had gone to somebody else. It is given back in full.', byMail: true },
  'payment-voided': { text: 'The payment was cancelled, so the order could not be placed.', byMail: true },
  'not-paid-in-time': {
    text: 'The order was not paid while its stock could be held. Nothing was charged; your cart is as it was.',
    byMail: true,
  },
  'not-enough-stock': { text: 'Some of the products are no longer in stock in the quantity you need.', byMail: false },
  'payment-unavailable': {
    text: 'This way of paying is not available at the moment. Nothing was charged; please choose another or try again later.',
    byMail: false,
  },
  'too-many-declines': { text: 'Too many payments were declined. Please wait a while before you try again.', byMail: false },
  'no-such-payment-method': {
    text: 'The card that was kept for you is not there any more. Nothing was charged; please choose another.',
    byMail: false,
  },
  'service-unavailable': { text: 'The order could not be completed at the moment. Nothing was charged; please try again.', byMail: false },
  replaced: { text: 'You changed your cart and started another order instead.', byMail: false },
}
export type EndingCode = keyof typeof ENDINGS
