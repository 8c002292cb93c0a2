import type { StoredOrder } from '../domain/order.ts'
import { isEnded, paymentStateOf } from '../domain/order-states.ts'
import { cancelShort } from './cancel-order.ts'
import { toHold } from './hold-stock.ts'
import type { SagaNeeds } from './ports.ts'
import { settleKey } from './settle-job.ts'

/**
 * What a decided order still owes its neighbours: a placed one the claim of its hold, an ended one the return of its money
 * and stock. Safe to repeat at any time. Throws when a neighbour does not answer; the order's job then tries again.
 */
export async function followUp(needs: SagaNeeds, order: StoredOrder): Promise<void> {
  if (order.state === 'placed' && !order.isStockClaimed) await claimStock(needs, order)
  if (isEnded(order.state) && !order.isUndone) await undoOrder(needs, order)
}

/** The same for a request that somebody waits for: what fails now is the job's. */
export async function followUpQuietly(needs: SagaNeeds, order: StoredOrder): Promise<void> {
  try {
    await followUp(needs, order)
  } catch (error) {
    needs.log.warn({ orderId: order.id, state: order.state, err: error }, 'order follow-up is left to its job')
  }
}

/**
 * What is placed stays placed: where the hold ran out before it could be claimed, products holds anew, and only lines that others have
 * bought meanwhile are cancelled, each as a whole.
 */
async function claimStock(needs: SagaNeeds, order: StoredOrder): Promise<void> {
  const { products, orders, outbox, failpoint } = needs
  const { short, allocated } = await products.claimHold({ params: { orderId: order.id }, body: toHold(order) })
  await failpoint('claim.after-claim')
  if (short.length > 0) await cancelShort(needs, order, { short, allocated })
  else await orders.recordClaim(orders.db, { orderId: order.id, allocated }, outbox.cancelling(settleKey(order.id)))
  await failpoint('claim.after-recorded')
}

/** The money first: stock that comes back a moment later harms nobody. Both leave a mark that refuses late authorisations and holds. */
async function undoOrder({ payments, products, orders, failpoint }: SagaNeeds, order: StoredOrder): Promise<void> {
  const status = await payments.voidPayment({ params: { orderId: order.id }, body: { reason: order.endedBecause ?? order.state } })
  await failpoint('undo.after-void')
  await products.releaseHold({ params: { orderId: order.id } })
  await failpoint('undo.after-release')
  if (!GIVEN_BACK.has(status.state)) throw new Error(`the payment of ${order.id} is still ${status.state} after it was voided`)
  await orders.recordUndone(orders.db, order, paymentStateOf(status.state))
}

const GIVEN_BACK = new Set<string>(['none', 'declined', 'voided', 'refunded'])
