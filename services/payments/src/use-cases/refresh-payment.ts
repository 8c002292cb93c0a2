import { money, type PaymentStatus } from '@toyline/contracts'
import { OPEN } from '../domain/payment-states.ts'
import { NoAnswer, NotSent, type Provider, type ProviderPayment } from '../domain/provider.ts'
import { currentAttempt, findPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { keepAnswer } from './keep-answer.ts'
import type { Needs } from './needs.ts'
import { settleWithoutPayment, voidPayment } from './void-payment.ts'

/** Providers remember keys for at least this long; afterwards a repeated call would be a new charge. */
const KEY_SECONDS = 24 * 3_600

/**
 * Asks the provider what became of an order's payment and keeps the answer. When it has never heard of it, the call that was
 * lost is made again with its own key while that key still protects it.
 */
export async function refreshPayment(needs: Needs, orderId: string, { tell = false }: { tell?: boolean } = {}): Promise<PaymentStatus> {
  const payment = await findPayment(needs.db, orderId)
  if (!payment) return { orderId, paymentId: null, state: 'none', amount: null, description: null, actionUrl: null, decline: null }
  const provider = needs.providers[payment.provider]
  if (!provider || payment.state === 'none') return describePayment(payment)
  try {
    const said = (await provider.find({ paymentId: payment.provider_payment_id, orderId })) ?? (await sendAgain(needs, provider, payment))
    if (!said) return describePayment(payment.void_reason ? await settleWithoutPayment(needs, payment) : payment)
    const kept = await keepAnswer(needs, orderId, said, { tell })
    return kept.void_reason && OPEN.concat('authorised', 'captured').includes(kept.state)
      ? voidPayment(needs, orderId, kept.void_reason)
      : describePayment(kept)
  } catch (error) {
    if (error instanceof NoAnswer || error instanceof NotSent) return describePayment(payment)
    throw error
  }
}

async function sendAgain(needs: Needs, provider: Provider, payment: PaymentRow): Promise<ProviderPayment | null> {
  if (payment.state !== 'unknown' || payment.void_reason) return null
  const attempt = await currentAttempt(needs.db, payment.order_id, KEY_SECONDS)
  if (!attempt?.is_recent) return neverArrived(payment)
  return provider.pay({
    key: attempt.provider_key,
    orderId: payment.order_id,
    orderNumber: payment.order_number,
    amount: money(payment.amount, payment.currency),
    token: attempt.token,
    returnUrl: attempt.return_url,
    paymentId: null,
  })
}

/** The provider does not know the payment and its key has expired: nothing was charged, and nothing will be. */
function neverArrived(payment: PaymentRow): ProviderPayment {
  return {
    id: payment.provider_payment_id ?? `none:${payment.order_id}`,
    orderId: payment.order_id,
    status: 'waiting',
    amount: money(payment.amount, payment.currency),
    captured: 0,
    refunded: 0,
    description: null,
    actionUrl: null,
    decline: 'try-again',
  }
}
