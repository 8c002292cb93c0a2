import {
  type EditedLine,
  type LinePrice,
  type LineQuantity,
  type Money,
  money,
  priceAt,
  type TaxLine,
  timesMoney,
} from '@toyline/contracts'
import { openOf } from './fulfilment.ts'
import { atPrice, comesTo, priceNow } from './line-prices.ts'
import { changeOf } from './lower-order.ts'
import type { Freight, StoredLine, StoredOrder } from './order.ts'
import { consignmentOf } from './shipping/parcels.ts'
import { freeFreightOf, quoteShipping } from './shipping/quote-shipping.ts'
import { warehouseFor } from './shipping/warehouses.ts'
import { quoteTax } from './tax/quote-tax.ts'
import type { Seller } from './tax/seller.ts'
import { taxDateAt } from './tax/tax-date.ts'

export type NewPrice = LinePrice & { lineId: string }
/** What a cancellation makes of what stays: higher prices, and freight that is no longer free. */
export type Repriced = { prices: NewPrice[]; freight: Freight | null; changes: EditedLine[]; after: Money }

/**
 * What stays of an order whose market reprices once these pieces are cancelled (W57): a volume price that is no longer reached becomes the one
 * that is, at the ladder of when it was ordered, and free freight whose threshold is no longer reached is charged. What has left keeps its
 * price; prices that the seller gave stay; freight that was taken, or never free, stays.
 *
 * Cancelling never makes an order dearer, and so never dearer than what is authorised: what stays of a line costs no more than the line did
 * before, and freight is charged as far as there is room below what the order came to.
 */
export function reprice(order: StoredOrder, cancelled: readonly LineQuantity[], seller: Seller): Repriced {
  const before = comesTo(order)
  const gone = new Map(cancelled.map(({ lineId, quantity }) => [lineId, quantity]))
  const prices: NewPrice[] = []
  const changes: EditedLine[] = []
  for (const line of order.lines) {
    const less = gone.get(line.id) ?? 0
    const unit = less > 0 && openOf(line) > less ? dearer(line, less) : null
    if (!unit) continue
    prices.push({ lineId: line.id, ...atPrice(line, { after: line.shipped, unitPrice: unit, because: 'cancellation' }) })
    changes.push(changeOf(line, { before: line.quantity - line.cancelled, after: line.quantity - line.cancelled - less }, unit))
  }
  const goods = withPrices(order, prices)
  const kept: Repriced = { prices: [], freight: null, changes: [], after: comesTo(order, cancelled) }
  const after = comesTo(goods, cancelled)
  // Taxes are rounded for each line: what stays could be dearer by a cent, and keeps its prices then.
  if (after.amount > before.amount) return kept
  const freight = freightOf(goods, gone, { room: before.amount - after.amount, seller })
  return { prices, freight, changes, after: comesTo({ ...goods, freight: freight ?? order.freight }, cancelled) }
}

/** An order as it is with these prices. */
export function withPrices(order: StoredOrder, prices: readonly NewPrice[]): StoredOrder {
  const lines = order.lines.map((line) => ({ ...line, repriced: [...line.repriced, ...prices.filter(({ lineId }) => lineId === line.id)] }))
  return { ...order, lines }
}

/** The volume price that what stays of a line reaches, where it is dearer. */
function dearer(line: StoredLine, less: number): Money | null {
  const { ladder } = line.priceTrace
  if (!ladder || line.repriced.some(({ because }) => because === 'edit')) return null
  const now = priceNow(line)
  const reached = priceAt(ladder, line.quantity - line.cancelled - less)?.tier.unitPrice ?? now
  const open = openOf(line)
  const most = Math.floor((now.amount * open) / (open - less))
  const amount = Math.min(reached.amount, most)
  return amount > now.amount ? money(amount, now.currency) : null
}

/** What sending the rest costs where it was free only because of how much was ordered, as far as there is room for it; null where nothing. */
function freightOf(
  order: StoredOrder,
  gone: ReadonlyMap<string, number>,
  { room, seller }: { room: number; seller: Seller },
): Freight | null {
  const { market, shipTo, shipping, merchandise, total } = order
  const isFree = shipping.id === 'ground' && order.shippingTotal.amount === 0 && order.freight === null && !order.addsTo && !order.replaces
  if (!isFree || order.shipments.length > 0 || !freeFreightOf(market, merchandise)?.met) return null
  const stays = order.lines.flatMap((line) => {
    const quantity = line.quantity - line.cancelled - (gone.get(line.id) ?? 0)
    return quantity > 0 ? [{ line, quantity, amount: timesMoney(priceNow(line), quantity) }] : []
  })
  const value = stays.reduce((sum, { amount }) => sum + amount.amount, 0)
  if (stays.length === 0 || freeFreightOf(market, money(value, total.currency))?.met) return null
  const placedAt = order.placedAt ?? order.createdAt
  const { options } = quoteShipping({
    shipTo,
    currency: total.currency,
    consignment: consignmentOf(stays.map(({ line, quantity }) => ({ ...line, quantity }))),
    merchandise: money(value, total.currency),
    date: placedAt.slice(0, 10),
  })
  const amount = options.find(({ id }) => id === 'ground')?.amount
  if (!amount) return null
  const tax = quoteTax({
    date: taxDateAt(placedAt, shipTo),
    seller,
    shipTo,
    shipFrom: warehouseFor(market, shipTo),
    lines: stays.map(({ line, amount: worth }) => ({ id: line.id, amount: worth, taxCategory: line.snapshot.taxCategory })),
    shipping: amount,
    pricesIncludeTax: false,
  })
  return tax.ok ? within({ amount, taxes: tax.shipping.taxes }, room) : null
}

/** Freight and its taxes, each as much smaller as it takes for all of them to fit. */
function within({ amount, taxes }: Freight, room: number): Freight | null {
  const all = taxes.reduce((sum, tax) => sum + tax.amount.amount, amount.amount)
  const fit = (whole: Money) => money(all <= room ? whole.amount : Math.floor((whole.amount * room) / all), whole.currency)
  const fits = { amount: fit(amount), taxes: taxes.map((tax): TaxLine => ({ ...tax, amount: fit(tax.amount) })) }
  return fits.amount.amount > 0 ? fits : null
}
