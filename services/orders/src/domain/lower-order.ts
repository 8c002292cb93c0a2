import { type EditedLine, type LinePrice, type LineQuantity, type Money, money, ORIGINAL_LANGUAGE } from '@toyline/contracts'
import { openOf } from './fulfilment.ts'
import { atPrice, priceNow } from './line-prices.ts'
import type { StoredLine, StoredOrder } from './order.ts'
import type { Refusal } from './refusal.ts'

export type Lowering = {
  /** Pieces that are sent altogether, and minor units for each that has not left; as they are unless said. */
  lines: readonly { lineId: string; quantity?: number | undefined; unitPrice?: number | undefined }[]
  /** Millionths off the prices of what has not left, save those that are given. */
  discount?: number | undefined
}
export type Lowered = { removed: LineQuantity[]; prices: (LinePrice & { lineId: string })[]; changes: EditedLine[] }

const MILLION = 1_000_000

/** What lowering an order takes off and makes cheaper. Only what has neither left nor been cancelled can be touched, and nothing goes up. */
export function decideLowering(
  { lines }: Pick<StoredOrder, 'lines'>,
  { lines: wanted, discount = 0 }: Lowering,
): Lowered | { refusal: Refusal } {
  const asked = new Map(wanted.map((one) => [one.lineId, one]))
  for (const lineId of asked.keys())
    if (!lines.some(({ id }) => id === lineId)) return refuse(422, 'no-such-line', 'The order has no such line.', { lineId })
  const lowered: Lowered = { removed: [], prices: [], changes: [] }
  for (const line of lines) {
    const was = { quantity: line.quantity - line.cancelled, unitPrice: priceNow(line) }
    const { quantity = was.quantity, unitPrice } = asked.get(line.id) ?? {}
    const isLeft = quantity > line.shipped
    const price = money(unitPrice ?? (isLeft ? lessThan(was.unitPrice, discount) : was.unitPrice.amount), was.unitPrice.currency)
    if (quantity > was.quantity || price.amount > was.unitPrice.amount)
      return refuse(422, 'edit-raises', 'An edit only lowers; propose to add goods instead.', { lineId: line.id })
    if (quantity < line.shipped || (unitPrice !== undefined && !isLeft))
      return refuse(409, 'more-than-open', 'There is not that much of a line left.', { lineId: line.id, open: openOf(line) })
    if (quantity === was.quantity && price.amount === was.unitPrice.amount) continue
    if (quantity < was.quantity) lowered.removed.push({ lineId: line.id, quantity: was.quantity - quantity })
    if (price.amount < was.unitPrice.amount)
      lowered.prices.push({ lineId: line.id, ...atPrice(line, { after: line.shipped, unitPrice: price, because: 'edit' }) })
    lowered.changes.push(changeOf(line, { before: was.quantity, after: quantity }, price))
  }
  return lowered.changes.length > 0 ? lowered : refuse(422, 'edit-changes-nothing', 'The order is like this already.')
}

function lessThan({ amount }: Money, discount: number): number {
  return amount === 0 ? 0 : Math.max(1, Number((BigInt(amount) * BigInt(MILLION - discount)) / BigInt(MILLION)))
}

/** A change of a line as its buyer is told of it. */
export function changeOf(
  line: Pick<StoredLine, 'variantId' | 'snapshot' | 'unitPrice' | 'repriced'>,
  quantity: EditedLine['quantity'],
  price: Money,
): EditedLine {
  const { sku, title, variantTitle, language = ORIGINAL_LANGUAGE } = line.snapshot
  return { variantId: line.variantId, sku, title, variantTitle, language, quantity, unitPrice: { before: priceNow(line), after: price } }
}

const refuse = (status: number, code: string, detail: string, extra?: Refusal['extra']) => ({
  refusal: { status, code, detail, ...(extra ? { extra } : {}) },
})
