import { problem } from '@toyline/http'
import { decide, mayTake } from '../domain/payment-states.ts'
import type { ProviderPayment } from '../domain/provider.ts'
import { keepWebhook } from '../store/reports-store.ts'
import type { PaymentRow } from '../store/tables.ts'
import { asPayment } from './describe-payment.ts'
import type { Needs } from './needs.ts'
import { enqueueReturn } from './return-stray.ts'

/** A report may overtake the answer to a call that another process has under way; that answer is given this long. */
const OVERTAKEN_MS = 1_500

/**
 * Takes a provider's report: its signature is checked over the raw bytes, it is kept once, and answered at once. What it says is
 * never believed: unless it tells what is known, or is about to be, the provider is asked. One that comes again is looked at
 * again, for its first coming may have been cut off.
 * Errors: 400 `bad-signature`; nothing is kept then.
 */
export async function receiveWebhook(
  needs: Needs,
  { provider: name, headers, body }: { provider: string; headers: Record<string, string | string[] | undefined>; body: Buffer },
): Promise<void> {
  const report = await needs.providers.get(name)?.readWebhook(headers, body)
  if (!report) throw problem(400, 'bad-signature', 'This report is not signed by the provider it names.')
  const { eventId, type, orderId, paymentId } = report
  // Asked before the payment is read: a call that ends meanwhile has kept an answer that this reading may not show yet.
  const isUnderWay = orderId !== null && needs.underWay.has(orderId)
  const payment = await keepWebhook(needs.db, { provider: name, eventId, type, body: body.toString('utf8'), orderId, paymentId })
  if (!payment) return
  if (report.payment && isStray(payment, name, report.payment)) return enqueueReturn(needs.outbox, needs.db, name, report.payment.id)
  if (isUnderWay || needs.underWay.has(payment.order_id) || (report.payment && isKnown(payment, report.payment))) return
  await needs.outbox.enqueue(needs.db, {
    task: 'refresh',
    payload: { orderId: payment.order_id },
    key: `refresh:${payment.order_id}`,
    tries: 12,
    ...(payment.state === 'unknown' ? { runAt: { afterMs: OVERTAKEN_MS } } : {}),
  })
}

function isKnown(payment: PaymentRow, said: ProviderPayment): boolean {
  if (payment.void_reason && mayTake(said)) return false
  return decide(asPayment(payment), said).keep === 'nothing'
}

/** Money for an order that is paid otherwise. */
function isStray(payment: PaymentRow, provider: string, said: ProviderPayment): boolean {
  if (!mayTake(said)) return false
  return payment.provider !== provider || (payment.provider_payment_id !== null && payment.provider_payment_id !== said.id)
}
