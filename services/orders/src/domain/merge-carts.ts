import { MAX_QUANTITY } from '@toyline/contracts'
import { type CartItem, MAX_CART_LINES } from './cart.ts'

export type Merge = {
  /** What the owner's cart holds afterwards of the lines that moved. */
  put: CartItem[]
  /** Variants that leave the guest's cart; what does not fit stays there, so that nothing is lost. */
  moved: string[]
}

/**
 * Moves a guest's lines into the cart of the person who signed in. The same variant adds up, because both quantities were
 * wanted; moving, not copying, is what keeps a second merge from adding them again.
 */
export function mergeCarts(owner: readonly CartItem[], guest: readonly CartItem[]): Merge {
  const before = new Map(owner.map((item) => [item.variantId, item.quantity]))
  const merge: Merge = { put: [], moved: [] }
  let lines = before.size
  for (const { variantId, quantity } of guest) {
    const there = before.get(variantId) ?? 0
    if (there + quantity > MAX_QUANTITY || (there === 0 && lines >= MAX_CART_LINES)) continue
    if (there === 0) lines += 1
    merge.put.push({ variantId, quantity: there + quantity })
    merge.moved.push(variantId)
  }
  return merge
}
