import { type Cart, type CartLine, MARKETS, type MarketId, ORIGINAL_LANGUAGE, type VariantSnapshot } from '@toyline/contracts'
import { type Bought, capOf } from './caps.ts'
import { lineProblems } from './line-problems.ts'
import { type Minimums, orderMinimum } from './order-minimum.ts'
import { type LinePrice, priceLines } from './price-line.ts'
import { freeFreightOf } from './shipping/quote-shipping.ts'
import { supplyOf } from './supply.ts'

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

/** What a cart is judged by: the products' data of now, what its buyer has had of capped variants, and how much they must order. */
export type Judged = { snapshots: Snapshots; bought: Bought; hasOrdered: boolean; minimums: Minimums }

/** The cart as the buyer sees it, priced from the products' data of now. */
export function viewCart(cart: StoredCart, market: MarketId, { snapshots, bought, hasOrdered, minimums }: Judged): Cart {
  const prices = priceLines(market, cart.items, snapshots)
  const lines = cart.items.map((item, at) => viewLine(item, snapshots.get(item.variantId), prices[at] ?? null, bought))
  const subtotal = { amount: lines.reduce((sum, line) => sum + (line.lineTotal?.amount ?? 0), 0), currency: MARKETS[market].currency }
  const minimum = orderMinimum(minimums[market], hasOrdered, subtotal)
  return {
    id: cart.id,
    market,
    version: cart.version,
    lines,
    subtotal,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    caseCount: lines.reduce((sum, line) => sum + Math.floor(line.quantity / line.casePack), 0),
    minimum,
    freeFreight: freeFreightOf(market, subtotal),
    ready: lines.length > 0 && lines.every((line) => line.problems.length === 0) && (minimum?.met ?? true),
  }
}

function viewLine(
  { variantId, quantity }: CartItem,
  snapshot: VariantSnapshot | undefined,
  price: LinePrice | null,
  bought: Bought,
): CartLine {
  if (!snapshot) return goneLine(variantId, quantity)
  const { productId, handle, sku, title, variantTitle, language, picture, msrp, casePack, minQuantity, maxQuantity, availability } =
    snapshot
  return {
    variantId,
    productId,
    handle,
    sku,
    title,
    variantTitle,
    language,
    picture,
    quantity,
    msrp,
    casePack,
    minQuantity,
    maxQuantity,
    cap: capOf(snapshot, bought),
    availability,
    supply: supplyOf(quantity, snapshot),
    unitPrice: price?.unit ?? null,
    lineTotal: price?.total ?? null,
    tier: price?.tier ?? null,
    nextTier: price ? nextTier(price) : null,
    problems: lineProblems(quantity, snapshot, bought),
  }
}

function nextTier({ unit, next, trace }: LinePrice): CartLine['nextTier'] {
  if (!next) return null
  const { minQuantity, unitPrice } = next
  const saves = { amount: (unit.amount - unitPrice.amount) * minQuantity, currency: unit.currency }
  return { minQuantity, unitPrice, missing: minQuantity - trace.quantity, saves }
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
    language: ORIGINAL_LANGUAGE,
    picture: null,
    quantity,
    unitPrice: null,
    msrp: null,
    lineTotal: null,
    tier: null,
    nextTier: null,
    casePack: 1,
    minQuantity: 1,
    maxQuantity: null,
    cap: null,
    availability: { state: 'out-of-stock', quantity: 0, arrivesOn: null },
    supply: { now: 0, later: null },
    problems: [{ code: 'unavailable', message: 'This product is no longer offered. Please remove it.', suggestions: [] }],
  }
}
