import {
  type Address,
  addMoney,
  dueOn,
  type LocaleId,
  type MarketId,
  type Money,
  money,
  type Order,
  type Shipment,
  type TaxLine,
} from '@toyline/contracts'
import { SELLERS, type Seller } from './entities.ts'
import { type FreightPart, freightParts, taxKey } from './freight-shares.ts'
import { byLine, partOf } from './shares.ts'

export type DocumentKind = 'invoice' | 'credit-note'

export type DocumentLine = {
  /** Of the order's line. */
  id: string
  sku: string
  title: string
  variantTitle: string
  quantity: number
  casePack: number
  unitPrice: Money
  amount: Money
  taxes: TaxLine[]
  /** What is kept of a returned line for putting it back on the shelf, of its price and of each tax; `amount` is without it. */
  fee?: { rate: number; amount: Money; taxes: Money[] }
}

/** A credit note, and how much of it is taken off an invoice. */
export type AppliedCredit = { number: string; issuedOn: string; amount: Money }

/** One tax over the whole document, and what it was reckoned on. */
export type TaxSum = TaxLine & { base: Money }

/**
 * What an invoice or a credit note says, as it was when it was issued: nothing is looked up later. Amounts are without tax unless
 * they say otherwise; those of a credit note are what is given back, and positive.
 */
export type Content = {
  order: { id: string; number: string; placedOn: string; lookupToken: string | null }
  market: MarketId
  locale: LocaleId | null
  email: string
  seller: Seller
  buyer: Address
  shipTo: Address
  poNumber: string | null
  note: string | null
  lines: DocumentLine[]
  freight: { method: string; name: string; carrier: string; parts: FreightPart[] }
  taxes: TaxSum[]
  totals: { merchandise: Money; freight: Money; net: Money; tax: Money; total: Money }
  payment: { method: 'card' | 'invoice'; description: string | null; dueOn: string | null }
  /** Of an invoice on account: credit notes that were more than was owed, and what of each is taken off here. Absent where there is none. */
  credits?: AppliedCredit[]
  /** What a credit note corrects, and why. */
  corrects: { number: string; issuedOn: string; reason: string } | null
}

/**
 * The invoice of a shipment: its pieces at the prices at which they left, their tax in proportion, and the freight of the whole order with
 * the first of its shipments (W61). All shipments of an order together come to what the order comes to.
 * Throws RangeError where the sums of the order do not fit, and for a shipment that is not the order's: nothing else may be asked for.
 */
export function invoiceOf(order: Order, shipment: Shipment): Content {
  const whole = wholeOf(order)
  const at = order.shipments.findIndex(({ id }) => id === shipment.id)
  if (at < 0) throw new RangeError(`Shipment ${shipment.id} is none of order ${order.id}.`)
  const before = byLine(order.shipments.slice(0, at).flatMap((earlier) => earlier.lines))
  const sent = byLine(shipment.lines)
  return summed({
    ...whole,
    lines: whole.lines.flatMap((line) => {
      const quantity = sent.get(line.id) ?? 0
      const earlier = before.get(line.id) ?? 0
      return quantity > 0 ? [partOf({ ...line, ...priceOf(order, line.id, earlier) }, earlier, quantity)] : []
    }),
    freight:
      at === 0
        ? { ...whole.freight, parts: order.freight ? [order.freight] : whole.freight.parts }
        : { ...whole.freight, parts: [{ amount: money(0, order.totals.total.currency), taxes: [] }] },
    payment: { ...whole.payment, dueOn: whole.payment.method === 'invoice' ? dueOn(new Date(shipment.sentAt)) : null },
  })
}

/** At which price the pieces of a line leave that come after so many: a price is changed between shipments, never within one. */
function priceOf({ lines }: Order, lineId: string, before: number): Pick<DocumentLine, 'unitPrice' | 'amount' | 'taxes'> | undefined {
  const price = lines.find(({ id }) => id === lineId)?.repriced.findLast(({ after }) => after <= before)
  return price && { unitPrice: price.unitPrice, amount: price.lineTotal, taxes: price.taxLines }
}

