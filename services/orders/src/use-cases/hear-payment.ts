import type { PaymentStatus } from '@toyline/contracts'
import { isCovered, isEnded, isOpen } from '../domain/order-states.ts'
import type { SagaNeeds } from './ports.ts'
import { settleJob } from './settle-job.ts'

/** Whoever holds the order's lease is about to conclude it; only if they do not is there anything to do. */
const PATIENCE_MS = 1_500

/**
 * Hears that a payment has changed. A placed order notes it; an open one is finalised by its job, which asks for the payment
 * as it is then, because news may come late, twice and in any order. False when this event was heard before.
 */
export async function hearPayment({ orders, outbox }: SagaNeeds, eventId: string, status: PaymentStatus): Promise<boolean> {
  if (await orders.followPlacedPayment(orders.db, eventId, status)) return true
  return orders.inTransaction(async (tx) => {
    if (!(await outbox.once(tx, eventId))) return false
    const order = await orders.followPayment(tx, status.orderId, status)
    if (!order) return true
    if (isOpen(order.state)) await outbox.enqueue(tx, settleJob(status.orderId, order.isLeased ? PATIENCE_MS : 0, status))
    if (isEnded(order.state) && isCovered(status.state)) {
      await orders.reopenUndo(tx, status.orderId)
      await outbox.enqueue(tx, settleJob(status.orderId, 0))
    }
    return true
  })
}
