import { event, money, type Order, type Shipment } from '@toyline/contracts'
import { invoiceOf, isLastOf } from '../domain/document.ts'
import { creditApplied, onAccount } from '../domain/ledger.ts'
import { isOver, isReviewed } from '../domain/payment-states.ts'
import { Failed } from '../domain/provider.ts'
import { type Capture, claimCapture, noteAsked, useNextKey } from '../store/captures-store.ts'
import { takeCredit } from '../store/credits-store.ts'
import { isIssued } from '../store/documents-store.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment, findPayment } from '../store/payments-store.ts'
import { lockPayment, owedFor } from '../store/refunds-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import { invoiceSource, issueInvoice, issueInvoiceIn } from './issue-documents.ts'
import { keepAnswer } from './keep-answer.ts'
import { type Needs, underWay } from './needs.ts'
import { learnPayment } from './refresh-payment.ts'

/** About a day of tries, five minutes apart at most; an authorisation lasts a week. */
export const CAPTURE_TRIES = 600
const LATE = 8

export type Sent = { order: Order; shipment: Shipment }

/**
 * Takes a shipment's share of what was authorised for its order, or charges it to the account, and invoices exactly that. Once, however
 * often it is heard. What cannot be taken any more is neither taken nor invoiced, and a person is told (W61).
 * Rejects when it should be tried again.
 */
export async function takeShipment(needs: Needs, sent: Sent, attempt = 1): Promise<void> {
  const { order, shipment } = sent
  if (attempt === LATE)
    needs.log.error({ orderId: order.id, shipment: shipment.number }, 'a shipment could not be taken for several minutes')
  // Goods that replace others cost nothing: there is nothing to take, and nothing to invoice.
  if (order.totals.total.amount === 0) return
  // Placed before shipments were invoiced: it was taken and invoiced as a whole.
  if (await isIssued(needs.db, invoiceSource(order.id))) return
  const payment = await findPayment(needs.db, order.id)
  if (!payment) throw new Error(`there is no payment of ${order.id}`)
  if (payment.state === 'on-account') return chargeAccount(needs, payment, sent)
  if (await captureShare(needs, sent)) await issueInvoice(needs, sent)
}

/** The account is charged, the share booked, open credit of the customer's taken off, and the invoice issued, together. */
async function chargeAccount({ db, outbox }: Needs, seen: PaymentRow, { order, shipment }: Sent): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const payment = (await lockPayment(tx, order.id)) as PaymentRow
    if (await isIssued(tx, invoiceSource(order.id, shipment.id))) return
    const share = await claimCapture(tx, shareOf({ order, shipment }))
    if (payment.captured < share.from) throw new Error(`what was sent before ${shipment.number} is not charged yet`)
    const charged = share.to - payment.captured
    if (charged > 0) {
      const changed = await changePayment(tx, payment, { captured: share.to })
      if (!changed) throw new Error(`payment of ${order.id} changed beside its lock`)
      await book(tx, [onAccount(order.id, shipment.id, money(charged, seen.currency))])
      await outbox.say(tx, event('payments.payment-changed.v1', order.id, { status: describePayment(changed) }))
    }
    const { seller, totals } = invoiceOf(order, shipment)
    const mostOff = Math.min(totals.total.amount, await owedFor(tx, order.id))
    const { customer, currency } = payment
    const credits = mostOff > 0 ? await takeCredit(tx, { customer, entity: seller.entity, currency }, mostOff) : []
    const off = credits.reduce((sum, { amount }) => sum + amount.amount, 0)
    if (off > 0) await book(tx, [creditApplied(order.id, invoiceSource(order.id, shipment.id), money(off, currency))])
    await issueInvoiceIn(tx, outbox, { order, shipment }, credits)
  })
}

/** The shares of an order lie behind each other, whichever shipment is heard of first. */
function shareOf({ order, shipment }: Sent) {
  const taken = (one: Shipment) => invoiceOf(order, one).totals.total.amount
  const at = order.shipments.findIndex(({ id }) => id === shipment.id)
  const from = order.shipments.slice(0, at).reduce((sum, earlier) => sum + taken(earlier), 0)
  return { orderId: order.id, shipmentId: shipment.id, from, to: from + taken(shipment) }
}

/** False where its money is not to be had any more. */
async function captureShare(needs: Needs, { order, shipment }: Sent): Promise<boolean> {
  const share = await claimCapture(needs.db, shareOf({ order, shipment }))
  return underWay(needs, order.id, async () => {
    const payment = (await findPayment(needs.db, order.id)) as PaymentRow
    const isAsking = payment.captured < share.to && !isOver(payment.state)
    const taken = isAsking ? await ask(needs, payment, share, { order, shipment }) : payment
    const isTaken = taken.captured >= share.to
    const sums = `the payment is ${taken.state}, with ${taken.captured} of ${share.to} taken`
    if (!isTaken && !isOver(taken.state)) throw new Error(`share of ${shipment.number}: ${sums}`)
    if (!isTaken) await askPerson(needs, taken, `${shipment.number} has left and cannot be taken: ${sums}`)
    else if (isOver(taken.state) && taken.captured < taken.amount && !isLastOf(order)) await tellOfRest(needs, taken, { order, shipment })
    return isTaken
  })
}

/** Heard again when its invoice is issued, a shipment says nothing new: what was open then may be cancelled by now. */
async function tellOfRest(needs: Needs, payment: PaymentRow, { order, shipment }: Sent): Promise<void> {
  if (await isIssued(needs.db, invoiceSource(order.id, shipment.id))) return
  await askPerson(needs, payment, `what is still to be sent after ${shipment.number} cannot be taken: the payment ended with that part`)
}

/** Staff ship no more of the order by then, because orders knows that its payment is over; a person settles what is left with the buyer. */
async function askPerson({ db, log }: Needs, payment: PaymentRow, reason: string): Promise<void> {
  if (payment.review?.includes(reason) || isReviewed(payment, reason)) return
  log.error({ orderId: payment.order_id, reason }, 'a person must look at a payment')
  const review = payment.review === null ? reason : `${payment.review}; ${reason}`
  if (!(await changePayment(db, payment, { review }))) throw new Error(`payment of ${payment.order_id} changed meanwhile`)
}

/** The provider is asked what it has before it is asked again to take: an answer that was lost must not be a second capture. */
async function ask(needs: Needs, payment: PaymentRow, share: Capture, { order, shipment }: Sent): Promise<PaymentRow> {
  if (payment.captured < share.from) throw new Error(`what was sent before ${shipment.number} is not taken yet`)
  const provider = needs.providers.get(payment.provider)
  if (!provider) throw new Error(`no provider ${payment.provider}`)
  const learn = async () => (await learnPayment(needs, order.id, { tell: true })) ?? payment
  const seen = share.isAsked ? await learn() : payment
  if (seen.state !== 'authorised' || seen.captured >= share.to || !seen.provider_payment_id || seen.void_reason) return seen
  await noteAsked(needs.db, shipment.id)
  try {
    const said = await provider.capture({
      paymentId: seen.provider_payment_id,
      amount: share.to - share.from,
      key: `${order.id}:${shipment.id}:${share.tries}`,
      isLast: isLastOf(order),
    })
    await needs.failpoint('capture.after-sent')
    return (await keepAnswer(needs, seen, said, { tell: true })) ?? (await learn())
  } catch (error) {
    if (error instanceof Failed) await useNextKey(needs.db, shipment.id, share)
    throw error
  }
}
