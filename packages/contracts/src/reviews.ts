import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'

/**
 * What a person can say about a payment that waits for them.
 * - `accept`: it is as the reason says, and stays so; what is to be done about it is done elsewhere.
 * - `dismiss`: nothing was wrong.
 * - `refund-rest`: all that was invoiced and is not credited is given back, with its credit notes.
 * - `given-by-hand`: what refunds did not bring to the buyer was given back in another way.
 */
export const ReviewOutcome = z.enum(['accept', 'dismiss', 'refund-rest', 'given-by-hand'])
export type ReviewOutcome = z.infer<typeof ReviewOutcome>

export const Review = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    /** Why a person must look, in plain words. */
    reason: z.string(),
    provider: z.string(),
    paymentId: z.string().nullable(),
    state: z.string(),
    amount: Money,
    captured: Money,
    refunded: Money,
    /** What did not reach the buyer and was not given back in another way yet; part of `refunded`. */
    owed: Money,
    /** When the payment changed last. */
    changedAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentReview' })
export type Review = z.infer<typeof Review>

export const ReviewResolution = z
  .strictObject({
    orderId: z.string(),
    reason: z.string(),
    outcome: ReviewOutcome,
    note: z.string(),
    resolvedBy: z.string(),
    resolvedAt: z.iso.datetime(),
  })
  .meta({ id: 'PaymentReviewResolution' })
export type ReviewResolution = z.infer<typeof ReviewResolution>

/** What those who look after payments ask. */
export const reviewCards = {
  listReviews: card({
    name: 'listReviews',
    method: 'GET',
    path: '/staff/reviews',
    query: z.strictObject({ cursor: Id('ord').optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    reply: z.strictObject({ items: z.array(Review), nextCursor: z.string().nullable() }),
    who: 'staff',
    audience: 'public',
    summary: 'Payments that wait for a person, and why; those of the newest orders first',
  }),
  resolveReview: card({
    name: 'resolveReview',
    method: 'POST',
    path: '/staff/reviews/:orderId/resolve',
    params: z.strictObject({ orderId: Id('ord') }),
    idempotent: true,
    body: z.strictObject({
      outcome: ReviewOutcome,
      /** The reason as it was read: what came to it since must be read first. */
      reason: z.string().max(4_000),
      /** Why it is so, for those who read it later. */
      note: typed(500),
    }),
    reply: ReviewResolution,
    who: 'staff',
    audience: 'public',
    summary: 'Say what became of a payment that waited for a person; kept for good, with who said it',
    problems: [
      'no-such-payment',
      'no-review',
      'review-changed',
      'nothing-owed',
      'no-such-invoice',
      'more-than-captured',
      'nothing-to-credit',
      'idempotency-key-reused',
    ],
  }),
} as const
