import type { EditedLine, LineQuantity, Locale, Order, OrderEdit } from '@toyline/contracts'
import { dayIn, priceIn } from './order-letter.ts'
import { piecesOf, type ShipmentLetter } from './shipment-letter.ts'
import { wordsOf } from './words/mail-words.ts'

type EditedLines = { title: string; detail: string; sku: string; pieces: string; each: string }[]

/** What is written about a change of an order: `done`, or `proposed` and waiting for its buyer. */
export type EditLetter = {
  news: 'done' | 'proposed'
  orderNumber: string
  reason: string
  lines: EditedLines
  /** What the order comes to now, or what would be added to it. */
  amount: string
  until: string | null
  orderUrl: string
}

export function editLetter(order: Order, edit: OrderEdit, locale: Locale, orderUrl: string): EditLetter {
  const show = priceIn(locale)
  return {
    news: edit.kind === 'add' ? 'proposed' : 'done',
    orderNumber: order.number,
    reason: edit.reason,
    lines: editedLines(edit.lines, locale),
    amount: show(edit.totals?.total ?? edit.after),
    until: edit.until && dayIn(locale, edit.until),
    orderUrl,
  }
}

/** What is written about pieces that will not be sent. */
export type CancelLetter = {
  orderNumber: string
  isAll: boolean
  lines: ShipmentLetter['lines']
  /** What stays and costs more than before, and what the order comes to; letters that were kept before it was told have neither. */
  dearer?: EditedLines
  freight?: string | null
  comesTo?: string | null
  orderUrl: string
}

export function cancelLetter(
  order: Order,
  { lines, repriced }: { lines: LineQuantity[]; repriced: EditedLine[] },
  locale: Locale,
  orderUrl: string,
): CancelLetter {
  const show = priceIn(locale)
  const isAll = order.fulfilment === 'cancelled'
  return {
    orderNumber: order.number,
    isAll,
    lines: piecesOf(order, lines),
    dearer: editedLines(repriced, locale),
    freight: order.freight && show(order.freight.amount),
    comesTo: order.comesTo && !isAll ? show(order.comesTo) : null,
    orderUrl,
  }
}

function editedLines(lines: readonly EditedLine[], locale: Locale): EditedLines {
  const { edited: words } = wordsOf(locale)
  const show = priceIn(locale)
  return lines.map(({ title, variantTitle, sku, quantity, unitPrice: { before, after } }) => ({
    title,
    detail: variantTitle,
    sku,
    pieces: words.pieces(quantity.before, quantity.after),
    each: words.each(show(after), before && before.amount !== after.amount ? show(before) : null),
  }))
}
