import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { Id } from './ids.ts'
import { LanguageCode } from './locale-id.ts'
import { Money } from './money.ts'
import { TaxLine, Totals } from './totals.ts'

/** A line's price from some piece on, in the order in which its pieces leave: of all that leave once so many have. */
export const LinePrice = z
  .strictObject({
    after: z.int(),
    /** Who gave it: the seller, or a cancellation that left too little for the price of before. */
    because: z.enum(['edit', 'cancellation']).default('edit'),
    unitPrice: Money,
    /** Of all pieces that were ordered, at this price; each piece has its part of them. */
    lineTotal: Money,
    taxLines: z.array(TaxLine),
  })
  .meta({ id: 'LinePrice' })
export type LinePrice = z.infer<typeof LinePrice>

/** What an edit makes of a variant in an order. Pieces are all that were sent or will be. */
export const EditedLine = z
  .strictObject({
    variantId: z.string(),
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    language: LanguageCode,
    quantity: z.strictObject({ before: z.int(), after: z.int() }),
    /** `before` is null for goods that the order does not have yet; `after` is that of the pieces which the edit is about. */
    unitPrice: z.strictObject({ before: Money.nullable(), after: Money }),
  })
  .meta({ id: 'EditedLine' })
export type EditedLine = z.infer<typeof EditedLine>

/** What the seller changed of an order after it was placed: `lower` is done at once, `add` waits for its buyer. */
export const OrderEdit = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['lower', 'add']),
    state: z.enum(['done', 'proposed', 'accepted', 'declined', 'expired']),
    reason: z.string(),
    at: z.string(),
    /** Until when a proposal can be accepted. */
    until: z.string().nullable(),
    lines: z.array(EditedLine),
    /** What the order came to, and comes to with it, together with what is added. */
    before: Money,
    after: Money,
    /** Of the goods that are added. */
    totals: Totals.nullable(),
    /** The order that the added goods have become. */
    supplement: z.strictObject({ orderId: z.string(), number: z.string() }).nullable(),
  })
  .meta({ id: 'OrderEdit' })
export type OrderEdit = z.infer<typeof OrderEdit>

const orderParams = z.strictObject({ id: Id('ord') })
const reason = typed(300).refine((text) => text.length > 0, 'Please say why; the buyer reads it.')
/** Minor units of the order's currency. A price of nothing is a gift, which needs no edit. */
const price = z.int().min(1).max(100_000_000)

export const editCards = {
  lowerOrder: card({
    name: 'lowerOrder',
    method: 'POST',
    path: '/staff/orders/:id/edits',
    status: 201,
    idempotent: true,
    params: orderParams,
    body: z.strictObject({
      reason,
      /** Pieces of a line that are sent altogether, what has left included, and what each that has not left costs. */
      lines: z
        .array(
          z.strictObject({ lineId: z.string().max(60), quantity: z.int().min(0).max(100_000).optional(), unitPrice: price.optional() }),
        )
        .max(1_000)
        .refine((lines) => new Set(lines.map(({ lineId }) => lineId)).size === lines.length, 'Each line once.')
        .default([]),
      /** Off the prices of what has not left, save those that are given, in millionths. Prices are whole minor units, rounded down. */
      discount: z.int().min(1).max(999_999).optional(),
    }),
    reply: OrderEdit,
    who: 'staff',
    audience: 'public',
    summary: 'Take pieces off an order or lower prices of what has not left; done at once, and its buyer is told',
    problems: [
      'no-such-order',
      'order-not-ready',
      'payment-missing',
      'no-such-line',
      'more-than-open',
      'edit-raises',
      'edit-changes-nothing',
    ],
  }),
  proposeEdit: card({
    name: 'proposeEdit',
    method: 'POST',
    path: '/staff/orders/:id/proposals',
    status: 201,
    idempotent: true,
    params: orderParams,
    body: z.strictObject({
      reason,
      /** Goods to add, in whole cases, at the price of the order where it has them, else at that of the shop, unless said. */
      lines: z
        .array(z.strictObject({ variantId: z.string().max(60), quantity: z.int().min(1).max(100_000), unitPrice: price.optional() }))
        .min(1)
        .max(100)
        .refine((lines) => new Set(lines.map(({ variantId }) => variantId)).size === lines.length, 'Each version once.'),
      /** Freight for them; none unless said. */
      shipping: z.int().min(0).max(100_000_000).default(0),
      /** Days that the buyer has for an answer. */
      days: z.int().min(1).max(30).default(7),
    }),
    reply: OrderEdit,
    who: 'staff',
    audience: 'public',
    summary: 'Propose to add goods to an order; nothing changes until its buyer accepts',
    problems: ['no-such-order', 'order-not-ready', 'no-such-variant', 'no-price', 'case-pack', 'bad-address'],
  }),
  withdrawEdit: card({
    name: 'withdrawEdit',
    method: 'POST',
    path: '/staff/orders/:id/edits/:editId/withdraw',
    idempotent: true,
    params: z.strictObject({ id: Id('ord'), editId: Id('edit') }),
    body: z.strictObject({}),
    reply: OrderEdit,
    who: 'staff',
    audience: 'public',
    summary: 'Take a proposal back that its buyer has not accepted',
    problems: ['no-such-order', 'no-such-edit', 'edit-ended'],
  }),
  declineEdit: card({
    name: 'declineEdit',
    method: 'POST',
    path: '/orders/:id/edits/:editId/decline',
    idempotent: true,
    params: z.strictObject({ id: Id('ord'), editId: Id('edit') }),
    body: z.strictObject({ token: z.string().max(300).optional() }),
    reply: OrderEdit,
    who: 'anyone',
    audience: 'public',
    summary: 'Decline goods that the seller proposes to add to my order',
    problems: ['no-such-order', 'no-such-edit', 'edit-ended'],
  }),
} as const
