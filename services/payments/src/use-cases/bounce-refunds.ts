import { event, money } from '@toyline/contracts'
import { refundBounced } from '../domain/ledger.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment, findPayment } from '../store/payments-store.ts'
import { bounceRefunds, lockPayment } from '../store/refunds-store.ts'
import { describePayment } from './describe-payment.ts'
import type { Needs } from './needs.ts'
import { sayEnd } from './say-refund.ts'

/**
 * Learns which of a payment's refunds did not reach the buyer after all. Their money is ours again and owed to the buyer: it is booked so,
 * the credit note stands, and a person gives it back in another way. Nothing of it may be refunded again. Safe to repeat.
 * Errors: `NoAnswer`, `NotSent`.
 */
export async function noteBouncedRefunds(needs: Needs, orderId: string): Promise<void> {
  const seen = await findPayment(needs.db, orderId)
  if (!seen?.provider_payment_id || seen.refunded === 0 || seen.void_reason !== null) return
  const provider = needs.providers.get(seen.provider)
  if (!provider?.failedRefunds) return
  const failed = await provider.failedRefunds({ paymentId: seen.provider_payment_id })
  if (failed.length === 0) return
  await needs.db.transaction().execute(async (tx) => {
    const payment = await lockPayment(tx, orderId)
    if (!payment) throw new Error(`payment of ${orderId} has vanished`)
    const sums = Map.groupBy(failed, ({ refundId }) => refundId ?? '')
    const bounced = await bounceRefunds(
      tx,
      orderId,
      [...sums].map(([id, parts]) => ({ id, amount: parts.reduce((sum, { amount }) => sum + amount, 0) })),
    )
    const more = bounced.reduce((sum, one) => sum + one.more, 0)
    if (more === 0) return
    const { provider: name, currency, state } = payment
    const reason = `a refund did not reach the buyer: ${more} ${currency} is owed and must be given back in another way`
    needs.log.error({ orderId, amount: more }, 'a refund did not reach the buyer')
    const changed = await changePayment(tx, payment, {
      bounced: payment.bounced + more,
      state: state === 'refunded' ? 'captured' : state,
      review: payment.review === null ? reason : `${payment.review}; ${reason}`,
    })
    if (!changed) throw new Error(`payment of ${orderId} changed beside its lock`)
    await book(
      tx,
      bounced.map((one) => refundBounced({ orderId, provider: name, refundId: one.id }, money(one.more, one.currency), one.bounced)),
    )
    await needs.outbox.say(tx, event('payments.payment-changed.v1', orderId, { status: describePayment(changed) }))
    for (const one of bounced) await sayEnd(needs, tx, one)
  })
}
