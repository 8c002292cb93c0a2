import {
  type Event,
  type EventName,
  LOCALES,
  type Locale,
  type LocaleId,
  localePath,
  type MarketId,
  type Order,
  type OrderDocument,
  type OrderReturn,
  type Shipment,
} from '@toyline/contracts'
import { type CancelLetter, cancelLetter, type EditLetter, editLetter } from './edit-letter.ts'
import { addressIn, dayIn, type OrderLetter, orderLetter, orderPath, priceIn } from './order-letter.ts'
import { type ShipmentLetter, shipmentLetter } from './shipment-letter.ts'
import { localeOf, type ReturnStep, wordsOf } from './words/mail-words.ts'

type Written<T extends string, Data> = { template: T; subject: string; data: Data & { locale: LocaleId } }

/** A mail before it is drawn: which template, for whom, in which language, with what. Kept as data, drawn when it is sent. */
export type Letter =
  | Written<'verify-email', { name: string; url: string }>
  | Written<'reset-password', { name: string; url: string }>
  | Written<'already-registered', { name: string; signInUrl: string; resetUrl: string }>
  | Written<'order-confirmed', OrderLetter>
  | Written<'shipment-news', ShipmentLetter>
  | Written<'order-edited', EditLetter>
  | Written<'lines-cancelled', CancelLetter>
  | Written<
      'document-issued',
      {
        documentId: string
        kind: OrderDocument['kind']
        number: string
        orderNumber: string
        total: string
        dueOn: string | null
        /** By credit, so that nothing is to be paid; absent in letters of before. */
        isCovered?: boolean
        orderUrl: string
      }
    >
  | Written<
      'return-changed',
      {
        step: ReturnStep
        number: string
        orderNumber: string
        amount: string | null
        answer: string | null
        /** Where the goods go, while they are to be sent. */
        sendTo: string[] | null
        freight: OrderReturn['freight']
        orderUrl: string
      }
    >
  | Written<'payment-declined', { number: string; total: string; reason: string; orderUrl: string }>
  | Written<'confirm-wish', { title: string; url: string }>
  | Written<'stock-arrived', { title: string; casePack: number; url: string }>
  | Written<'order-ended', { number: string; reason: string; shopUrl: string }>

