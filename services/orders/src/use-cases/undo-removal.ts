import type { Language, MarketId } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { type CartItem, MAX_CART_LINES, viewCart } from '../domain/cart.ts'
import type { Owner } from '../domain/owner.ts'
import type { ChangedCart } from './change-cart.ts'
import type { CartsPort } from './ports.ts'
import { type CartNeeds, type GatheredCart, judgeCart, openCart } from './read-cart.ts'

type GatheredUndo = GatheredCart & { restored: CartItem[] }

/** The cart, what it will hold once the lines that went with a version are back, and the products' data of all of it. */
export async function gatherUndo(
  needs: CartNeeds,
  owner: Owner,
  { market, language }: { market: MarketId; language: Language },
  version: number,
): Promise<GatheredUndo> {
  const opened = await openCart(needs.carts, owner, market)
  const restored = await needs.carts.readRestored(needs.carts.db, opened.cart.id, version)
  const joining = restored.map((item) => item.variantId)
  return { ...(await judgeCart(needs, owner, market, opened, { joining, language })), restored }
}

/**
 * Brings lines back as they were, whatever has become of their products: what stands between them and an order is said by the cart.
 * Errors: 409 `nothing-to-undo`; 422 `cart-full`.
 */
export function undoRemoval(carts: CartsPort, gathered: GatheredUndo, market: MarketId, version: number): ChangedCart {
  const { cart, restored } = gathered
  if (restored.length === cart.items.length) {
    throw problem(409, 'nothing-to-undo', 'There is nothing to bring back: it is in the cart again, or was removed too long ago.')
  }
  if (restored.length > MAX_CART_LINES) throw problem(422, 'cart-full', `A cart holds ${MAX_CART_LINES} different products at most.`)
  return {
    cart: viewCart({ ...cart, version: cart.version + 1, items: restored }, market, gathered),
    keep: (answer) => carts.restoreLines(carts.db, cart, version, answer),
  }
}
