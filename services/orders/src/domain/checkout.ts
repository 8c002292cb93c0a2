import {
  type Address,
  type CheckoutQuote,
  type FreeFreight,
  type FreightExtra,
  type LineProblem,
  type Location,
  MARKETS,
  type MarketId,
  type Money,
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
import { consignmentOf } from './shipping/parcels.ts'
import type { ShippingRequest } from './shipping/quote-shipping.ts'
import { quoteFrom, sendersOf } from './shipping/senders.ts'
import { locationsFor, warehouseFor } from './shipping/warehouses.ts'
import { readyOf, supplyOf, waitsFor } from './supply.ts'
import type { TaxQuote, TaxRefusal, TaxRequest } from './tax/quote-tax.ts'
import type { Seller } from './tax/seller.ts'
import { taxDateAt } from './tax/tax-date.ts'
import { taxedTotals } from './tax/taxed-totals.ts'

export type CheckoutLine = { item: CartItem; snapshot: VariantSnapshot; price: LinePrice; taxLines: TaxLine[] }
export type Checkout = {
  lines: CheckoutLine[]
  options: ShippingOption[]
  freeFreight: FreeFreight | null
  waitsFor: CheckoutQuote['waitsFor']
  ready: CheckoutQuote['ready']
  /** Null until a shipping method is chosen. The day by whose rates tax was reckoned, and where it was rounded, are kept with an order. */
  chosen: { shipping: ShippingOption; totals: Totals; taxDate: string; taxRounding: Seller['rounding'] } | null
}
export type CheckoutRequest = Judged & {
  market: MarketId
  items: readonly CartItem[]
  /** Checked and complete. */
  shipTo: Address
  shippingMethod: string | null
  freightExtras: readonly FreightExtra[]
  /** By the database's clock, ISO 8601 in UTC. Goods leave by its day in UTC and are taxed by the day where they arrive. */
  now: string
  seller: Seller
}
type PricedLine = Omit<CheckoutLine, 'taxLines'>
/** A checkout up to its tax, and what a tax engine is to be asked; nothing while no shipping method is chosen. */
type Untaxed = Omit<Checkout, 'lines' | 'chosen'> & {
  lines: PricedLine[]
  merchandise: Money
  chosen: { shipping: ShippingOption; asking: TaxRequest } | null
}

/** Lines, the order's minimum and shipping, all from stored data. */
export function priceUntaxed(request: CheckoutRequest): Untaxed | { refusal: Refusal } {
  const { market, shipTo, seller, now } = request
  const date = now.slice(0, 10)
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
  const toSend = {
    shipTo,
    currency,
    consignment: consignmentOf(priced.map(({ item, snapshot }) => ({ id: item.variantId, quantity: item.quantity, snapshot }))),
    extras: request.freightExtras,
    merchandise,
  }
  const senders = sendersOf(
    locationsFor(market, shipTo),
    priced.map(({ item, snapshot }) => ({ quantity: item.quantity, snapshot })),
  )
  const quoted = quoteFrom(senders, { ...toSend, date: whole })
  if (quoted.options.length === 0) {
    const byHand = quoted.notOffered.find(({ reason }) => reason === 'on-request')
    if (byHand) return { refusal: { status: 422, code: 'freight-on-request', detail: byHand.message } }
    return { refusal: notDelivered(quoted.notOffered[0]?.message ?? 'We cannot send to this address.', { notOffered: quoted.notOffered }) }
  }
  const untaxed = {
    lines: priced,
    merchandise,
    options: quoted.options,
    freeFreight: quoted.freeFreight,
    waitsFor: waiting,
    ready: waiting && readyPart(priced, senders, { ...toSend, date }),
  }
  if (request.shippingMethod === null) return { ...untaxed, chosen: null }
  const shipping = quoted.options.find((option) => option.id === request.shippingMethod)
  if (!shipping) {
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
  const asking: TaxRequest = {
    date: taxDateAt(now, shipTo),
    seller,
    shipTo,
    shipFrom: warehouseFor(market, shipTo),
    lines: priced.map((line) => ({ id: line.item.variantId, amount: line.price.total, taxCategory: line.snapshot.taxCategory })),
    shipping: shipping.amount,
    // Trade prices never contain tax, in no market.
    pricesIncludeTax: false,
  }
  return { ...untaxed, chosen: { shipping, asking } }
}

/** Puts the answer of a tax engine into a checkout; without one where nothing was to be asked. */
export function withTax({ chosen, merchandise, ...untaxed }: Untaxed, tax: TaxQuote | TaxRefusal | null): Checkout | { refusal: Refusal } {
  if (!chosen || !tax) return { ...untaxed, lines: untaxed.lines.map((line) => ({ ...line, taxLines: [] })), chosen: null }
  if (!tax.ok) return { refusal: { status: 422, code: 'bad-address', detail: tax.problem.detail, extra: { reason: tax.problem.code } } }
  const { shipping, asking } = chosen
  const taxOf = new Map(tax.lines.map((line) => [line.id, line.taxes]))
  return {
    ...untaxed,
    lines: untaxed.lines.map((line) => ({ ...line, taxLines: taxOf.get(line.item.variantId) ?? [] })),
    chosen: { shipping, ...taxedTotals(merchandise, asking, tax) },
  }
}

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

/** What could leave today, and when it would arrive. What it costs is the whole order's freight, once. */
function readyPart(lines: readonly PricedLine[], senders: readonly Location[], toSend: ShippingRequest): CheckoutQuote['ready'] {
  const quantity = lines.reduce((sum, { item, snapshot }) => sum + readyOf(item.quantity, snapshot), 0)
  if (quantity === 0) return null
  const { options } = quoteFrom(senders, toSend)
  return { quantity, options: options.map(({ id, earliest, latest }) => ({ id, earliest, latest })) }
}

const GONE: LineProblem = { code: 'unavailable', message: 'This product is no longer offered.', suggestions: [] }

function notDelivered(detail: string, extra?: Record<string, unknown>): Refusal {
  return { status: 422, code: 'not-delivered-there', detail, ...(extra ? { extra } : {}) }
}
