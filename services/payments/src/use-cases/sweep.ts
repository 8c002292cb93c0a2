import { knownPayments, waitingPayments } from '../store/payments-store.ts'
import type { Needs } from './needs.ts'
import { refreshPayment } from './refresh-payment.ts'
import { voidPayment } from './void-payment.ts'

const WAITING_SECONDS = 20
const BATCH = 100
const LOOK_BACK_SECONDS = 7_200
const TAKES_MONEY = new Set(['authorised', 'captured'])

/**
 * Resolves what reports and answers left open, in both directions: our payments that wait too long are asked for, and the
 * provider's payments that belong to no living payment of ours are given back (W23).
 */
export async function sweep(needs: Needs): Promise<{ refreshed: number; givenBack: number }> {
  const waiting = await waitingPayments(needs.db, { olderThanSeconds: WAITING_SECONDS, limit: BATCH })
  for (const orderId of waiting) await refreshPayment(needs, orderId, { tell: true })
  let givenBack = 0
  for (const provider of Object.values(needs.providers)) {
    const recent = (await provider.recent(LOOK_BACK_SECONDS)).filter(
      (payment) => TAKES_MONEY.has(payment.status) && payment.refunded < payment.amount.amount,
    )
    const known = await knownPayments(
      needs.db,
      recent.map((payment) => payment.id),
    )
    for (const payment of recent) {
      const ours = known.get(payment.id)
      if (ours && ours.state !== 'voided') continue
      needs.log.error({ paymentId: payment.id, orderId: payment.orderId }, 'the provider holds money for an order that has none')
      if (payment.orderId) await refreshOrVoid(needs, payment.orderId, ours !== undefined)
      givenBack += 1
    }
  }
  return { refreshed: waiting.length, givenBack }
}

/** A payment whose id we never learned is asked for first: it may be the lost answer of a living order. */
async function refreshOrVoid(needs: Needs, orderId: string, isVoided: boolean): Promise<void> {
  if (isVoided) await voidPayment(needs, orderId, 'captured after the order ended')
  else await refreshPayment(needs, orderId, { tell: true })
}
