import { event, money, type PaymentStatus } from '@toyline/contracts'
import { onAccountReversed } from '../domain/ledger.ts'
import { NoAnswer, NotSent, type Provider, type ProviderPayment } from '../domain/provider.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment, currentAttempt, forbidPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { keepAnswer } from './keep-answer.ts'
import type { Needs } from './needs.ts'

/** Far longer than any client of ours waits. */
const MAY_STILL_ARRIVE_SECONDS = 600
const FINAL = new Set(['voided', 'refunded'])

/**
 * Gives back whatever was authorised or captured for an order that will not be. First it is forbidden for good that anything is
 * taken later, then the provider is told; what it does not answer now the sweeper asks again.
 */
export async function voidPayment(needs: Needs, orderId: string, reason: string): Promise<PaymentStatus> {
  const payment = await forbid(needs, orderId, reason)
  await needs.failpoint('void.after-forbidden')
  const provider = needs.providers[payment.provider]
  if (FINAL.has(payment.state) || !provider) return describePayment(payment)
  try {
    const found = await provider.find({ paymentId: payment.provider_payment_id, orderId })
    if (!found) return describePayment(await settleWithoutPayment(needs, payment))
    const given = await giveBack(provider, orderId, found)
    await needs.failpoint('void.after-sent')
    return describePayment(await keepAnswer(needs, orderId, given, { tell: true }))
  } catch (error) {
    if (!(error instanceof NoAnswer || error instanceof NotSent)) throw error
    needs.log.warn({ orderId, reason: error.message }, 'payment is not given back yet')
    return describePayment(payment)
  }
}

function forbid(needs: Needs, orderId: string, reason: string): Promise<PaymentRow> {
  return needs.db.transaction().execute(async (tx) => {
    const payment = await forbidPayment(tx, orderId, reason)
    if (payment.state === 'none') return changePayment(tx, orderId, { state: 'voided' })
    if (payment.state !== 'on-account') return payment
    await book(tx, [onAccountReversed(orderId, money(payment.amount, payment.currency))])
    const voided = await changePayment(tx, orderId, { state: 'voided' })
    await needs.outbox.say(tx, event('payments.payment-changed.v1', orderId, { status: describePayment(voided) }))
    return voided
  })
}

function giveBack(provider: Provider, orderId: string, found: ProviderPayment): Promise<ProviderPayment> {
  if (found.status === 'cancelled' || found.status === 'processing') return Promise.resolve(found)
  if (found.status !== 'captured') return provider.cancel({ key: `${orderId}:cancel`, paymentId: found.id })
  const left = found.captured - found.refunded
  return left > 0
    ? provider.refund({ key: `${orderId}:refund:${found.refunded}`, paymentId: found.id, amount: left })
    : Promise.resolve(found)
}

/** A request that was sent may still arrive for a while; after that the payment is known to have left nothing behind. */
export async function settleWithoutPayment(needs: Needs, payment: PaymentRow): Promise<PaymentRow> {
  const attempt = await currentAttempt(needs.db, payment.order_id, MAY_STILL_ARRIVE_SECONDS)
  if (payment.state === 'unknown' && attempt?.is_recent) return payment
  return needs.db.transaction().execute((tx) => changePayment(tx, payment.order_id, { state: 'voided' }))
}
