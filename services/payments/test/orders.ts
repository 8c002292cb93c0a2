import { MARKETS, type MarketId, money, newId, type Order, type Shipment, type TaxLine } from '@toyline/contracts'
import { type Content, invoiceOf } from '../src/domain/document.ts'
import { shareOut } from '../src/domain/freight-shares.ts'

const ADDRESSES: Record<MarketId, Order['shipTo']> = {
  us: {
    name: 'Ada Shopkeeper',
    company: 'Ada’s Toys',
    line1: '400 Pine Street',
    city: 'Seattle',
    area: 'WA',
    postcode: '98101',
    country: 'US',
  },
  ca: {
    name: 'Zoé Tremblay',
    company: 'Jouets Tremblay inc.',
    line1: '12 rue Sainte-Catherine O',
    city: 'Montréal',
    area: 'QC',
    postcode: 'H2X 1Z5',
    country: 'CA',
  },
  gb: { name: 'Tom Baker', company: 'Baker & Daughters Ltd', line1: '7 High Street', city: 'York', postcode: 'YO1 7EP', country: 'GB' },
  eu: { name: 'Jürgen Groß', company: 'Spielwaren Groß GmbH', line1: 'Lindenstraße 5', city: 'München', postcode: '80331', country: 'DE' },
}
const TAXES: Record<MarketId, Omit<TaxLine, 'amount'>[]> = {
  us: [{ jurisdiction: 'US-WA', name: 'Sales tax', rate: 65_000, reason: 'standard' }],
  ca: [
    { jurisdiction: 'CA', name: 'GST', rate: 50_000, reason: 'standard' },
    { jurisdiction: 'CA-QC', name: 'QST', rate: 99_750, reason: 'standard' },
  ],
  gb: [{ jurisdiction: 'GB', name: 'VAT', rate: 200_000, reason: 'standard' }],
  eu: [{ jurisdiction: 'DE', name: 'VAT', rate: 190_000, reason: 'standard' }],
}

export type OrderWishes = {
  market?: MarketId
  method?: 'card' | 'invoice'
  locale?: Order['locale']
  poNumber?: string | null
  /** Goods: pieces, minor units for each, and taxes where they are not the market's own. */
  lines?: { quantity: number; unit: number; taxes?: Omit<TaxLine, 'amount'>[]; title?: string; variantTitle?: string }[]
  freight?: number
  /** Of the freight, where it is not taxed as the first line is. */
  freightTaxes?: Omit<TaxLine, 'amount'>[]
}

export type Sent = { order: Order; shipment: Shipment }

/** An order that leaves as a whole. */
export function sentWhole(order: Order): Sent {
  return sentInParts(order, [order.lines.map(({ id, quantity }) => ({ lineId: id, quantity }))])[0] as Sent
}

/** An order that leaves in parts, each as it is told of when it leaves. */
export function sentInParts(order: Order, parts: Shipment['lines'][]): Sent[] {
  const shipments: Shipment[] = []
  return parts.map((lines, at) => {
    const shipment: Shipment = {
      id: newId('shp'),
      number: `${order.number}-${at + 1}`,
      location: 'reno',
      carrier: 'UPS',
      trackingNumber: null,
      trackingUrl: null,
      state: 'sent',
      sentAt: '2026-11-22T10:00:00.000Z',
      deliveredAt: null,
      lines,
    }
    shipments.push(shipment)
    const gone = (id: string) =>
      shipments.flatMap((one) => one.lines).reduce((sum, { lineId, quantity }) => sum + (lineId === id ? quantity : 0), 0)
    return {
      order: { ...order, shipments: [...shipments], lines: order.lines.map((line) => ({ ...line, shipped: gone(line.id) })) },
      shipment,
    }
  })
}

/** The invoice of an order that leaves as a whole. */
export function invoiceOfWhole(order: Order): Content {
  const sent = sentWhole(order)
  return invoiceOf(sent.order, sent.shipment)
}

