import type { Event } from '@toyline/contracts'
import { CAPTURE_TRIES } from '../use-cases/capture-payment.ts'
import type { Needs } from '../use-cases/needs.ts'

/**
 * A placed order's payment is taken; once, however often it is heard: the job has the order's key, and what is captured is not
 * captured again. That takes one statement, where an inbox would take four for each order.
 */
export async function hearEvent({ db, outbox }: Pick<Needs, 'db' | 'outbox'>, event: Event): Promise<boolean> {
  if (event.name !== 'orders.order-placed.v1' || event.data.order.payment.method !== 'card') return false
  const orderId = event.data.order.id
  await outbox.enqueue(db, { task: 'capture', payload: { orderId }, key: `capture:${orderId}`, tries: CAPTURE_TRIES })
  return true
}
