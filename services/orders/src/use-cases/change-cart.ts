import { type Cart, type MarketId, newId } from '@toyline/contracts'
import { type CartChange, changeCart as decide, viewCart } from '../domain/cart.ts'
import type { Owner } from '../domain/owner.ts'
import { orThrow } from './or-throw.ts'
import type { CartsPort, Fragment } from './ports.ts'
import type { GatheredCart } from './read-cart.ts'

export type ChangedCart = {
  /** As it will be. */
  cart: Cart
  /** Writes it together with the request's answer. False: the request's key is taken; throws Moved: gather again. */
  keep: (answer: Fragment) => Promise<boolean>
}

/**
 * Decides a change of the gathered cart.
 * Errors: 404 `no-such-variant`, 422 `case-pack` (with a line per misfit and what would fit), 422 `cart-full`.
 */
export function changeCart(
  carts: CartsPort,
  { cart, snapshots }: GatheredCart,
  change: CartChange,
  { owner, market }: { owner: Owner; market: MarketId },
): ChangedCart {
  const { items, put, removed } = orThrow(decide(cart, change, snapshots))
  if (put.length === 0 && removed.length === 0) {
    return { cart: viewCart(cart, market, snapshots), keep: (answer) => carts.keepAnswer(carts.db, answer) }
  }
  const newCartId = cart.version === 0 ? newId('cart') : cart.id
  return {
    cart: viewCart({ id: newCartId, version: cart.version + 1, items }, market, snapshots),
    keep: (answer) => carts.saveCart(carts.db, cart, { put, removed, owner, market, newCartId }, answer),
  }
}