/** The same invoice with credit taken off. */
export function withCredits(invoice: Content, credits: AppliedCredit[]): Content {
  if (credits.length === 0) return invoice
  const made = { ...invoice, credits }
  return payableOf(made).amount > 0 ? made : { ...made, payment: { ...made.payment, dueOn: null } }
}

/** What is to be paid of an invoice on account: its total, less the credit that is taken off. */
export function payableOf({ totals, credits = [] }: Pick<Content, 'totals' | 'credits'>): Money {
  const { amount, currency } = totals.total
  return money(amount - credits.reduce((sum, credit) => sum + credit.amount.amount, 0), currency)
}

/** Whether nothing of an order is still to be sent. */
export function isLastOf({ lines }: Pick<Order, 'lines'>): boolean {
  return lines.every(({ quantity, shipped, cancelled }) => shipped + cancelled === quantity)
}

/** What a placed order would be invoiced at as a whole. */
function wholeOf(order: Order): Content {
  const { totals, payment } = order
  if (order.placedAt === null) throw new RangeError(`Order ${order.id} is not placed.`)
  const lines = order.lines.map(
    ({ id, sku, title, variantTitle, quantity, casePack, unitPrice, lineTotal, taxLines }): DocumentLine => ({
      id,
      sku,
      title,
      variantTitle,
      quantity,
      casePack,
      unitPrice,
      amount: lineTotal,
      taxes: taxLines,
    }),
  )
  const content = summed({
    order: { id: order.id, number: order.number, placedOn: order.placedAt.slice(0, 10), lookupToken: order.lookupToken },
    market: order.market,
    locale: order.locale,
    email: order.email,
    seller: SELLERS[order.market],
    buyer: order.billTo,
    shipTo: order.shipTo,
    poNumber: payment.poNumber,
    note: order.note,
    lines,
    freight: { method: order.shipping.id, name: order.shipping.name, carrier: order.shipping.carrier, parts: freightParts(order) },
    payment: { method: payment.method, description: payment.description, dueOn: null },
    corrects: null,
  })
  for (const name of ['tax', 'total'] as const) mustBe(name, content.totals[name], totals[name])
  mustBe('merchandise', content.totals.merchandise, totals.merchandise)
  mustBe('freight', content.totals.freight, totals.shipping)
  for (const tax of totals.taxLines) mustBe(tax.name, content.taxes.find((one) => taxKey(one) === taxKey(tax))?.amount, tax.amount)
  return content
}

/** Adds up what a document says from its lines and its freight. */
export function summed(content: Omit<Content, 'taxes' | 'totals'>): Content {
  const [first] = content.freight.parts
  if (!first) throw new RangeError('A document has freight, if only of nothing.')
  const zero = money(0, first.amount.currency)
  const merchandise = addMoney(zero, ...content.lines.map((line) => line.amount))
  const freight = addMoney(zero, ...content.freight.parts.map((part) => part.amount))
  const taxes = new Map<string, TaxSum>()
  for (const part of [...content.lines, ...content.freight.parts])
    for (const tax of part.taxes) {
      const sum = taxes.get(taxKey(tax)) ?? { ...tax, amount: zero, base: zero }
      taxes.set(taxKey(tax), { ...sum, amount: addMoney(sum.amount, tax.amount), base: addMoney(sum.base, part.amount) })
    }
  const net = addMoney(merchandise, freight)
  const tax = addMoney(zero, ...[...taxes.values()].map(({ amount }) => amount))
  return { ...content, taxes: [...taxes.values()], totals: { merchandise, freight, net, tax, total: addMoney(net, tax) } }
}

function mustBe(what: string, found: Money | undefined, expected: Money): void {
  if (found?.amount !== expected.amount || found.currency !== expected.currency)
    throw new RangeError(`The ${what} of a document is ${found?.amount}, and that of its order ${expected.amount} ${expected.currency}.`)
}
