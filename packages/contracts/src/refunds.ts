import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/** All that is given back for one cause: a refund, or one for each invoice that the pieces are on. */
export const Refund = z
  .strictObject({
    orderId: z.string(),
    /** Of the request that began it. */
    key: z.string(),
    /**
     * `declined`: what the provider refused was not given back; the same key tries it again. `bounced`: the provider had made it, and days
     * later it did not reach the buyer; the credit note stands, and a person gives it back in another way, after which it is `by-hand`.
     */
    state: z.enum(['open', 'done', 'declined', 'bounced', 'by-hand']),
    amount: Money,
    /** `account`: taken off what the order still owes, or kept as credit; no money moves. */
    way: z.enum(['provider', 'account']),
  })
  .meta({ id: 'Refund' })
export type Refund = z.infer<typeof Refund>

export const refundCards = {
  refundOrder: card({
    name: 'refundOrder',
    method: 'POST',
    path: '/internal/orders/:orderId/refunds',
    params: z.strictObject({ orderId: Id('ord') }),
    idempotent: true,
    body: z.strictObject({
      /** Printed on the credit note. */
      reason: typed(300),
      lines: z
        .array(
          z.strictObject({
            lineId: z.string().max(60),
            quantity: z.int().min(1),
            /** Millionths of price and tax that are kept as a restocking fee. */
            fee: z.int().min(0).max(1_000_000).default(0),
          }),
        )
        .max(1_000),
      /** All of what was paid for shipping. */
      freight: z.boolean(),
    }),
    reply: Refund,
    who: 'service',
    audience: 'internal',
    summary: 'Give back what was paid for some pieces, with a credit note; the way it was paid. The same key is the same refund',
    problems: ['no-such-payment', 'no-such-invoice', 'no-such-line', 'more-than-invoiced', 'more-than-captured', 'nothing-to-credit'],
  }),
} as const
