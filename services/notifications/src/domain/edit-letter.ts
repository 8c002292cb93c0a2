import type { Locale, Order, OrderEdit } from '@toyline/contracts'
import { dayIn, priceIn } from './order-letter.ts'
import { wordsOf } from './words/mail-words.ts'

/** What is written about a change of an order: `done`, or `proposed` and waiting for its buyer. */
export type EditLetter = {
  news: 'done' | 'proposed'
  orderNumber: string
  reason: string
  lines: { title: string; detail: string; sku: string; pieces: string; each: string }[]
  /** What the order comes to now, or what would be added to it. */
  amount: string
  until: string | null
  orderUrl: string
}

export function editLetter(order: Order, edit: OrderEdit, locale: Locale, orderUrl: string): EditLetter {
  const { edited: words } = wordsOf(locale)
  const show = priceIn(locale)
  return {
    news: edit.kind === 'add' ? 'proposed' : 'done',
    orderNumber: order.number,
    reason: edit.reason,
    lines: edit.lines.map(({ title, variantTitle, sku, quantity, unitPrice: { before, after } }) => ({
      title,
      detail: variantTitle,
      sku,
      pieces: words.pieces(quantity.before, quantity.after),
      each: words.each(show(after), before && before.amount !== after.amount ? show(before) : null),
    })),
    amount: show(edit.totals?.total ?? edit.after),
    until: edit.until && dayIn(locale, edit.until),
    orderUrl,
  }
}
