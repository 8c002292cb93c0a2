import { findPayment } from '../store/payments-store.ts'
import { keepAnswer } from './keep-answer.ts'
import { type Needs, underWay } from './needs.ts'
import { learnPayment } from './refresh-payment.ts'

/** About a day of tries, five minutes apart at most; an authorisation lasts a week. */
export const CAPTURE_TRIES = 600
const LATE = 8

/** Takes what was authorised for a placed order. Rejects when it should be tried again. */
export async function capturePayment(needs: Needs, orderId: string, attempt = 1): Promise<void> {
  if (attempt === LATE) needs.log.error({ orderId }, 'a placed order’s payment could not be captured for several minutes')
  await underWay(needs, orderId, async () => {
    const payment = await findPayment(needs.db, orderId)
    if (payment?.state !== 'authorised' || !payment.provider_payment_id || payment.void_reason) return
    const provider = needs.providers.get(payment.provider)
    if (!provider) throw new Error(`no provider ${payment.provider}`)
    const said = await provider.capture({ paymentId: payment.provider_payment_id, amount: payment.amount })
    await needs.failpoint('capture.after-sent')
    if (!(await keepAnswer(needs, payment, said, { tell: true }))) await learnPayment(needs, orderId, { tell: true })
  })
}
