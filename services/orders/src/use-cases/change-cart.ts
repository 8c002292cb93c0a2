import { type Cart, type LineOutcome, type MarketId, newId } from '@toyline/contracts'
import { type CartItem, viewCart } from '../domain/cart.ts'
import { type CartChange, changeCart as decide } from '../domain/change-cart.ts'
import { changeLines as decideLines, type LinesChange } from '../domain/change-lines.ts'
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

type Whose = { owner: Owner; market: MarketId }

/**
 * Decides a change of the gathered cart, all of it or nothing.
 * Errors: 404 `no-such-variant`; 422 `case-pack`, `below-minimum`, `above-maximum`, `over-cap`, or `lines-refused` where lines
 * differ in why (each with an entry per line and what would fit); 422 `cart-full`.
 */
export function changeCart(carts: CartsPort, gathered: GatheredCart, change: CartChange, whose: Whose): ChangedCart {
  return keepChange(carts, gathered, orThrow(decide(gathered.cart, change, gathered.snapshots, gathered.bought)), whose)
}

/** Decides a change of many lines, each for itself. */
export function changeLines(
  carts: CartsPort,
  gathered: GatheredCart,
  change: LinesChange,
  whose: Whose,
): ChangedCart & { outcomes: LineOutcome[] } {
  const { outcomes, ...decided } = decideLines(gathered.cart, change, gathered.snapshots, gathered.bought)
  return { ...keepChange(carts, gathered, decided, whose), outcomes }
}

/** A decided change as the buyer will see it, and how to make it true. */
export function keepChange(
  carts: CartsPort,
  gathered: GatheredCart,
  { items, put, removed }: { items: CartItem[]; put: CartItem[]; removed: string[] },
  { owner, market }: Whose,
): ChangedCart {
  const { cart } = gathered
  if (put.length === 0 && removed.length === 0) {
    return { cart: viewCart(cart, market, gathered), keep: (answer) => carts.keepAnswer(carts.db, answer) }
  }
  const newCartId = cart.version === 0 ? newId('cart') : cart.id
  return {
    cart: viewCart({ id: newCartId, version: cart.version + 1, items }, market, gathered),
    keep: (answer) => carts.saveCart(carts.db, cart, { put, removed, owner, market, newCartId }, answer),
  }
}
