import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Cart, cartQuery } from './carts.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/** What is not as it was when a line was ordered. */
export const ReorderDifference = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('gone') }),
    z.strictObject({ code: z.literal('no-price') }),
    /** Of each piece, at the quantity that the cart holds now. */
    z.strictObject({ code: z.literal('price-changed'), before: Money, now: Money }),
    z.strictObject({ code: z.literal('pack-changed'), before: z.int(), now: z.int() }),
    /** More or less was put into the cart than was ordered, because of this rule of now. */
    z.strictObject({
      code: z.literal('quantity-changed'),
      because: z.enum(['case-pack', 'below-minimum', 'above-maximum', 'over-cap', 'not-enough-stock', 'cart-full']),
      before: z.int(),
      now: z.int(),
    }),
  ])
  .meta({ id: 'ReorderDifference' })
export type ReorderDifference = z.infer<typeof ReorderDifference>

/** An old order put into the cart: every line of it, and how it differs. */
export const Reorder = z
  .strictObject({
    orderId: z.string(),
    cart: Cart,
    lines: z.array(
      z.strictObject({
        variantId: z.string(),
        /** As they were called then. */
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        /** Eaches that were ordered, and those that were put into the cart. */
        ordered: z.int(),
        added: z.int(),
        /** Empty where nothing has changed. */
        differences: z.array(ReorderDifference),
      }),
    ),
  })
  .meta({ id: 'Reorder' })
export type Reorder = z.infer<typeof Reorder>

const orderParams = z.strictObject({ id: Id('ord') })

export const reorderCards = {
  reorder: card({
    name: 'reorder',
    method: 'POST',
    path: '/orders/:id/reorder',
    idempotent: true,
    params: orderParams,
    query: cartQuery,
    body: z.strictObject({ token: z.string().max(300).optional() }),
    reply: Reorder,
    who: 'visitor',
    audience: 'public',
    summary: 'Add what a placed order had to my cart, at the prices of now, and say every difference',
    problems: ['no-such-order', 'order-not-placed', 'cart-busy'],
  }),
  getReorder: card({
    name: 'getReorder',
    method: 'GET',
    path: '/orders/:id/reorders/:key',
    params: orderParams.extend({ key: z.string().max(255) }),
    reply: Reorder,
    who: 'visitor',
    audience: 'public',
    summary: 'What my reorder under this Idempotency-Key was answered, for a day',
    problems: ['no-such-reorder'],
  }),
} as const
