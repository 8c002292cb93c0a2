import { type Event, type EventName, formatMoney, MARKETS, type Order } from '@toyline/contracts'

/** A mail before it is drawn: which template, for whom, with what. Kept as data, drawn when it is sent. */
export type Letter =
  | { template: 'verify-email'; subject: string; data: { name: string; url: string } }
  | { template: 'reset-password'; subject: string; data: { name: string; url: string } }
  | { template: 'already-registered'; subject: string; data: { name: string; signInUrl: string; resetUrl: string } }
  | { template: 'order-confirmed'; subject: string; data: OrderLetter }
  | { template: 'payment-declined'; subject: string; data: { number: string; total: string; reason: string; orderUrl: string } }
  | { template: 'order-ended'; subject: string; data: { number: string; reason: string; shopUrl: string } }

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
}

const DECLINES: Record<NonNullable<Order['payment']['decline']>, string> = {
  declined: 'The bank declined the payment without saying why.',
  'insufficient-funds': 'The card has too little left for this amount.',
  'expired-card': 'The card has expired.',
  'wrong-details': 'The card’s number, date or code did not match.',
  'authentication-failed': 'The bank’s confirmation step was not completed.',
  'try-again': 'The bank could not be reached just then.',
}

/**
 * Which mail an event asks for, or null where it asks for none.
 * @param shop address of the shop without a slash at its end
 */
export function letterFor(event: Event, shop: string): { recipient: string; letter: Letter } | null {
  const write = WRITERS[event.name] as ((data: unknown, shop: string) => { recipient: string; letter: Letter }) | undefined
  return write ? write(event.data, shop) : null
}

type Writers = { [N in EventName]?: (data: Extract<Event, { name: N }>['data'], shop: string) => { recipient: string; letter: Letter } }

const WRITERS: Writers = {
  'users.verification-requested.v1': ({ email, name, token }, shop) => ({
    recipient: email,
    letter: {
      template: 'verify-email',
      subject: 'Confirm your e-mail address',
      data: { name, url: `${shop}/verify-email?token=${encodeURIComponent(token)}` },
    },
  }),
  'users.password-reset-requested.v1': ({ email, name, token }, shop) => ({
    recipient: email,
    letter: {
      template: 'reset-password',
      subject: 'Set a new password',
      data: { name, url: `${shop}/reset-password?token=${encodeURIComponent(token)}` },
    },
  }),
  'users.sign-up-repeated.v1': ({ email, name }, shop) => ({
    recipient: email,
    letter: {
      template: 'already-registered',
      subject: 'You already have a Toyline account',
      data: { name, signInUrl: `${shop}/sign-in`, resetUrl: `${shop}/forgot-password` },
    },
  }),
  'orders.order-placed.v1': ({ order }, shop) => ({
    recipient: order.email,
    letter: { template: 'order-confirmed', subject: `Order ${order.number} is confirmed`, data: orderLetter(order, shop) },
  }),
  'orders.payment-declined.v1': ({ order }, shop) => ({
    recipient: order.email,
    letter: {
      template: 'payment-declined',
      subject: `Payment for order ${order.number} did not go through`,
      data: {
        number: order.number,
        total: formatMoney(order.totals.total, MARKETS[order.market].locale),
        reason: DECLINES[order.payment.decline ?? 'declined'],
        orderUrl: orderUrl(order, shop),
      },
    },
  }),
  'orders.order-ended.v1': ({ email, number, reason }, shop) => ({
    recipient: email,
    letter: { template: 'order-ended', subject: `Order ${number} was not completed`, data: { number, reason, shopUrl: shop } },
  }),
}

function orderLetter(order: Order, shop: string): OrderLetter {
  const { locale } = MARKETS[order.market]
  const show = (money: Order['totals']['total']) => formatMoney(money, locale)
  const day = dayFormat(locale)
  const { earliest, latest, name, amount } = order.shipping
  return {
    number: order.number,
    orderUrl: orderUrl(order, shop),
    lines: order.lines.map((line) => ({
      title: line.title,
      detail: line.variantTitle,
      sku: line.sku,
      quantity: line.quantity,
      cases: line.casePack > 1 ? casesOf(line.quantity / line.casePack, line.casePack) : '',
      unitPrice: show(line.unitPrice),
      total: show(line.lineTotal),
    })),
    merchandise: show(order.totals.merchandise),
    shipping: { name, amount: show(amount), arrives: `${day.format(new Date(earliest))} to ${day.format(new Date(latest))}` },
    taxes: order.totals.taxLines.filter((tax) => tax.amount.amount !== 0).map((tax) => ({ name: tax.name, amount: show(tax.amount) })),
    total: show(order.totals.total),
    pricesIncludeTax: order.totals.pricesIncludeTax,
    payment: order.payment.method === 'invoice' ? 'On account, by invoice' : (order.payment.description ?? 'Card'),
    shipTo: [
      order.shipTo.name,
      order.shipTo.company,
      order.shipTo.line1,
      order.shipTo.line2,
      [order.shipTo.city, order.shipTo.area, order.shipTo.postcode].filter(Boolean).join(' '),
      countries.of(order.shipTo.country),
    ].filter((line): line is string => Boolean(line)),
    poNumber: order.payment.poNumber,
  }
}

const casesOf = (count: number, pack: number) => (count === 1 ? `1 case of ${pack}` : `${count} cases of ${pack}`)

const countries = new Intl.DisplayNames('en', { type: 'region' })
const dayFormats = new Map<string, Intl.DateTimeFormat>()
/** Making one takes longer than writing the whole letter. */
function dayFormat(locale: string): Intl.DateTimeFormat {
  const format = dayFormats.get(locale) ?? new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  dayFormats.set(locale, format)
  return format
}

function orderUrl(order: Order, shop: string): string {
  return `${shop}/orders/${order.id}${order.lookupToken ? `?token=${encodeURIComponent(order.lookupToken)}` : ''}`
}
