import { event } from '@toyline/contracts'
import { cardTransactions } from '../domain/ledger.ts'
import { decide } from '../domain/payment-states.ts'
import type { ProviderPayment } from '../domain/provider.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment, lockPayment, markDeclined } from '../store/payments-store.ts'
import type { PaymentRow, Tx } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import type { Needs } from './needs.ts'

/**
 * Keeps what a provider says about an order's payment: state, ledger and event in one transaction. Every way of learning it ends
 * here (answer, report, question, sweep), any number of times and in any order.
 * @param tell whether the order hears of a change; the asker of an authorisation learns it from the answer
 */
export async function keepAnswer(needs: Needs, orderId: string, said: ProviderPayment, { tell }: { tell: boolean }): Promise<PaymentRow> {
  return needs.db.transaction().execute(async (tx) => {
    const before = await lockPayment(tx, orderId)
    if (!before) throw new Error(`provider payment ${said.id} belongs to order ${orderId}, which has no payment`)
    const decision = decide(
      {
        orderId,
        state: before.state,
        amount: before.amount,
        currency: before.currency,
        captured: before.captured,
        refunded: before.refunded,
      },
      said,
    )
    if (decision.keep === 'review') return review(needs, tx, before, said, decision.reason)
    if (decision.keep === 'nothing')
      return before.provider_payment_id ? before : changePayment(tx, orderId, { provider_payment_id: said.id })
    const { state, captured, refunded } = decision
    const after = await changePayment(tx, orderId, {
      state,
      captured,
      refunded,
      provider_payment_id: said.id,
      description: said.description ?? before.description,
      action_url: said.actionUrl,
      decline: said.decline,
    })
    if (state === 'declined') await markDeclined(tx, orderId, before.attempt)
    await book(tx, cardTransactions({ orderId, provider: before.provider, currency: before.currency }, before, decision))
    if (tell) await needs.outbox.say(tx, event('payments.payment-changed.v1', orderId, { status: describePayment(after) }))
    return after
  })
}

/** Money that does not fit its order is never counted as payment: it is kept for a person to look at. */
async function review(needs: Needs, tx: Tx, before: PaymentRow, said: ProviderPayment, reason: string): Promise<PaymentRow> {
  needs.log.error({ orderId: before.order_id, paymentId: said.id, reason }, 'payment does not fit its order')
  return changePayment(tx, before.order_id, { review: reason })
}
