import { newId, type Refund } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { type Credit, creditsOf, type Invoiced, restOf } from '../domain/credit-note.ts'
import { lockDocumentsOfOrder } from '../store/documents-store.ts'
import { insertRefunds, livingRefunds, lockPayment, type NewRefund, type RefundRow, refundsOfKey } from '../store/refunds-store.ts'
import type { Tx } from '../store/tables.ts'
import { finishRefund } from './finish-refund.ts'
import type { Needs } from './needs.ts'
import { describeRefund } from './say-refund.ts'
import { refundJob } from './settle-refund.ts'

/**
 * Gives back what was paid for pieces of an order, the way it was paid (W67). Refunds are written down, within what was captured and
 * invoiced, before anybody is asked; what a provider has to give back is the job's to see through. On account the credit note is all
 * there is, and it is done at once.
 * @param key the same key is the same refund; what was declined of it is tried again
 * Errors: 404 `no-such-payment`, `no-such-invoice`; 422 `no-such-line`, `more-than-invoiced`, `more-than-captured`, `nothing-to-credit`.
 */
export async function refundOrder(needs: Needs, { orderId, key, ...credit }: { orderId: string; key: string } & Credit): Promise<Refund> {
  const refund = await needs.db.transaction().execute(async (tx) => {
    const payment = await lockPayment(tx, orderId)
    if (!payment) throw problem(404, 'no-such-payment', 'This order has no payment.')
    return beginRefund(needs, tx, payment, key, () => credit)
  })
  await needs.failpoint('refund.after-written')
  return refund
}

/**
 * Gives back all that was invoiced for an order and is not credited yet, as `refundOrder` does, in the caller's transaction.
 * @param payment locked
 * Errors: 404 `no-such-invoice`; 422 `more-than-captured`, `nothing-to-credit`.
 */
export async function refundRest(needs: Needs, tx: Tx, payment: Locked, { key, reason }: { key: string; reason: string }): Promise<void> {
  await beginRefund(needs, tx, payment, key, (invoices) => restOf(invoices, reason))
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockPayment>>>

async function beginRefund(
  needs: Needs,
  tx: Tx,
  payment: Locked,
  key: string,
  creditFor: (invoices: Invoiced[]) => Credit,
): Promise<Refund> {
  const { order_id: orderId } = payment
  const known = await refundsOfKey(tx, orderId, key)
  const declined = known.filter(({ state }) => state === 'declined')
  if (known.length > 0 && declined.length === 0) return describeRefund(known)
  const invoices = await invoicesOf(tx, orderId)
  const credits = known.length === 0 ? creditsFor(invoices, creditFor(invoices)) : declined.flatMap((one) => creditsAgain(invoices, one))
  const way = payment.provider === 'invoice' ? 'account' : 'provider'
  const made = credits.map(
    ({ invoiceId, content }): NewRefund => ({
      id: newId('rfd'),
      order_id: orderId,
      key,
      invoice_id: invoiceId,
      way,
      state: 'open',
      amount: content.totals.total.amount,
      currency: payment.currency,
      credit: content,
    }),
  )
  const wanted = made.reduce((sum, { amount }) => sum + amount, 0)
  // A refund that was made at the provider without us takes room too.
  if (way === 'provider' && wanted > payment.captured - Math.max(payment.reserved, payment.refunded))
    throw problem(422, 'more-than-captured', 'More would be given back than was taken.')
  await insertRefunds(tx, made)
  if (way === 'account') for (const one of made) await finishRefund(needs, tx, payment, one)
  else await needs.outbox.enqueue(tx, ...made.map(refundJob))
  return describeRefund(await refundsOfKey(tx, orderId, key))
}

/** The invoices of an order, and what was credited of each, or is about to be. */
async function invoicesOf(tx: Tx, orderId: string): Promise<Invoiced[]> {
  const documents = await lockDocumentsOfOrder(tx, orderId)
  const open = (await livingRefunds(tx, orderId)).filter(({ state }) => state === 'open')
  const invoices = documents.filter(({ kind }) => kind === 'invoice')
  if (invoices.length === 0) throw problem(404, 'no-such-invoice', 'This order has no invoice.')
  return invoices.map(({ id, content, number, issuedOn }) => {
    const notes = documents.filter(({ invoiceId }) => invoiceId === id).map((one) => one.content)
    const underWay = open.flatMap(({ invoice_id, credit }) => (invoice_id === id && credit ? [credit] : []))
    return { id, invoice: { ...content, number, issuedOn }, earlier: [...notes, ...underWay] }
  })
}

function creditsFor(invoices: Invoiced[], credit: Credit) {
  const credited = creditsOf(invoices, credit)
  if ('refusal' in credited) throw problem(422, credited.refusal, REFUSALS[credited.refusal])
  return credited
}

/** What a declined refund was to credit, of the same invoice. */
function creditsAgain(invoices: Invoiced[], { invoice_id, credit }: RefundRow) {
  if (!credit?.corrects) throw new Error('a declined refund has something to credit')
  const lines = credit.lines.map(({ id, quantity, fee }) => ({ lineId: id, quantity, fee: fee?.rate ?? 0 }))
  const again = { reason: credit.corrects.reason, lines, freight: credit.totals.freight.amount > 0 }
  return creditsFor(
    invoices.filter(({ id }) => id === invoice_id),
    again,
  )
}

const REFUSALS = {
  'no-such-line': 'The invoice has no such line.',
  'more-than-invoiced': 'More would be credited than was invoiced.',
  'nothing-to-credit': 'Nothing of the invoice is to be credited.',
}
