import { event, type OrderReturn } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { NewJob } from '@toyline/jobs'
import { type StoredOrder, type StoredReturn, viewOrder, viewReturn } from '../domain/order.ts'
import type { SagaNeeds, Tx } from './ports.ts'

export const SETTLE_RETURN_TASK = 'settle-return'

/** Gives the buyer what is due for a return. */
export function settleReturnJob(orderId: string, returnId: string): NewJob {
  return { task: SETTLE_RETURN_TASK, payload: { orderId, returnId }, key: `return:${returnId}`, tries: 200 }
}

/** The order of a return, which nobody else changes until the transaction ends. Errors: 404 `no-such-order`. */
export async function lockedOrder({ orders }: SagaNeeds, tx: Tx, orderId: string): Promise<StoredOrder> {
  const order = (await orders.lockOrder(tx, orderId)) ? await orders.readOrder(tx, orderId) : null
  if (!order) throw problem(404, 'no-such-order', 'There is no such order.')
  return order
}

/** Errors: 404 `no-such-return`. */
export function returnOf(order: StoredOrder, returnId: string): StoredReturn {
  const found = order.returns.find(({ id }) => id === returnId)
  if (!found) throw problem(404, 'no-such-return', 'There is no such return.')
  return found
}

export const closed = () => problem(409, 'return-closed', 'This return has gone further than that.')

/**
 * Says what has become of a return, in the transaction that made it so, and, where money or goods follow from it, has them follow.
 * @returns it as its buyer sees it
 */
export async function tellReturn(
  { orders, outbox, links }: SagaNeeds,
  tx: Tx,
  { orderId, returnId, settle }: { orderId: string; returnId: string; settle: boolean },
): Promise<OrderReturn> {
  const order = (await orders.readOrder(tx, orderId)) as StoredOrder
  const changed = viewReturn(returnOf(order, returnId))
  const view = viewOrder(order, links.tokenFor(orderId))
  await outbox.say(tx, event('orders.return-changed.v1', orderId, { order: view, return: changed }))
  if (settle) await outbox.enqueue(tx, settleReturnJob(orderId, returnId))
  return changed
}