/** A placed order whose sums are right: each tax is rounded for each line. */
export function placedOrder(wishes: OrderWishes = {}): Order {
  const { market = 'us', method = 'invoice', locale = null, poNumber = 'PO-7', freight = 9_00 } = wishes
  const { lines = [{ quantity: 12, unit: 10_00 }] } = wishes
  const { currency } = MARKETS[market]
  const taxed = (amount: number, taxes: Omit<TaxLine, 'amount'>[]): TaxLine[] =>
    taxes.map((tax) => ({ ...tax, amount: money(Math.round((amount * tax.rate) / 1_000_000), currency) }))
  const made = lines.map(({ quantity, unit, taxes = TAXES[market], title, variantTitle }, at) => ({
    id: newId('line'),
    variantId: newId('var'),
    handle: `toy-${at}`,
    sku: `TOY-${String(at + 1).padStart(3, '0')}`,
    title: title ?? `Clippy & friends ${at + 1}`,
    variantTitle: variantTitle ?? '25 cm',
    language: 'en' as const,
    picture: null,
    quantity,
    shipped: 0,
    cancelled: 0,
    returned: 0,
    casePack: 6,
    unitPrice: money(unit, currency),
    lineTotal: money(unit * quantity, currency),
    taxLines: taxed(unit * quantity, taxes),
    repriced: [],
  }))
  const all = [...made.flatMap((line) => line.taxLines), ...freightTaxes(freight, made, wishes.freightTaxes, taxed)]
  const sums = new Map<string, TaxLine>()
  for (const tax of all) {
    const key = `${tax.jurisdiction} ${tax.name} ${tax.rate} ${tax.reason}`
    sums.set(key, { ...tax, amount: money((sums.get(key)?.amount.amount ?? 0) + tax.amount.amount, currency) })
  }
  const merchandise = made.reduce((sum, line) => sum + line.lineTotal.amount, 0)
  const tax = all.reduce((sum, one) => sum + one.amount.amount, 0)
  const shipTo = ADDRESSES[market]
  const id = newId('ord')
  return {
    id,
    number: `TL-${id.slice(-6)}`,
    state: 'placed',
    market,
    locale,
    email: 'ada@shop.example',
    placedAt: '2026-11-22T10:00:00.000Z',
    createdAt: '2026-11-22T09:59:00.000Z',
    lines: made,
    shipTo,
    billTo: shipTo,
    delivery: 'together',
    shipping: {
      id: 'ground',
      name: 'Ground',
      carrier: 'UPS',
      amount: money(freight, currency),
      earliest: '2026-11-24',
      latest: '2026-11-27',
    },
    totals: {
      merchandise: money(merchandise, currency),
      shipping: money(freight, currency),
      tax: money(tax, currency),
      total: money(merchandise + freight + tax, currency),
      taxLines: [...sums.values()],
      pricesIncludeTax: false,
    },
    payment: {
      method,
      state: method === 'card' ? 'authorised' : 'on-account',
      poNumber,
      description: method === 'card' ? 'Visa ending in 4242' : null,
      actionUrl: null,
      decline: null,
      dueOn: method === 'invoice' ? '2026-12-22' : null,
      captured: money(0, currency),
      refunded: money(0, currency),
    },
    fulfilment: 'open',
    shipments: [],
    planned: [],
    returns: [],
    replaces: null,
    freight: null,
    comesTo: null,
    edits: [],
    addsTo: null,
    documents: [],
    note: null,
    timeline: [],
    version: 3,
    lookupToken: 'token',
  }
}

type Line = { lineTotal: { amount: number }; taxLines: TaxLine[] }

/** As orders tax freight: like the goods that it carries, in proportion to their prices. */
function freightTaxes(
  freight: number,
  lines: Line[],
  alone: Omit<TaxLine, 'amount'>[] | undefined,
  taxed: (amount: number, taxes: Omit<TaxLine, 'amount'>[]) => TaxLine[],
): TaxLine[] {
  if (alone) return taxed(freight, alone)
  const groups = [...Map.groupBy(lines, (line) => line.taxLines.map((tax) => tax.rate).join()).values()]
  const shares = shareOut(
    freight,
    groups.map((group) => group.reduce((sum, line) => sum + line.lineTotal.amount, 0)),
  )
  return groups.flatMap((group, at) => taxed(shares[at] ?? 0, group[0]?.taxLines ?? []))
}
