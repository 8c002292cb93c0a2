import type { Refund } from '@toyline/contracts'
import { Problem } from '@toyline/http/problem'
import type { StoredOrder, StoredReturn } from '../domain/order.ts'
import { comesBack, isCredited, isFault } from '../domain/returns/return-states.ts'
import { countOf } from '../domain/returns/worth.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { replaceGoods } from './replace-goods.ts'
import { lockedOrder, returnOf, tellReturn } from './tell-return.ts'

/**
 * Gives a buyer what is due for a return: the money by payments, or new goods. Its id is the key, so however often this runs it is
 * done once. Rejects when it should be tried again.
 */
export async function settleReturn(needs: SagaNeeds, { orderId, returnId }: { orderId: string; returnId: string }): Promise<void> {
  const order = await needs.orders.readOrder(needs.orders.db, orderId)
  const found = order?.returns.find(({ id }) => id === returnId)
  if (!order || !found || !isDue(found)) return
  if (found.replacementId) return replaceGoods(needs, order, found)
  const refund = await beginRefund(needs, order, found)
  await needs.failpoint('return.after-refund')
  await needs.orders.inTransaction((tx) => keepRefund(needs, tx, refund))
}

/** Whether something is due now: the goods are here, or nothing is to be waited for. */
function isDue(found: StoredReturn): boolean {
  if (isCredited(found.refund)) return false
  return found.state === 'received' || (found.state === 'approved' && (found.isInstant || !comesBack(found)))
}

/**
 * What payments cannot do is for a person, who is told; trying again would change nothing. Unless what was sent is still to be taken and
 * invoiced: goods may be delivered, and credited before they come back, sooner than that.
 */
async function beginRefund({ payments, log }: SagaNeeds, order: StoredOrder, found: StoredReturn): Promise<Refund> {
  const lines = found.lines
    .map((line) => ({ lineId: line.lineId, quantity: countOf(line), fee: line.fee }))
    .filter(({ quantity }) => quantity > 0)
  // Freight that was paid for goods that never came as ordered goes back once all of the order does.
  const freight = found.lines.every(({ reason }) => isFault(reason)) && isWhole(order, found)
  try {
    return await payments.refundOrder(
      { params: { orderId: order.id as `ord_${string}` }, body: { reason: `Return ${found.number}`, lines, freight } },
      { idempotencyKey: found.id },
    )
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500 || isToBeInvoiced(order)) throw error
    log.error({ orderId: order.id, returnId: found.id, code: error.code }, 'a return could not be refunded')
    return { orderId: order.id, key: found.id, state: 'declined', amount: { amount: 0, currency: order.total.currency }, way: 'provider' }
  }
}

function isToBeInvoiced({ documents, shipments }: StoredOrder): boolean {
  return documents.filter(({ kind }) => kind === 'invoice').length < shipments.length
}

function isWhole(order: StoredOrder, found: StoredReturn): boolean {
  return order.lines.every(({ id, quantity }) => found.lines.some((line) => line.lineId === id && countOf(line) === quantity))
}

/** What was given back may turn out not to have arrived, and is then given back by hand; news that are older than what is known are none. */
const AFTERWARDS: readonly Refund['state'][] = ['done', 'bounced', 'by-hand']

/** What payments say of a return's refund, in answer or later, in any order and any number of times. */
export async function keepRefund(needs: SagaNeeds, tx: Tx, { orderId, key, state, amount }: Refund): Promise<boolean> {
  const order = await lockedOrder(needs, tx, orderId)
  if (!order.returns.some(({ id }) => id === key)) return false
  const found = returnOf(order, key)
  if (found.refund === state || (state === 'open' && found.refund !== null)) return false
  const known = AFTERWARDS.indexOf(found.refund ?? 'open')
  if (known >= 0 && AFTERWARDS.indexOf(state) < known) return false
  const isOver = state === 'done' && (found.state === 'received' || !comesBack(found))
  const change = {
    refund: state,
    ...(state === 'declined' ? {} : { refund_amount: amount.amount }),
    ...(isOver ? { state: 'refunded' as const } : {}),
  }
  await needs.orders.changeReturn(tx, { id: key, orderId, from: [found.state], what: whatOf(state, isOver) }, change)
  if (state !== 'open') await tellReturn(needs, tx, { orderId, returnId: key, settle: false })
  return true
}

function whatOf(state: Refund['state'], isOver: boolean): string | null {
  if (state === 'open') return null
  if (state === 'done') return isOver ? 'return-refunded' : 'return-credited'
  return `refund-${state}`
}
