import type { Cart, MarketId } from '@toyline/contracts'
import { type CartChange, changeCart as decide, viewCart } from '../domain/cart.ts'
import type { Owner } from '../domain/owner.ts'
import { orThrow } from './or-throw.ts'
import type { CartsPort, Tx } from './ports.ts'
import type { GatheredCart } from './read-cart.ts'

/**
 * Changes the gathered cart in the caller's transaction and returns it as it is then.
 * Errors: 404 `no-such-variant`, 422 `case-pack` (with a line per misfit and what would fit), 422 `cart-full`; throws Moved
 * when the cart is no longer what was gathered.
 */
export async function changeCart(
  carts: CartsPort,
  tx: Tx,
  gathered: GatheredCart,
  change: CartChange,
  { owner, market }: { owner: Owner; market: MarketId },
): Promise<Cart> {
  const { cart, snapshots } = gathered
  const { items, put, removed } = orThrow(decide(cart, change, snapshots))
  const unchanged = put.length === 0 && removed.length === 0
  const saved = unchanged ? cart : await carts.saveCart(tx, cart, { put, removed, owner, market })
  return viewCart({ ...saved, items }, market, snapshots)
}