/** In which language a market is written to where nobody knows better. */
const USUAL: Record<MarketId, LocaleId> = { us: 'en-us', ca: 'en-ca', gb: 'en-gb', eu: 'en-eu' }

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
  'users.verification-requested.v1': ({ email, name, token, locale: id }, shop) => {
    const { locale, words, to } = inLocale(id, shop)
    const url = to(`/verify-email?token=${encodeURIComponent(token)}`)
    return { recipient: email, letter: { template: 'verify-email', subject: words.verify.subject, data: { locale: locale.id, name, url } } }
  },
  'users.password-reset-requested.v1': ({ email, name, token, locale: id }, shop) => {
    const { locale, words, to } = inLocale(id, shop)
    const url = to(`/reset-password?token=${encodeURIComponent(token)}`)
    return {
      recipient: email,
      letter: { template: 'reset-password', subject: words.reset.subject, data: { locale: locale.id, name, url } },
    }
  },
  'users.sign-up-repeated.v1': ({ email, name, locale: id }, shop) => {
    const { locale, words, to } = inLocale(id, shop)
    const data = { locale: locale.id, name, signInUrl: to('/sign-in'), resetUrl: to('/forgot-password') }
    return { recipient: email, letter: { template: 'already-registered', subject: words.known.subject, data } }
  },
  'products.stock-wish-made.v1': ({ email, title, token, market, locale: id }, shop) => {
    const { locale, words, to } = inLocale(id ?? USUAL[market], shop)
    const data = { locale: locale.id, title, url: to(`/tell-me?token=${encodeURIComponent(token)}`) }
    return { recipient: email, letter: { template: 'confirm-wish', subject: words.wish.subject(title), data } }
  },
  'products.stock-wish-fulfilled.v1': ({ email, title, handle, variantId, casePack, market, locale: id }, shop) => {
    const { locale, words, to } = inLocale(id ?? USUAL[market], shop)
    const data = { locale: locale.id, title, casePack, url: to(`/p/${handle}?variant=${variantId}`) }
    return { recipient: email, letter: { template: 'stock-arrived', subject: words.arrived.subject(title), data } }
  },
  'orders.order-placed.v1': ({ order }, shop) => {
    const { locale, words, to } = ofOrder(order, shop)
    const data = { locale: locale.id, ...orderLetter(order, locale, to(orderPath(order))) }
    return { recipient: order.email, letter: { template: 'order-confirmed', subject: words.order.subject(order.number), data } }
  },
  'orders.shipment-sent.v1': (data, shop) => shipmentNews('sent', data, shop),
  'orders.shipment-delivered.v1': (data, shop) => shipmentNews('delivered', data, shop),
  'orders.lines-cancelled.v1': ({ order, ...what }, shop) => {
    const { locale, words, to } = ofOrder(order, shop)
    const data = { locale: locale.id, ...cancelLetter(order, what, locale, to(orderPath(order))) }
    const subject = words.cancelled.subject(order.number, data.isAll)
    return { recipient: order.email, letter: { template: 'lines-cancelled', subject, data } }
  },
  'orders.order-edited.v1': ({ order, edit }, shop) => {
    const { locale, words, to } = ofOrder(order, shop)
    const data = { locale: locale.id, ...editLetter(order, edit, locale, to(orderPath(order))) }
    return { recipient: order.email, letter: { template: 'order-edited', subject: words.edited[data.news].subject(order.number), data } }
  },
  'payments.document-issued.v1': ({ orderId, orderNumber, document, email, market, locale: id, lookupToken }, shop) => {
    const { locale, words, to } = inLocale(id ?? USUAL[market], shop)
    const { kind, number, total, dueOn, due } = document
    const isCovered = due?.amount === 0
    const data = {
      locale: locale.id,
      documentId: document.id,
      kind,
      number,
      orderNumber,
      total: priceIn(locale)(due && !isCovered ? due : total),
      dueOn: dueOn && dayIn(locale, dueOn),
      isCovered,
      orderUrl: to(orderPath({ id: orderId, lookupToken })),
    }
    return { recipient: email, letter: { template: 'document-issued', subject: words.documents[kind].subject(number), data } }
  },
  'orders.return-changed.v1': ({ order, return: changed }, shop) => {
    const { locale, words, to } = ofOrder(order, shop)
    const { number, amount, answer, sendTo, freight } = changed
    const step = stepOf(changed)
    const data = {
      locale: locale.id,
      step,
      number,
      orderNumber: order.number,
      amount: amount && ['approved', 'credited', 'refunded'].includes(step) ? priceIn(locale)(amount) : null,
      answer,
      sendTo: step === 'approved' && sendTo ? addressIn(locale, sendTo) : null,
      freight,
      orderUrl: to(orderPath(order)),
    }
    return { recipient: order.email, letter: { template: 'return-changed', subject: words.returns.steps[step].subject(number), data } }
  },
  'orders.payment-declined.v1': ({ order }, shop) => {
    const { locale, words, to } = ofOrder(order, shop)
    const data = {
      locale: locale.id,
      number: order.number,
      total: priceIn(locale)(order.totals.total),
      reason: words.declined.reasons[order.payment.decline ?? 'declined'],
      orderUrl: to(orderPath(order)),
    }
    return { recipient: order.email, letter: { template: 'payment-declined', subject: words.declined.subject(order.number), data } }
  },
  'orders.order-ended.v1': ({ email, number, reason, because, market, locale: id }, shop) => {
    const { locale, words, to } = inLocale(id ?? (market && USUAL[market]), shop)
    const data = { locale: locale.id, number, reason: words.ended.reasons[because ?? ''] ?? reason, shopUrl: to('/') }
    return { recipient: email, letter: { template: 'order-ended', subject: words.ended.subject(number), data } }
  },
}

function shipmentNews(news: ShipmentLetter['news'], { order, shipment }: { order: Order; shipment: Shipment }, shop: string) {
  const { locale, words, to } = ofOrder(order, shop)
  const data = { locale: locale.id, ...shipmentLetter(news, order, shipment, to(orderPath(order))) }
  const letter = { template: 'shipment-news' as const, subject: words.shipments[news].subject(shipment.number), data }
  return { recipient: order.email, letter }
}

/** What there is to tell of a return: its state, and what its state does not say. */
function stepOf({ kind, state, outcome, refund }: OrderReturn): ReturnStep {
  if (refund === 'bounced') return 'refund-declined'
  if (refund === 'declined' && (state === 'approved' || state === 'received')) return 'refund-declined'
  if (state !== 'approved') return state
  if (refund === 'done' || refund === 'by-hand') return 'credited'
  return kind === 'claim' && outcome !== 'return' ? 'accepted' : state
}

function inLocale(id: LocaleId | null | undefined, shop: string) {
  const locale: Locale = localeOf(id)
  // The start page of the default locale is the shop's address itself.
  const to = (path: string) => shop + (locale.id === LOCALES['en-us'].id && path === '/' ? '' : localePath(locale, path))
  return { locale, words: wordsOf(locale), to }
}

function ofOrder({ locale, market }: Order, shop: string) {
  return inLocale(locale ?? USUAL[market], shop)
}
