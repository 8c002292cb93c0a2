import { findPayment } from '../store/payments-store.ts'
import { keepAnswer } from './keep-answer.ts'
import type { Needs } from './needs.ts'

/** Takes what was authorised for a placed order. Rejects when it should be tried again. */
export async function capturePayment(needs: Needs, orderId: string): Promise<void> {
  const payment = await findPayment(needs.db, orderId)
  const provider = payment && needs.providers[payment.provider]
  if (!provider || payment.state !== 'authorised' || !payment.provider_payment_id || payment.void_reason) return
  const said = await provider.capture({ key: `${orderId}:capture`, paymentId: payment.provider_payment_id, amount: payment.amount })
  await needs.failpoint('capture.after-sent')
  await keepAnswer(needs, orderId, said, { tell: true })
}
