import type { MarketId, Reorder, ReorderDifference, VariantSnapshot } from '@toyline/contracts'
import type { Bought } from './caps.ts'
import { type CartItem, MAX_CART_LINES, type Snapshots, type StoredCart } from './cart.ts'
import { applyChange } from './change-cart.ts'
import { type Fit, fitQuantity } from './fit-quantity.ts'
import type { StoredLine } from './order.ts'
import { priceLines } from './price-line.ts'

export type Reordered = { items: CartItem[]; put: CartItem[]; removed: string[]; lines: Reorder['lines'] }

/**
 * Adds the lines of an old order to a cart. An order is copied by what was wanted, not by what it cost (W56): each line is judged
 * anew, and whatever is not as it was is said, whether it stood in the way or not.
 */
export function reorder(
  cart: StoredCart,
  ordered: readonly StoredLine[],
  market: MarketId,
  snapshots: Snapshots,
  bought: Bought,
): Reordered {
  const before = new Map(cart.items.map((item) => [item.variantId, item.quantity]))
  const put: CartItem[] = []
  let size = before.size
  const fits = ordered.map((line): Fit => {
    const snapshot = snapshots.get(line.variantId)
    const there = before.get(line.variantId) ?? 0
    if (!snapshot || snapshot.tiers.length === 0) return { quantity: 0, because: null }
    if (there === 0 && size === MAX_CART_LINES) return { quantity: 0, because: 'cart-full' }
    const { quantity, because } = fitQuantity(there + line.quantity, snapshot, bought)
    if (quantity <= there) return { quantity: 0, because }
    if (there === 0) size += 1
    put.push({ variantId: line.variantId, quantity })
    return { quantity: quantity - there, because }
  })

  const items = applyChange(cart.items, put, [])
  const prices = new Map(priceLines(market, items, snapshots).map((price, at) => [items[at]?.variantId, price?.unit]))
  const lines = ordered.map((line, at) => {
    const fit = fits[at] as Fit
    const { variantId, quantity, snapshot: then } = line
    const differences = differencesOf(line, fit, snapshots.get(variantId), prices.get(variantId))
    return {
      variantId,
      sku: then.sku,
      title: then.title,
      variantTitle: then.variantTitle,
      ordered: quantity,
      added: fit.quantity,
      differences,
    }
  })
  return { items, put, removed: [], lines }
}

function differencesOf(
  line: StoredLine,
  fit: Fit,
  snapshot: VariantSnapshot | undefined,
  price: StoredLine['unitPrice'] | undefined,
): ReorderDifference[] {
  if (!snapshot) return [{ code: 'gone' }]
  if (snapshot.tiers.length === 0) return [{ code: 'no-price' }]
  const found: ReorderDifference[] = []
  if (price && (price.amount !== line.unitPrice.amount || price.currency !== line.unitPrice.currency))
    found.push({ code: 'price-changed', before: line.unitPrice, now: price })
  if (snapshot.casePack !== line.casePack) found.push({ code: 'pack-changed', before: line.casePack, now: snapshot.casePack })
  if (fit.because !== null && fit.quantity !== line.quantity)
    found.push({ code: 'quantity-changed', because: fit.because, before: line.quantity, now: fit.quantity })
  return found
}
