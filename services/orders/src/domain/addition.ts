import {
  type EditedLine,
  type Money,
  money,
  priceAt,
  type ShippingOption,
  type Totals,
  timesMoney,
  type VariantSnapshot,
} from '@toyline/contracts'
import type { Snapshots } from './cart.ts'
import { priceNow } from './line-prices.ts'
import { newLine } from './new-line.ts'
import type { StoredLine, StoredOrder } from './order.ts'
import type { Refusal } from './refusal.ts'
import { warehouseFor } from './shipping/warehouses.ts'
import type { TaxQuote, TaxRefusal, TaxRequest } from './tax/quote-tax.ts'
import type { Seller } from './tax/seller.ts'
import { taxDateAt } from './tax/tax-date.ts'
import { taxedTotals } from './tax/taxed-totals.ts'

/** Goods to add to an order; prices and freight in minor units, without tax. */
export type Addition = { lines: readonly { variantId: string; quantity: number; unitPrice?: number | undefined }[]; shipping: number }

/** What the goods will be as an order of their own. */
export type Proposal = {
  lines: StoredLine[]
  shipping: ShippingOption
  totals: Totals
  taxDate: string
  taxRounding: Seller['rounding']
}

type Priced = { snapshot: VariantSnapshot; quantity: number; unit: Money; isGiven: boolean }
export type Untaxed = { lines: Priced[]; asking: TaxRequest }

/**
 * Prices goods that are to be added: as given, else as the order has them, else as the shop does at this quantity. Whole cases; neither
 * minimum nor cap is asked for, since the seller proposes them.
 * @param now ISO time
 */
export function priceAddition(
  order: StoredOrder,
  { lines, shipping }: Addition,
  { snapshots, seller, now }: { snapshots: Snapshots; seller: Seller; now: string },
): Untaxed | { refusal: Refusal } {
  const { currency } = order.total
  const priced: Priced[] = []
  for (const { variantId, quantity, unitPrice } of lines) {
    const snapshot = snapshots.get(variantId)
    if (!snapshot) return refuse('no-such-variant', 'There is no such version of a product.', { variantId })
    if (quantity % snapshot.casePack !== 0)
      return refuse('case-pack', 'Goods are added in whole cases.', { variantId, casePack: snapshot.casePack })
    const known = order.lines.find((line) => line.variantId === variantId)
    const unit =
      unitPrice === undefined ? (known ? priceNow(known) : priceAt(snapshot.tiers, quantity)?.tier.unitPrice) : money(unitPrice, currency)
    if (!unit || unit.amount === 0) return refuse('no-price', 'It has no price in this market; say which.', { variantId })
    priced.push({ snapshot, quantity, unit, isGiven: unitPrice !== undefined || known !== undefined })
  }
  return {
    lines: priced,
    asking: {
      date: taxDateAt(now, order.shipTo),
      seller,
      shipTo: order.shipTo,
      shipFrom: warehouseFor(order.market, order.shipTo),
      lines: priced.map(({ snapshot, quantity, unit }) => ({
        id: snapshot.variantId,
        amount: timesMoney(unit, quantity),
        taxCategory: snapshot.taxCategory,
      })),
      shipping: money(shipping, currency),
      pricesIncludeTax: false,
    },
  }
}

/** Puts the answer of a tax engine to what was priced. */
export function propose(
  order: StoredOrder,
  { lines, asking }: Untaxed,
  tax: TaxQuote | TaxRefusal,
): { proposal: Proposal; changes: EditedLine[] } | { refusal: Refusal } {
  if (!tax.ok) return refuse('bad-address', tax.problem.detail, { reason: tax.problem.code })
  const taxOf = new Map(tax.lines.map((line) => [line.id, line.taxes]))
  const merchandise = lines.reduce((sum, { unit, quantity }) => sum + unit.amount * quantity, 0)
  const proposal: Proposal = {
    lines: lines.map(({ snapshot, quantity, unit, isGiven }) => {
      const source = isGiven ? ('seller' as const) : ('market-list' as const)
      const price = { unit, total: timesMoney(unit, quantity), trace: { source, market: order.market, quantity, unit } }
      return newLine(quantity, snapshot, { price, taxLines: taxOf.get(snapshot.variantId) ?? [] })
    }),
    shipping: { ...order.shipping, amount: asking.shipping },
    ...taxedTotals(money(merchandise, order.total.currency), asking, tax),
  }
  return { proposal, changes: lines.map((line) => added(order, line)) }
}

function added(order: StoredOrder, { snapshot, quantity, unit }: Priced): EditedLine {
  const { variantId, sku, title, variantTitle, language } = snapshot
  const known = order.lines.filter((line) => line.variantId === variantId)
  const before = known.reduce((sum, line) => sum + line.quantity - line.cancelled, 0)
  return {
    variantId,
    sku,
    title,
    variantTitle,
    language,
    quantity: { before, after: before + quantity },
    unitPrice: { before: known[0] ? priceNow(known[0]) : null, after: unit },
  }
}

const refuse = (code: string, detail: string, extra: Refusal['extra']) => ({
  refusal: { status: 422, code, detail, ...(extra && { extra }) },
})
