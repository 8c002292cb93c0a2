import { type Cart, type CartLine, MARKETS, type MarketId, smallestQuantity, type VariantSnapshot } from '@toyline/contracts'
import { type LinePrice, priceLines } from './price-line.ts'
import { checkQuantity, MAX_QUANTITY } from './quantity.ts'
import type { Refusal } from './refusal.ts'

/** As many as one call to products can price. */
export const MAX_CART_LINES = 1_000

export type CartItem = { variantId: string; quantity: number }
/** A cart as it is kept. Version 0 is a cart that nobody has put anything in yet. */
export type StoredCart = { id: string; version: number; items: CartItem[] }
export type Snapshots = ReadonlyMap<string, VariantSnapshot>

export const EMPTY_CART: StoredCart = { id: '', version: 0, items: [] }

export function byVariant(items: readonly VariantSnapshot[]): Snapshots {
  return new Map(items.map((item) => [item.variantId, item]))
}

/** The cart as the buyer sees it, priced from the products' data of now. */
export function viewCart(cart: StoredCart, market: MarketId, snapshots: Snapshots): Cart {
  const prices = priceLines(market, cart.items, snapshots)
  const lines = cart.items.map((item, at) => viewLine(item, snapshots.get(item.variantId), prices[at] ?? null))
  const { currency } = MARKETS[market]
  return {
    id: cart.id,
    market,
    version: cart.version,
    lines,
    subtotal: { amount: lines.reduce((sum, line) => sum + (line.lineTotal?.amount ?? 0), 0), currency },
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    caseCount: lines.reduce((sum, line) => sum + Math.floor(line.quantity / line.casePack), 0),
    ready: lines.length > 0 && lines.every((line) => line.problems.length === 0),
  }
}

function viewLine({ variantId, quantity }: CartItem, snapshot: VariantSnapshot | undefined, price: LinePrice | null): CartLine {
  if (!snapshot) return goneLine(variantId, quantity)
  const { productId, handle, sku, title, variantTitle, picture, msrp, casePack, minQuantity, availability } = snapshot
  return {
    variantId,
    productId,
    handle,
    sku,
    title,
    variantTitle,
    picture,
    quantity,
    msrp,
    casePack,
    minQuantity,
    availability,
    unitPrice: price?.unit ?? null,
    lineTotal: price?.total ?? null,
    tier: price?.tier ?? null,
    nextTier: price ? nextTier(price) : null,
    problems: lineProblems(quantity, snapshot),
  }
}

function nextTier({ unit, next, trace }: LinePrice): CartLine['nextTier'] {
  if (!next) return null
  const { minQuantity, unitPrice } = next
  const saves = { amount: (unit.amount - unitPrice.amount) * minQuantity, currency: unit.currency }
  return { minQuantity, unitPrice, missing: minQuantity - trace.quantity, saves }
}

/** What stands between a line and an order. */
export function lineProblems(quantity: number, snapshot: VariantSnapshot): CartLine['problems'] {
  const problems: CartLine['problems'] = []
  if (snapshot.tiers.length === 0)
    problems.push({ code: 'no-price', message: 'This product has no price in your market and cannot be ordered.', suggestions: [] })
  const wrong = checkQuantity(quantity, snapshot)
  if (wrong) problems.push({ ...wrong, message: quantityMessage(wrong.code, snapshot) })
  const { state, quantity: available } = snapshot.availability
  if (state === 'out-of-stock') problems.push({ code: 'not-enough-stock', message: 'This is out of stock at the moment.', suggestions: [] })
  else if (state !== 'backorder' && available !== null && available < quantity) {
    const whole = Math.floor(available / snapshot.casePack) * snapshot.casePack
    const suggestions = whole >= smallestQuantity(snapshot) ? [whole] : []
    problems.push({ code: 'not-enough-stock', message: `Only ${available} can be ordered at the moment.`, suggestions })
  }
  return problems
}

