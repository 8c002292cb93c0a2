import {
  type Address,
  deliveryCalled,
  formatMoney,
  type Locale,
  type Money,
  type Order,
  PAYMENT_DAYS,
  type TaxLine,
  taxCalled,
  taxReasonCalled,
} from '@toyline/contracts'
import { type MailWords, wordsOf } from './words/mail-words.ts'

/** What the confirmation says, with every amount as its reader writes it. */
export type OrderLetter = {
  number: string
  orderUrl: string
  lines: { title: string; detail: string; sku: string; quantity: number; cases: string; unitPrice: string; total: string }[]
  merchandise: string
  shipping: { name: string; amount: string; arrives: string }
  taxes: { name: string; amount: string }[]
  total: string
  pricesIncludeTax: boolean
  payment: string
  shipTo: string[]
  poNumber: string | null
  note: string | null
}

export function orderLetter(order: Order, locale: Locale, orderUrl: string): OrderLetter {
  const words = wordsOf(locale)
  const show = priceIn(locale)
  const { earliest, latest, amount } = order.shipping
  return {
    number: order.number,
    orderUrl,
    lines: order.lines.map((line) => ({
      title: line.title,
      detail: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      cases: line.casePack > 1 ? words.order.cases(line.quantity / line.casePack, line.casePack) : '',
      unitPrice: show(line.unitPrice),
      total: show(line.lineTotal),
    })),
    merchandise: show(order.totals.merchandise),
    shipping: {
      name: deliveryCalled(order.shipping, locale.language),
      amount: show(amount),
      arrives: daysIn(locale.tag, earliest, latest),
    },
    taxes: order.totals.taxLines.map((tax) => ({ name: taxName(locale, tax), amount: show(tax.amount) })),
    total: show(order.totals.total),
    pricesIncludeTax: order.totals.pricesIncludeTax,
    payment: paymentIn(words, order.payment),
    shipTo: addressIn(locale, order.shipTo),
    poNumber: order.payment.poNumber,
    note: order.note,
  }
}

export function addressIn({ tag }: Locale, { name, company, line1, line2, city, area, postcode, country }: Address): string[] {
  const town = [city, area, postcode].filter(Boolean).join(' ')
  return [name, company, line1, line2, town, countryIn(tag, country)].filter((line): line is string => Boolean(line))
}

function paymentIn({ order: words }: MailWords, { method, description }: Order['payment']): string {
  return method === 'card' ? (description ?? words.byCard) : words.byInvoice(PAYMENT_DAYS)
}

export function orderPath({ id, lookupToken }: Pick<Order, 'id' | 'lookupToken'>): string {
  return `/orders/${id}${lookupToken ? `?token=${encodeURIComponent(lookupToken)}` : ''}`
}

export const priceIn =
  ({ tag }: Locale) =>
  (money: Money) =>
    formatMoney(money, tag)

/** Rates come in millionths. */
const MILLION = 1_000_000

/** `VAT (Azores), 20%`. */
function taxName({ tag, language }: Locale, tax: TaxLine): string {
  const percent = tax.rate > 0 ? `, ${percentIn(tag).format(tax.rate / MILLION)}` : ''
  return taxCalled(tax, language) + percent + taxReasonCalled(tax, language)
}

// Making one of these takes longer than writing the whole letter.
const percents = new Map<string, Intl.NumberFormat>()
function percentIn(tag: string): Intl.NumberFormat {
  return remembered(percents, tag, () => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 4 }))
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()
function dayFormat(tag: string): Intl.DateTimeFormat {
  const options = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const
  return remembered(dayFormats, tag, () => new Intl.DateTimeFormat(tag, options))
}

export const dayIn = ({ tag }: Locale, day: string) => dayFormat(tag).format(new Date(day))

function daysIn(tag: string, from: string, to: string): string {
  return dayFormat(tag).formatRange(new Date(from), new Date(to)).replaceAll('\u2009', ' ')
}

const countries = new Map<string, Intl.DisplayNames>()
function countryIn(tag: string, code: string): string | undefined {
  return remembered(countries, tag, () => new Intl.DisplayNames(tag, { type: 'region' })).of(code)
}

function remembered<T>(kept: Map<string, T>, tag: string, make: () => T): T {
  const found = kept.get(tag) ?? make()
  kept.set(tag, found)
  return found
}
