import type { MarketId, Money, PaymentChoice, PaymentStatus } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { onAccount } from '../domain/ledger.ts'
import { NoAnswer, NotSent, type Provider } from '../domain/provider.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment, ensurePayment, keepAttempt, recentDeclines } from '../store/payments-store.ts'
import type { AttemptRow, PaymentRow, Tx } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { keepAnswer } from './keep-answer.ts'
import type { Needs } from './needs.ts'
import { refreshPayment } from './refresh-payment.ts'
import { voidPayment } from './void-payment.ts'

export type Authorise = {
  orderId: string
  orderNumber: string
  attempt: number
  amount: Money
  market: MarketId
  choice: PaymentChoice
  email: string
  returnUrl: string
  customer: { userId: string | null; guestId: string | null }
}

const DECLINES_ALLOWED = 5
const DECLINES_MINUTES = 10
/** States that a new attempt of the buyer may start from. */
const MAY_TRY = new Set(['none', 'declined'])

/**
 * Authorises an order's payment: the attempt is written down, then the provider is asked with that attempt's own key, then its
 * answer is kept. A repeated call is the same charge. An answer that does not come leaves `unknown`, which a report, the
 * sweeper or `refreshPayment` resolves.
 */
export async function authorisePayment(needs: Needs, asked: Authorise): Promise<PaymentStatus> {
  const provider = asked.choice.method === 'card' ? providerFor(needs, asked.choice.provider) : undefined
  const begun = await needs.db.transaction().execute((tx) => begin(tx, asked, provider))
  if (!provider || !begun.attempt)
    return begun.payment.state === 'unknown' ? refreshPayment(needs, asked.orderId) : describePayment(begun.payment)
  await needs.failpoint('authorise.after-written')
  try {
    const said = await provider.pay({
      key: begun.attempt.provider_key,
      orderId: asked.orderId,
      orderNumber: asked.orderNumber,
      amount: asked.amount,
      token: begun.attempt.token,
      returnUrl: begun.attempt.return_url,
      paymentId: begun.payment.provider_payment_id,
    })
    await needs.failpoint('authorise.after-sent')
    const kept = await keepAnswer(needs, asked.orderId, said, { tell: false })
    // Forbidden while the provider was being asked: what it granted is given back at once.
    return kept.void_reason ? voidPayment(needs, asked.orderId, kept.void_reason) : describePayment(kept)
  } catch (error) {
    if (error instanceof NoAnswer) return describePayment(begun.payment)
    if (error instanceof NotSent) return notSent(needs, asked.orderId, error)
    throw error
  }
}

function providerFor(needs: Needs, name: string): Provider {
  const provider = needs.providers[name]
  if (!provider?.available())
    throw problem(
      503,
      'payment-unavailable',
      'Card payment is not available right now. Your cart is kept; please try again in a minute, or pay by invoice.',
      { retryAfter: 30 },
    )
  return provider
}

/** The first transaction. Without an attempt in its answer there is nothing to send: the payment is decided, or another call is at it. */
async function begin(tx: Tx, asked: Authorise, provider: Provider | undefined): Promise<{ payment: PaymentRow; attempt?: AttemptRow }> {
  const customer = asked.customer.userId ?? asked.customer.guestId ?? asked.email
  const { choice } = asked
  const poNumber = choice.method === 'invoice' ? (choice.poNumber ?? null) : null
  const payment = await ensurePayment(tx, { ...asked, method: choice.method, provider: provider?.name ?? 'invoice', customer, poNumber })
  if (payment.void_reason) throw problem(409, 'payment-ended', 'This order has ended; nothing can be paid for it any more.')
  const again = asked.attempt > payment.attempt
  if (!MAY_TRY.has(payment.state) || (payment.state === 'declined' && !again)) return { payment }
  if (payment.amount !== asked.amount.amount || payment.currency !== asked.amount.currency)
    throw problem(409, 'amount-changed', 'The amount of an order does not change between attempts.')
  if (!provider) {
    await book(tx, [onAccount(asked.orderId, asked.amount)])
    return {
      payment: await changePayment(tx, asked.orderId, {
        state: 'on-account',
        method: 'invoice',
        provider: 'invoice',
        attempt: asked.attempt,
        po_number: poNumber,
        decline: null,
      }),
    }
  }
  if ((await recentDeclines(tx, customer, DECLINES_MINUTES)) >= DECLINES_ALLOWED)
    throw problem(429, 'too-many-declines', 'Several cards were declined in a short time. Please wait ten minutes, or pay by invoice.', {
      retryAfter: DECLINES_MINUTES * 60,
    })
  const attempt = await keepAttempt(tx, {
    order_id: asked.orderId,
    attempt: asked.attempt,
    provider_key: `${asked.orderId}:${asked.attempt}`,
    token: choice.method === 'card' ? choice.token : '',
    return_url: asked.returnUrl,
    customer,
  })
  return {
    payment: await changePayment(tx, asked.orderId, {
      state: 'unknown',
      method: 'card',
      provider: provider.name,
      attempt: asked.attempt,
      decline: null,
    }),
    attempt,
  }
}

async function notSent(needs: Needs, orderId: string, error: NotSent): Promise<never> {
  needs.log.warn({ orderId, reason: error.message }, 'payment was not sent')
  await needs.db.transaction().execute((tx) => changePayment(tx, orderId, { state: 'none' }))
  throw problem(
    503,
    'payment-unavailable',
    'The card payment could not be started. Nothing was charged; please try again in a minute, or pay by invoice.',
    { retryAfter: 30 },
  )
}
