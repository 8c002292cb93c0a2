import { problem } from '@toyline/http'
import { decide } from '../domain/payment-states.ts'
import { findPayment, keepWebhook } from '../store/payments-store.ts'
import type { Needs } from './needs.ts'

/** A report may overtake the answer to our own call; that answer is given this long. */
const OVERTAKEN_MS = 1_500

/**
 * Takes a provider's report: its signature is checked over the raw bytes, it is kept once, and answered at once. What it says is
 * never believed: unless it tells what we already know, the provider is asked.
 * Errors: 400 `bad-signature`; nothing is kept then.
 */
export async function receiveWebhook(
  needs: Needs,
  { provider: name, headers, body }: { provider: string; headers: Record<string, string | string[] | undefined>; body: Buffer },
): Promise<void> {
  const provider = needs.providers[name]
  const report = provider?.readWebhook(headers, body)
  if (!report) throw problem(400, 'bad-signature', 'This report is not signed by the provider it names.')
  await needs.db.transaction().execute(async (tx) => {
    const isNew = await keepWebhook(tx, { provider: name, eventId: report.eventId, type: report.type, body: body.toString('utf8') })
    if (!isNew || !report.orderId) return
    const payment = await findPayment(tx, report.orderId)
    if (!payment) return
    const state = {
      orderId: payment.order_id,
      state: payment.state,
      amount: payment.amount,
      currency: payment.currency,
      captured: payment.captured,
      refunded: payment.refunded,
    }
    if (report.payment && decide(state, report.payment).keep === 'nothing') return
    await needs.outbox.enqueue(tx, {
      task: 'refresh',
      payload: { orderId: report.orderId },
      key: `refresh:${report.orderId}`,
      ...(payment.state === 'unknown' ? { runAt: { afterMs: OVERTAKEN_MS } } : {}),
    })
  })
}
