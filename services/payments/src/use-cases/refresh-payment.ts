import { event, money, type PaymentStatus } from '@toyline/contracts'
import { isOldNews } from '../domain/payment-states.ts'
import { Failed, NoAnswer, NotSent, type PayRequest, type Provider, type ProviderPayment } from '../domain/provider.ts'
import { changePayment, findPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { keepAnswer } from './keep-answer.ts'
import type { Needs } from './needs.ts'
import { returnPayment } from './void-payment.ts'

/** Providers remember keys for a day; afterwards a repeated call would be a new charge. An hour less, for clocks that differ. */
export const KEY_SECONDS = 23 * 3_600
const TRIES = 5

/** What became of an order's payment, by its provider's word where the provider answers. */
export async function refreshPayment(needs: Needs, orderId: string): Promise<PaymentStatus> {
  try {
    const payment = await learnPayment(needs, orderId, { tell: false })
    if (payment) return describePayment(payment)
    const nothing = { paymentId: null, amount: null, captured: null, refunded: null, description: null, actionUrl: null, decline: null }
    return { orderId, state: 'none', ...nothing }
  } catch (error) {
    if (!(error instanceof NoAnswer || error instanceof NotSent)) throw error
    return describePayment((await findPayment(needs.db, orderId)) as PaymentRow)
  }
}

/**
 * Asks the provider what became of an order's payment and keeps the answer. What the buyer has approved there is authorised. When it
 * has never heard of the current attempt, the call that was lost is made again with its own key, while that key still protects it.
 * Errors: `NoAnswer`, `NotSent`.
 */
export async function learnPayment(needs: Needs, orderId: string, how: { tell: boolean }): Promise<PaymentRow | undefined> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const payment = await findPayment(needs.db, orderId)
    if (payment?.void_reason) return returnPayment(needs, payment)
    const provider = payment && needs.providers.get(payment.provider)
    if (!provider) return payment
    const token = payment.state === 'unknown' ? payment.token : null
    const found = await provider.find({ paymentId: payment.provider_payment_id, orderId, token })
    const said = found?.status === 'approved' && provider.authorise ? await provider.authorise({ paymentId: found.id }) : found
    const learned =
      said && !isOldNews(payment, said) ? await keepAnswer(needs, payment, said, how) : await sendAgain(needs, provider, payment, how)
    if (learned) return learned
  }
  throw new NoAnswer(`payment of ${orderId} changes faster than it can be asked for`)
}

/** The current attempt's request: the same whenever it is sent. */
export function requestOf(payment: PaymentRow): PayRequest {
  return {
    key: `${payment.order_id}:${payment.attempt}`,
    orderId: payment.order_id,
    orderNumber: payment.order_number,
    amount: money(payment.amount, payment.currency),
    token: payment.token ?? '',
    keeping: payment.provider_customer === null ? null : { customer: payment.provider_customer, isNew: payment.keeps_card },
    returnUrl: payment.return_url ?? '',
    paymentId: payment.sent_to,
  }
}

async function sendAgain(needs: Needs, provider: Provider, payment: PaymentRow, how: { tell: boolean }): Promise<PaymentRow | undefined> {
  if (payment.state !== 'unknown') return payment
  if (payment.sent_age === null || payment.sent_age > KEY_SECONDS) return endAttempt(needs, payment, 'try-again', how)
  let said: ProviderPayment
  try {
    said = await provider.pay(requestOf(payment))
  } catch (error) {
    if (!(error instanceof Failed)) throw error
    needs.log.error({ orderId: payment.order_id, reason: error.message }, 'payment request failed')
    return endAttempt(needs, payment, error.decline, how)
  }
  return keepAnswer(needs, payment, said, how)
}

/** Nothing was charged by this attempt and nothing will be: the buyer may make another. */
async function endAttempt(
  needs: Needs,
  payment: PaymentRow,
  decline: 'declined' | 'try-again',
  { tell }: { tell: boolean },
): Promise<PaymentRow | undefined> {
  return needs.db.transaction().execute(async (tx) => {
    const ended = await changePayment(tx, payment, { state: 'declined', decline })
    if (ended && tell)
      await needs.outbox.say(tx, event('payments.payment-changed.v1', payment.order_id, { status: describePayment(ended) }))
    return ended
  })
}
