import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { EditedLine } from './edits.ts'
import { Id } from './ids.ts'
import { Money } from './money.ts'
import { LineQuantity } from './shipments.ts'

export const Cancellation = z
  .strictObject({
    id: z.string(),
    /** `asked`: the time in which a buyer may cancel was over; staff answer. */
    state: z.enum(['asked', 'done', 'declined']),
    reason: z.string(),
    at: z.string(),
    lines: z.array(LineQuantity),
  })
  .meta({ id: 'Cancellation' })
export type Cancellation = z.infer<typeof Cancellation>

/** What cancelling changes, to be shown before it is done. */
export const CancellationPreview = z
  .strictObject({
    /** `at-once` until `until`; afterwards staff are asked. */
    how: z.enum(['at-once', 'asked']),
    until: z.string(),
    lines: z.array(LineQuantity),
    /** By the policy of the market what stays keeps its prices and freight, or is priced anew; nothing else of it changes. */
    prices: z.enum(['keep', 'reprice']),
    /** What stays of these lines costs more: they no longer reach their volume price. */
    repriced: z.array(EditedLine),
    /** Set where freight is no longer free, without tax. */
    freight: z.strictObject({ before: Money, after: Money }).nullable(),
    /** What the whole order comes to now and without these pieces. */
    before: Money,
    after: Money,
  })
  .meta({ id: 'CancellationPreview' })
export type CancellationPreview = z.infer<typeof CancellationPreview>

const orderParams = z.strictObject({ id: Id('ord') })
const wanted = {
  /** What is not wanted any more; all that is open unless said. */
  lines: z.array(LineQuantity).min(1).max(1_000).optional(),
  /** The token of the order's signed link, for guests. */
  token: z.string().max(300).optional(),
}
const refusals = ['no-such-order', 'order-not-placed', 'order-not-ready', 'no-such-line', 'more-than-open', 'nothing-to-cancel'] as const

export const cancellationCards = {
  previewCancellation: card({
    name: 'previewCancellation',
    method: 'POST',
    path: '/orders/:id/cancellations/preview',
    params: orderParams,
    body: z.strictObject(wanted),
    reply: CancellationPreview,
    who: 'anyone',
    audience: 'public',
    summary: 'What cancelling pieces of my order would change; changes nothing',
    problems: refusals,
  }),
  cancelOrder: card({
    name: 'cancelOrder',
    method: 'POST',
    path: '/orders/:id/cancellations',
    status: 201,
    idempotent: true,
    params: orderParams,
    body: z.strictObject({
      ...wanted,
      reason: typed(300).optional(),
      /** What the preview said that the order comes to; where that is something else by now, nothing is cancelled. Needed where what stays costs more. */
      expectedAfter: Money.optional(),
    }),
    reply: Cancellation,
    who: 'anyone',
    audience: 'public',
    summary: 'Cancel pieces of my order that have not left, or ask for it once the time for that is over',
    problems: [...refusals, 'already-asked', 'cancellation-changed'],
  }),
  cancelForBuyer: card({
    name: 'cancelForBuyer',
    method: 'POST',
    path: '/staff/orders/:id/cancellations',
    status: 201,
    idempotent: true,
    params: orderParams,
    body: z.strictObject({ lines: wanted.lines, reason: typed(300) }),
    reply: Cancellation,
    who: 'staff',
    audience: 'public',
    summary: 'Cancel pieces of an order that have not left, whenever that is',
    problems: refusals,
  }),
  answerCancellation: card({
    name: 'answerCancellation',
    method: 'POST',
    path: '/staff/cancellations/:cancellationId/answer',
    idempotent: true,
    params: z.strictObject({ cancellationId: Id('can') }),
    body: z.strictObject({ accept: z.boolean() }),
    reply: Cancellation,
    who: 'staff',
    audience: 'public',
    summary: 'Accept or decline what a buyer asked to cancel; of what has left meanwhile nothing is cancelled',
    problems: ['no-such-cancellation', 'already-answered', 'nothing-to-cancel'],
  }),
} as const
