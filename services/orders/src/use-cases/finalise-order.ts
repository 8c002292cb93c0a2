import { Problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import { isOpen } from '../domain/order-states.ts'
import { conclude, nextLook } from './conclude.ts'
import { followUp, followUpQuietly } from './follow-up.ts'
import type { SagaNeeds } from './ports.ts'
import { type SettlePayload, settleJob } from './settle-job.ts'

/**
 * Finishes or undoes an order, whatever state it is in: looks its payment up at the provider and takes it as far as that
 * allows. The browser's return, the provider's message and the sweeper all come here, any number of times and at once.
 * Null when there is no such order. Throws when a neighbour does not answer.
 */
export async function finaliseOrder(needs: SagaNeeds, orderId: string): Promise<StoredOrder | null> {
  const order = await lookAndConclude(needs, orderId)
  if (order) await followUp(needs, order)
  return order
}

async function lookAndConclude(needs: SagaNeeds, orderId: string): Promise<StoredOrder | null> {
  const { orders, payments } = needs
  const order = await orders.readOrder(orders.db, orderId)
  if (!order || !isOpen(order.state)) return order
  return conclude(needs, order, await payments.refreshPayment({ params: { orderId } }))
}

/** The same for a buyer who waits: while a neighbour is silent they see the order as it is, and its job goes on. */
export async function finaliseForBuyer(needs: SagaNeeds, order: StoredOrder): Promise<void> {
  try {
    const found = await lookAndConclude(needs, order.id)
    if (found) await followUpQuietly(needs, found)
  } catch (error) {
    if (!(error instanceof Problem) || error.status < 500) throw error
    needs.log.warn({ orderId: order.id, err: error }, 'finalising is left to the job of the order')
  }
}

/**
 * The job of an order. Comes back for as long as the order is open. News of the payment that came while the order was open
 * is applied once it is placed: whoever placed it may have asked for the payment before that news.
 */
export async function settleOrder(needs: SagaNeeds, { orderId, news }: SettlePayload): Promise<void> {
  const { orders, outbox } = needs
  const order = await finaliseOrder(needs, orderId)
  if (order?.state === 'placed' && news) await orders.inTransaction((tx) => orders.followPayment(tx, orderId, news))
  if (!order || !isOpen(order.state)) return
  const isLeased = (order.leaseMs ?? 0) > 0
  await outbox.enqueue(
    orders.db,
    settleJob(orderId, nextLook(needs, order)),
    ...(isLeased && news ? [settleJob(orderId, nextLook(needs, order), news)] : []),
  )
}

/** Looks for orders that stand still although they should not, whatever became of their jobs, and wakes them. */
export async function sweepOrders({ orders, outbox }: SagaNeeds, graceMs: number): Promise<number> {
  const stranded = await orders.findStranded(orders.db, graceMs)
  await outbox.enqueue(orders.db, ...stranded.map((orderId) => settleJob(orderId, 0)))
  return stranded.length
}
