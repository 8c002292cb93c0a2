import type { Order } from '@toyline/contracts'
import { invoiceOf, isLastOf } from '../domain/document.ts'
import { findPayment } from '../store/payments-store.ts'
import { keepAnswer } from './keep-answer.ts'
import { type Needs, underWay } from './needs.ts'
import { learnPayment } from './refresh-payment.ts'
import { voidPayment } from './void-payment.ts'

/**
 * Pieces of an order were cancelled. While others are still to be sent nothing changes: what was cancelled is never taken. Where nothing
 * more will be sent, what is reserved is the buyer's again; an order of which nothing was sent has no payment any more.
 * Safe to repeat. Errors: `NoAnswer`, `NotSent`, to be tried again.
 */
export async function releaseRest(needs: Needs, order: Order): Promise<void> {
  if (!isLastOf(order)) return
  if (order.shipments.length === 0) {
    await voidPayment(needs, order.id, 'cancelled')
    return
  }
  await underWay(needs, order.id, async () => {
    const payment = await findPayment(needs.db, order.id)
    if (payment?.state !== 'authorised' || !payment.provider_payment_id) return
    // A share that was sent before is taken first: what is released cannot be taken any more.
    const sent = order.shipments.reduce((sum, shipment) => sum + invoiceOf(order, shipment).totals.total.amount, 0)
    if (payment.captured < sent) throw new Error(`what was sent of ${order.id} is not taken yet`)
    const provider = needs.providers.get(payment.provider)
    if (!provider) throw new Error(`no provider ${payment.provider}`)
    const said = await provider.cancel({ paymentId: payment.provider_payment_id })
    if (!(await keepAnswer(needs, payment, said, { tell: true }))) await learnPayment(needs, order.id, { tell: true })
  })
}
