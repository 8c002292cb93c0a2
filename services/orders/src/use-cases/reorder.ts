import { type Language, type MarketId, Reorder } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import type { Owner } from '../domain/owner.ts'
import { reorder as decide } from '../domain/reorder.ts'
import { keepChange } from './change-cart.ts'
import { findOrder } from './find-order.ts'
import type { Fragment, SagaNeeds } from './ports.ts'
import { type GatheredCart, gatherCart } from './read-cart.ts'

type Whose = { owner: Owner; market: MarketId }
type GatheredReorder = GatheredCart & { order: StoredOrder }

/**
 * The order, the cart, and the products' data of both.
 * Errors: 404 `no-such-order`; 409 `order-not-placed`: the lines of an order that is not are in its cart still.
 */
export async function gatherReorder(
  needs: SagaNeeds,
  { owner, market, language }: Whose & { language: Language },
  { orderId, token }: { orderId: string; token: string | undefined },
): Promise<GatheredReorder> {
  const order = await findOrder(needs, owner, orderId, token)
  if (order.state !== 'placed') throw problem(409, 'order-not-placed', 'This order was not placed, so there is nothing to order again.')
  const joining = order.lines.map((line) => line.variantId)
  return { ...(await gatherCart(needs, owner, market, { joining, language })), order }
}

/** Decides what of an old order goes into the cart. */
export function reorder(
  { carts }: SagaNeeds,
  gathered: GatheredReorder,
  whose: Whose,
): { reordered: Reorder; keep: (answer: Fragment) => Promise<boolean> } {
  const { lines, ...decided } = decide(gathered.cart, gathered.order.lines, whose.market, gathered.snapshots, gathered.bought)
  const { cart, keep } = keepChange(carts, gathered, decided, whose)
  return { reordered: { orderId: gathered.order.id, cart, lines }, keep }
}

/**
 * What a reorder was answered, to the one who asked for it.
 * Errors: 404 `no-such-reorder`, also for a key of another order.
 */
export async function findReorder({ orders }: SagaNeeds, owner: Owner, orderId: string, key: string): Promise<Reorder> {
  const kept = await orders.readKeptAnswer(orders.db, owner, 'reorder', key)
  const found = kept === null ? null : Reorder.parse(JSON.parse(kept))
  if (found?.orderId !== orderId) throw problem(404, 'no-such-reorder', 'There is no such reorder of yours.')
  return found
}