function quantityMessage(code: 'case-pack' | 'below-minimum', rule: VariantSnapshot): string {
  if (code === 'below-minimum') return `The smallest order of this is ${smallestQuantity(rule)}.`
  return `This comes in cases of ${rule.casePack}.`
}

/** A line whose product is no longer offered stays visible until the buyer removes it. */
function goneLine(variantId: string, quantity: number): CartLine {
  return {
    variantId,
    productId: '',
    handle: '',
    sku: '',
    title: 'No longer available',
    variantTitle: '',
    picture: null,
    quantity,
    unitPrice: null,
    msrp: null,
    lineTotal: null,
    tier: null,
    nextTier: null,
    casePack: 1,
    minQuantity: 1,
    availability: { state: 'out-of-stock', quantity: 0 },
    problems: [{ code: 'unavailable', message: 'This product is no longer offered. Please remove it.', suggestions: [] }],
  }
}

/** What a buyer asks of a cart: `add` adds to what is there, `set` replaces it; 0 removes. */
export type CartChange = { mode: 'add' | 'set'; items: readonly CartItem[] }
export type ChangedCart = { items: CartItem[]; put: CartItem[]; removed: string[] }

/**
 * Decides a change of a cart. Each quantity is checked against case pack and minimum (W14 to W16); one that does not fit
 * refuses the whole change and says what would fit, for every line at once.
 */
export function changeCart(cart: StoredCart, change: CartChange, snapshots: Snapshots): ChangedCart | { refusal: Refusal } {
  const before = new Map(cart.items.map((item) => [item.variantId, item.quantity]))
  const put: CartItem[] = []
  const removed: string[] = []
  const unknown: string[] = []
  const misfits: Record<string, unknown>[] = []
  for (const { variantId, quantity: asked } of change.items) {
    const quantity = change.mode === 'add' ? (before.get(variantId) ?? 0) + asked : asked
    if (quantity === 0) {
      if (before.has(variantId)) removed.push(variantId)
      continue
    }
    const snapshot = snapshots.get(variantId)
    if (!snapshot) unknown.push(variantId)
    else {
      const misfit = quantityMisfit(quantity, snapshot)
      if (misfit) misfits.push(misfit)
      if (before.get(variantId) !== quantity) put.push({ variantId, quantity })
    }
  }
  if (unknown.length > 0) {
    return { refusal: { status: 404, code: 'no-such-variant', detail: 'This product is not offered.', extra: { variantIds: unknown } } }
  }
  if (misfits.length > 0) {
    const detail = misfits.length === 1 ? String(misfits[0]?.message) : `${misfits.length} quantities do not fit their cases.`
    return { refusal: { status: 422, code: 'case-pack', detail, extra: { lines: misfits } } }
  }
  const after = applyChange(cart.items, put, removed)
  if (after.length > MAX_CART_LINES) {
    return { refusal: { status: 422, code: 'cart-full', detail: `A cart holds ${MAX_CART_LINES} different products at most.` } }
  }
  return { items: after, put, removed }
}

function applyChange(items: readonly CartItem[], put: readonly CartItem[], removed: readonly string[]): CartItem[] {
  const after = new Map(items.map((item) => [item.variantId, item.quantity]))
  for (const variantId of removed) after.delete(variantId)
  for (const { variantId, quantity } of put) after.set(variantId, quantity)
  return [...after].map(([variantId, quantity]) => ({ variantId, quantity }))
}

function quantityMisfit(quantity: number, snapshot: VariantSnapshot): Record<string, unknown> | null {
  const { variantId, sku, casePack, minQuantity, price } = snapshot
  const rule = { variantId, sku, quantity, casePack, minQuantity, unitPrice: price }
  if (quantity > MAX_QUANTITY)
    return { ...rule, message: `At most ${MAX_QUANTITY} of one product can be ordered at once.`, suggestions: [] }
  const wrong = checkQuantity(quantity, snapshot)
  return wrong && { ...rule, message: quantityMessage(wrong.code, snapshot), suggestions: wrong.suggestions }
}
