import { event, money } from '@toyline/contracts'
import { cardTransactions, credited } from '../domain/ledger.ts'
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
  const { id, order_id: orderId, invoice_id: invoiceId, credit } = refund
  if (!invoiceId || !credit) throw new Error(`refund ${id} has nothing to credit`)
  const documentId = await issueCreditNote(needs, tx, { source: id, invoiceId, content: credit })
  if (!(await endRefund(tx, id, { state: 'done', documentId }))) throw new Error(`refund ${id} is not open`)
  await needs.failpoint('refund.in-kept')
  if (refund.way === 'account') await book(tx, [credited(orderId, id, money(refund.amount, refund.currency), await owedFor(tx, orderId))])
  else await keepGivenBack(needs, tx, payment)
  await sayEnd(needs, tx, refund)
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
