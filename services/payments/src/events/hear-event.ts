import type { Event } from '@toyline/contracts'
import { CAPTURE_TRIES } from '../use-cases/capture-payment.ts'
import type { Needs } from '../use-cases/needs.ts'

/** A placed order's payment is taken; once, however often it is heard. */
export async function hearEvent({ db, outbox }: Needs, event: Event): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await outbox.once(tx, event.id))) return false
    if (event.name === 'orders.order-placed.v1' && event.data.order.payment.method === 'card')
      await outbox.enqueue(tx, {
        task: 'capture',
        payload: { orderId: event.data.order.id },
        key: `capture:${event.data.order.id}`,
        tries: CAPTURE_TRIES,
      })
    return true
  })
}
