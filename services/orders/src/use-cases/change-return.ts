import { event, type Location, newId, type OrderReturn, RETURN_POLICIES } from '@toyline/contracts'
import { decideReceipt, type Graded } from '../domain/returns/request.ts'
import { comesBack, isCredited, returnStatesBefore } from '../domain/returns/return-states.ts'
import { orThrow } from './or-throw.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { closed, lockedOrder, returnOf, settleReturnJob, tellReturn } from './tell-return.ts'

type Which = { orderId: string; returnId: string }

/** The buyer keeps the goods after all. Errors: 404 `no-such-order`, `no-such-return`; 409 `return-closed`. */
export async function withdrawReturn(needs: SagaNeeds, tx: Tx, { orderId, returnId }: Which): Promise<OrderReturn> {
  const found = returnOf(await lockedOrder(needs, tx, orderId), returnId)
  // Money or new goods are on their way already.
  if (found.refund !== null || (found.state === 'approved' && !comesBack(found))) throw closed()
  const which = { id: returnId, orderId, from: returnStatesBefore('withdrawn'), what: `${found.kind}-withdrawn` }
  if (!(await needs.orders.changeReturn(tx, which, { state: 'withdrawn' }))) throw closed()
  return tellReturn(needs, tx, { orderId, returnId, settle: false })
}

/** The goods are on their way back. Errors: as above. */
export async function sendReturn(
  needs: SagaNeeds,
  tx: Tx,
  { orderId, returnId, trackingNumber }: Which & { trackingNumber: string | null },
): Promise<OrderReturn> {
  const found = returnOf(await lockedOrder(needs, tx, orderId), returnId)
  if (!comesBack(found)) throw closed()
  const which = { id: returnId, orderId, from: returnStatesBefore('in-transit'), what: 'return-in-transit' }
  if (!(await needs.orders.changeReturn(tx, which, { state: 'in-transit', tracking_number: trackingNumber }))) throw closed()
  return tellReturn(needs, tx, { orderId, returnId, settle: false })
}

export type Decision = { decision: 'approve' | 'reject'; outcome?: OrderReturn['outcome'] | undefined; answer?: string | null | undefined }

/** Somebody has looked at a claim. Errors: as above. */
export async function decideReturn(
  needs: SagaNeeds,
  tx: Tx,
  { orderId, returnId, decision, outcome = null, answer = null }: Which & Decision,
): Promise<void> {
  const found = returnOf(await lockedOrder(needs, tx, orderId), returnId)
  const to = decision === 'approve' ? 'approved' : 'rejected'
  const isReplaced = outcome === 'replace' || (outcome === 'return' && found.wish === 'replacement')
  const replacement = isReplaced ? { replacement_id: newId('ord') } : {}
  const which = { id: returnId, orderId, from: ['requested'] as const, what: `${found.kind}-${to}` }
  const changed = await needs.orders.changeReturn(tx, which, { state: to, outcome, answer, ...replacement })
  if (!changed) throw closed()
  await tellReturn(needs, tx, { orderId, returnId, settle: outcome === 'credit' || outcome === 'replace' })
}

/**
 * The goods are here and graded. What can be sold goes back on the shelf of the location that they came to, and the buyer is given what was promised, unless that was
 * done before. Errors: as above; 422 `no-such-line`, `more-than-sent`, `nothing-received`.
 */
export async function receiveReturn(
  needs: SagaNeeds,
  tx: Tx,
  { orderId, returnId, lines, location }: Which & { lines: Graded[]; location?: Location | undefined },
): Promise<void> {
  const { orders, outbox } = needs
  const order = await lockedOrder(needs, tx, orderId)
  const found = returnOf(order, returnId)
  if (!comesBack(found)) throw closed()
  const graded = orThrow(decideReceipt(found, lines)).lines
  const which = { id: returnId, orderId, from: returnStatesBefore('received'), what: 'return-received' }
  if (!(await orders.changeReturn(tx, which, { state: 'received' }))) throw closed()
  await orders.gradeReturn(tx, returnId, graded)
  const variants = new Map(order.lines.map(({ id, variantId }) => [id, variantId]))
  const pieces = graded.flatMap(({ lineId, restocked: quantity }) =>
    quantity > 0 ? [{ variantId: variants.get(lineId) as string, quantity }] : [],
  )
  if (pieces.length > 0) {
    const { market } = order
    const shelf = location ?? RETURN_POLICIES[market].location
    await outbox.say(tx, event('orders.goods-returned.v1', orderId, { orderId, market, location: shelf, pieces }))
  }
  const isOver = isCredited(found.refund)
  if (isOver) await orders.changeReturn(tx, { ...which, from: ['received'], what: 'return-refunded' }, { state: 'refunded' })
  await tellReturn(needs, tx, { orderId, returnId, settle: !isOver })
}

/** Asks again for a refund that the provider refused. Errors: 404 `no-such-order`, `no-such-return`; 409 `return-closed`. */
export async function retryRefund(needs: SagaNeeds, tx: Tx, { orderId, returnId }: Which): Promise<void> {
  const found = returnOf(await lockedOrder(needs, tx, orderId), returnId)
  if (found.refund !== 'declined') throw closed()
  await needs.orders.changeReturn(tx, { id: returnId, orderId, from: [found.state], what: null }, { refund: null })
  await needs.outbox.enqueue(tx, settleReturnJob(orderId, returnId))
}
