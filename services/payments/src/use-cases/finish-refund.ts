import { event, money } from '@toyline/contracts'
import { cardTransactions, credited, unappliedOf } from '../domain/ledger.ts'
import { keepCredit } from '../store/credits-store.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment } from '../store/payments-store.ts'
import { endRefund, type NewRefund, owedFor, sumDone } from '../store/refunds-store.ts'
import type { PaymentRow, Tx } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { issueCreditNote } from './issue-documents.ts'
import type { Needs } from './needs.ts'
import { sayEnd } from './say-refund.ts'

/**
 * What has been given back is given its credit note and booked, all in the caller's transaction: there is never one without the
 * others. Rejects, and nothing is kept, when the refund is not open any more.
 * @param payment locked
 */
export async function finishRefund(needs: Needs, tx: Tx, payment: PaymentRow, refund: NewRefund): Promise<void> {
  const { id, invoice_id: invoiceId, credit } = refund
  if (!invoiceId || !credit) throw new Error(`refund ${id} has nothing to credit`)
  const documentId = await issueCreditNote(needs, tx, { source: id, invoiceId, content: credit })
  if (!(await endRefund(tx, id, { state: 'done', documentId }))) throw new Error(`refund ${id} is not open`)
  await needs.failpoint('refund.in-kept')
  if (refund.way === 'account') await creditAccount(tx, payment, refund, { documentId, entity: credit.seller.entity })
  else await keepGivenBack(needs, tx, payment)
  await sayEnd(needs, tx, refund)
}

/** What is beyond what is owed waits for the customer's next invoice. */
async function creditAccount(
  tx: Tx,
  { order_id: orderId, customer, currency }: PaymentRow,
  { id: refundId, amount }: NewRefund,
  { documentId, entity }: { documentId: string; entity: string },
): Promise<void> {
  const sum = money(amount, currency)
  const owed = await owedFor(tx, orderId)
  await book(tx, [credited(orderId, refundId, sum, owed)])
  const unapplied = unappliedOf(sum, owed)
  if (unapplied > 0) await keepCredit(tx, { customer, entity, currency }, { refundId, documentId, amount: unapplied })
}

/** A report may have told of it before. Never less than what we know was given back. */
async function keepGivenBack({ outbox }: Needs, tx: Tx, payment: PaymentRow): Promise<void> {
  const { order_id: orderId, provider, currency, captured } = payment
  const refunded = (await sumDone(tx, orderId)) + payment.bounced
  if (refunded <= payment.refunded) return
  const isAll = payment.state === 'captured' && refunded - payment.bounced === captured
  const state = isAll ? 'refunded' : payment.state
  const kept = await changePayment(tx, payment, { refunded, state })
  if (!kept) throw new Error(`payment of ${orderId} changed beside its lock`)
  await book(tx, cardTransactions({ orderId, provider, currency }, payment, { captured, refunded }))
  await outbox.say(tx, event('payments.payment-changed.v1', orderId, { status: describePayment(kept) }))
}
