import type { Order } from '@toyline/contracts'
import { findPayment } from '../store/payments-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { issueInvoice } from './issue-documents.ts'
import { keepAnswer } from './keep-answer.ts'
import { type Needs, underWay } from './needs.ts'
import { learnPayment } from './refresh-payment.ts'

/** About a day of tries, five minutes apart at most; an authorisation lasts a week. */
export const CAPTURE_TRIES = 600
const LATE = 8

/**
 * Takes what was authorised for a placed order, and issues its invoice then: a card's invoice says that it is paid. Rejects when it
 * should be tried again.
 */
export async function captureAndInvoice(needs: Needs, order: Order, attempt = 1): Promise<void> {
  const payment = await capturePayment(needs, order.id, attempt)
  if (payment?.void_reason) return
  if (!payment?.captured) throw new Error(`payment of ${order.id} is ${payment?.state ?? 'missing'}`)
  await issueInvoice(needs, order)
}

/** @returns the payment as it is then */
export async function capturePayment(needs: Needs, orderId: string, attempt: number): Promise<PaymentRow | undefined> {
  if (attempt === LATE) needs.log.error({ orderId }, 'a placed order’s payment could not be captured for several minutes')
  return underWay(needs, orderId, async () => {
    const payment = await findPayment(needs.db, orderId)
    if (payment?.state !== 'authorised' || !payment.provider_payment_id || payment.void_reason) return payment
    const provider = needs.providers.get(payment.provider)
    if (!provider) throw new Error(`no provider ${payment.provider}`)
    const said = await provider.capture({
      paymentId: payment.provider_payment_id,
      amount: payment.amount,
      key: `${orderId}:capture`,
      isLast: true,
    })
    await needs.failpoint('capture.after-sent')
    return (await keepAnswer(needs, payment, said, { tell: true })) ?? (await learnPayment(needs, orderId, { tell: true }))
  })
}
