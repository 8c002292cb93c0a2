import { problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import { isSameOwner, type Owner } from '../domain/owner.ts'
import type { OrderLinks, SagaNeeds } from './ports.ts'

/**
 * An order that the caller may see: its owner, or whoever brings the token of its signed link.
 * Errors: 404 `no-such-order`, the same whether it is somebody else's or does not exist.
 */
export async function findOrder(
  { orders, links }: Pick<SagaNeeds, 'orders' | 'links'>,
  owner: Owner,
  orderId: string,
  token: string | undefined,
): Promise<StoredOrder> {
  const order = await orders.readOrder(orders.db, orderId)
  if (!order || !maySee(links, order, owner, token)) throw problem(404, 'no-such-order', 'There is no such order.')
  return order
}

export function maySee(links: OrderLinks, order: StoredOrder, owner: Owner, token: string | undefined): boolean {
  return isSameOwner(order.owner, owner) || (token !== undefined && links.isToken(order.id, token))
}
