import type { Bought } from './caps.ts'
import { type CartItem, MAX_CART_LINES, type Snapshots, type StoredCart } from './cart.ts'
import { quantityProblem, type RefusedLine, refusedLine, refuseLines } from './line-problems.ts'
import type { Refusal } from './refusal.ts'

/** What a buyer asks of a cart: `add` adds to what is there, `set` replaces it; 0 removes. */
export type CartChange = { mode: 'add' | 'set'; items: readonly CartItem[] }
export type ChangedCart = { items: CartItem[]; put: CartItem[]; removed: string[] }

/**
 * Decides a change of a cart. Each quantity is checked against case pack, minimum, maximum and cap (W14 to W16); one that does
 * not fit refuses the whole change and says what would fit, for every line at once.
 */
export function changeCart(cart: StoredCart, change: CartChange, snapshots: Snapshots, bought: Bought): ChangedCart | { refusal: Refusal } {
  const before = new Map(cart.items.map((item) => [item.variantId, item.quantity]))
  const put: CartItem[] = []
  const removed: string[] = []
  const unknown: string[] = []
  const refused: RefusedLine[] = []
  for (const { variantId, quantity: asked } of change.items) {
    const quantity = change.mode === 'add' ? (before.get(variantId) ?? 0) + asked : asked
    if (quantity === 0) {
      if (before.has(variantId)) removed.push(variantId)
      continue
    }
    const snapshot = snapshots.get(variantId)
    if (!snapshot) unknown.push(variantId)
    else {
      const problem = quantityProblem(quantity, snapshot, bought)
      if (problem) refused.push(refusedLine(quantity, snapshot, problem, bought))
      if (before.get(variantId) !== quantity) put.push({ variantId, quantity })
    }
  }
  if (unknown.length > 0) {
    return { refusal: { status: 404, code: 'no-such-variant', detail: 'This product is not offered.', extra: { variantIds: unknown } } }
  }
  if (refused.length > 0) return { refusal: refuseLines(refused) }
  const after = applyChange(cart.items, put, removed)
  if (after.length > MAX_CART_LINES) {
    return { refusal: { status: 422, code: 'cart-full', detail: `A cart holds ${MAX_CART_LINES} different products at most.` } }
  }
  return { items: after, put, removed }
}

export function applyChange(items: readonly CartItem[], put: readonly CartItem[], removed: readonly string[]): CartItem[] {
  const after = new Map(items.map((item) => [item.variantId, item.quantity]))
  for (const variantId of removed) after.delete(variantId)
  for (const { variantId, quantity } of put) after.set(variantId, quantity)
  return [...after].map(([variantId, quantity]) => ({ variantId, quantity }))
}
