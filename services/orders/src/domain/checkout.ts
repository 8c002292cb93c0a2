import {
  type Address,
  type CheckoutQuote,
  type FreeFreight,
  type LineProblem,
  MARKETS,
  type MarketId,
  type ShippingOption,
  type TaxLine,
  type Totals,
  type VariantSnapshot,
} from '@toyline/contracts'
import type { CartItem, Judged } from './cart.ts'
import { lineProblems, refusedLine, refuseLines } from './line-problems.ts'
import { belowMinimum, orderMinimum } from './order-minimum.ts'
import { type LinePrice, priceLines } from './price-line.ts'
import type { Refusal } from './refusal.ts'
import { quoteShipping } from './shipping/quote-shipping.ts'
import { supplyOf, waitsFor } from './supply.ts'
import { quoteTax } from './tax/quote-tax.ts'
import type { Seller } from './tax/seller.ts'

/** Where each order's tax is rounded, kept with it (W1). By line, so that a line can be refunded alone. */
export const TAX_ROUNDING = 'line'

export type CheckoutLine = { item: CartItem; snapshot: VariantSnapshot; price: LinePrice; taxLines: TaxLine[] }
export type Checkout = {
  lines: CheckoutLine[]
  options: ShippingOption[]
  freeFreight: FreeFreight | null
  waitsFor: CheckoutQuote['waitsFor']
  /** Null until a shipping method is chosen. */
  chosen: { shipping: ShippingOption; totals: Totals } | null
}
export type CheckoutRequest = Judged & {
  market: MarketId
  items: readonly CartItem[]
  /** Checked and complete. */
  shipTo: Address
  shippingMethod: string | null
  /** Today at the seller's, `YYYY-MM-DD`, by the database's clock. */
  date: string
  seller: Seller
}

/**
 * Everything that money is in a checkout: lines, shipping, tax, totals. Quote and order call this same function, so what the
 * buyer saw is what they pay (W12).
 */
export function priceCheckout(request: CheckoutRequest): Checkout | { refusal: Refusal } {
  const { market, shipTo, date } = request
  const priced = priceCart(request)
  if ('refusal' in priced) return priced
  const { currency } = MARKETS[market]
  const merchandise = { amount: priced.reduce((sum, line) => sum + line.price.total.amount, 0), currency }
  const minimum = orderMinimum(request.minimums[market], request.hasOrdered, merchandise)
  if (minimum && !minimum.met) return { refusal: belowMinimum(minimum) }
  if (!MARKETS[market].countries.includes(shipTo.country))
    return { refusal: notDelivered(`Orders of this market are delivered to ${MARKETS[market].name} only.`) }
  const waiting = waitsFor(priced.map((line) => supplyOf(line.item.quantity, line.snapshot)))
  const { arrivesOn } = waiting ?? { arrivesOn: null }
  const whole = arrivesOn !== null && arrivesOn > date ? arrivesOn : date
  const quoted = quoteShipping({ shipTo, currency, weightGrams: weightOf(priced), merchandise, date: whole })
  if (quoted.options.length === 0) {
    return { refusal: notDelivered(quoted.notOffered[0]?.message ?? 'We cannot send to this address.', { notOffered: quoted.notOffered }) }
  }
  const shipping = quoted.options.find((option) => option.id === request.shippingMethod)
  if (!shipping) {
    if (request.shippingMethod === null)
      return {
        lines: priced.map((line) => ({ ...line, taxLines: [] })),
        options: quoted.options,
        freeFreight: quoted.freeFreight,
        waitsFor: waiting,
        chosen: null,
      }
    const detail = 'This way of shipping is not offered for this address; please choose another.'
    return {
      refusal: {
        status: 422,
        code: 'no-such-shipping-method',
        detail,
        extra: { shippingOptions: quoted.options, notOffered: quoted.notOffered },
      },
    }
  }
  const tax = quoteTax({
    date,
    seller: request.seller,
    shipTo,
    lines: priced.map((line) => ({ id: line.item.variantId, amount: line.price.total, taxCategory: line.snapshot.taxCategory })),
    shipping: shipping.amount,
    // Trade prices never contain tax, in no market.
    pricesIncludeTax: false,
    rounding: TAX_ROUNDING,
  })
  if (!tax.ok) return { refusal: { status: 422, code: 'bad-address', detail: tax.problem.detail, extra: { reason: tax.problem.code } } }
  const taxOf = new Map(tax.lines.map((line) => [line.id, line.taxes]))
  return {
    lines: priced.map((line) => ({ ...line, taxLines: taxOf.get(line.item.variantId) ?? [] })),
    options: quoted.options,
    freeFreight: quoted.freeFreight,
    waitsFor: waiting,
    chosen: {
      shipping,
      totals: {
        merchandise,
        shipping: shipping.amount,
        tax: tax.total.tax,
        total: tax.total.gross,
        taxLines: tax.total.taxes,
        pricesIncludeTax: false,
      },
    },
  }
}

type PricedLine = Omit<CheckoutLine, 'taxLines'>

/** Prices the lines, or says what stands in the way of each. Stock is not looked at here: only a hold can promise it. */
function priceCart({ market, items, snapshots, bought }: CheckoutRequest): PricedLine[] | { refusal: Refusal } {
  if (items.length === 0) return { refusal: { status: 422, code: 'empty-cart', detail: 'The cart is empty.' } }
  const lines: PricedLine[] = []
  const faults: { item: CartItem; snapshot: VariantSnapshot | undefined; problems: LineProblem[] }[] = []
  const prices = priceLines(market, items, snapshots)
  for (const [at, item] of items.entries()) {
    const snapshot = snapshots.get(item.variantId)
    const price = prices[at]
    const problems = snapshot ? lineProblems(item.quantity, snapshot, bought).filter((one) => one.code !== 'not-enough-stock') : [GONE]
    if (snapshot && price && problems.length === 0) lines.push({ item, snapshot, price })
    else faults.push({ item, snapshot, problems })
  }
  if (faults.length === 0) return lines
  // A cap is refused in the same words whether it is met here or by another order at the very end.
  const overCap = faults.flatMap(({ item, snapshot, problems: [only, more] }) =>
    snapshot && only?.code === 'over-cap' && !more ? [refusedLine(item.quantity, snapshot, only, bought)] : [],
  )
  if (overCap.length === faults.length) return { refusal: refuseLines(overCap) }
  return {
    refusal: {
      status: 422,
      code: 'cart-not-ready',
      detail: 'Some lines of the cart cannot be ordered as they are.',
      extra: { lines: faults.map(({ item, snapshot, problems }) => ({ variantId: item.variantId, sku: snapshot?.sku ?? null, problems })) },
    },
  }
}

const GONE: LineProblem = { code: 'unavailable', message: 'This product is no longer offered.', suggestions: [] }

/** Grams of the whole order; 0, which means unknown, as soon as one product's weight is. */
function weightOf(lines: readonly PricedLine[]): number {
  if (lines.some((line) => line.snapshot.weightGrams === 0)) return 0
  return lines.reduce((sum, line) => sum + line.snapshot.weightGrams * line.item.quantity, 0)
}

function notDelivered(detail: string, extra?: Record<string, unknown>): Refusal {
  return { status: 422, code: 'not-delivered-there', detail, ...(extra ? { extra } : {}) }
}
