import { event, newId, type OrderEdit } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { giveUp } from '../domain/allocation.ts'
import { comesTo } from '../domain/line-prices.ts'
import { decideLowering, type Lowering } from '../domain/lower-order.ts'
import { type StoredOrder, viewOrder } from '../domain/order.ts'
import { withPrices } from '../domain/reprice.ts'
import { orThrow } from './or-throw.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { takeFrom } from './take-from.ts'
import { lockedOrder } from './tell-return.ts'

export type LowerOrder = Lowering & { orderId: string; actor: string; reason: string }

/**
 * Staff take pieces off an order or lower prices of what has not left, under its lock, at once: its later shipments take less of the same
 * authorisation, and the rest is released as everything else that is not taken (W58). Stock of what is taken off is given back by
 * products, which hears of it once.
 * Errors: 404 `no-such-order`; 409 `order-not-ready`, `payment-missing`, `more-than-open`; 422 `no-such-line`, `edit-raises`,
 * `edit-changes-nothing`.
 */
export async function lowerOrder(needs: SagaNeeds, tx: Tx, { orderId, actor, reason, ...wanted }: LowerOrder): Promise<OrderEdit> {
  const { orders, outbox, links } = needs
  const order = await lockedOrder(needs, tx, orderId)
  mustBeReady(order)
  const { state } = order.payment
  if (state !== 'authorised' && state !== 'on-account')
    throw problem(409, 'payment-missing', 'What is still to be sent of this order is not to be paid any more.')
  const { removed, prices, changes } = orThrow(decideLowering(order, wanted))
  const from = giveUp(order, removed)
  await takeFrom(needs, tx, orderId, from)
  const id = newId('edit')
  const sums = { before: comesTo(order).amount, after: comesTo(withPrices(order, prices), removed).amount }
  await orders.insertLowering(tx, { id, orderId, actor, reason, ...sums, changes, removed, prices })
  const edited = (await orders.readOrder(tx, orderId)) as StoredOrder
  const edit = editOf(edited, id)
  await outbox.say(
    tx,
    event('orders.order-edited.v1', orderId, { order: viewOrder(edited, links.tokenFor(orderId)), edit, lines: removed, from }),
  )
  return edit
}

/** Errors: 409 `order-not-ready`. */
export function mustBeReady({ state, isStockClaimed }: StoredOrder): void {
  if (state !== 'placed' || !isStockClaimed)
    throw problem(409, 'order-not-ready', 'This order is not placed, or its stock is not allocated yet.')
}

/** Errors: 404 `no-such-edit`. */
export function editOf({ edits }: StoredOrder, editId: string): OrderEdit {
  const found = edits.find(({ id }) => id === editId)
  if (!found) throw problem(404, 'no-such-edit', 'There is no such change of this order.')
  return found
}
