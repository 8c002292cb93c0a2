import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Address, typed } from './address.ts'
import { Id } from './ids.ts'
import { Location } from './markets.ts'
import { Money } from './money.ts'
import { Cursor } from './paging.ts'

/**
 * `return`: goods that are not wanted go back within the policy. `claim`: goods came damaged, short or wrong, which a person looks at.
 */
export const ReturnKind = z.enum(['return', 'claim'])
export type ReturnKind = z.infer<typeof ReturnKind>
export const ReturnReason = z.enum(['not-selling', 'too-many', 'not-as-expected', 'other', 'damaged', 'short', 'wrong'])
export type ReturnReason = z.infer<typeof ReturnReason>
export const ReturnState = z.enum(['requested', 'approved', 'in-transit', 'received', 'refunded', 'replaced', 'rejected', 'withdrawn'])
export type ReturnState = z.infer<typeof ReturnState>

export const MAX_RETURN_PHOTOS = 5
export const MAX_PHOTO_BYTES = 8 * 1_048_576

export const OrderReturn = z
  .strictObject({
    id: z.string(),
    /** What stands on the parcel: `R-TL-100001-1`. */
    number: z.string(),
    kind: ReturnKind,
    /** What the buyer wants for it. */
    wish: z.enum(['refund', 'replacement']),
    state: ReturnState,
    /** Of a claim that was approved: money at once, new goods at once, or what comes of it once the goods are here. */
    outcome: z.enum(['credit', 'replace', 'return']).nullable(),
    lines: z.array(
      z.strictObject({
        lineId: z.string(),
        quantity: z.int(),
        reason: ReturnReason,
        /** Millionths of the price that are kept. */
        fee: z.int(),
        /** Once the goods are here: pieces that go back on the shelf, and pieces that are worth nothing any more. */
        restocked: z.int().nullable(),
        writtenOff: z.int().nullable(),
      }),
    ),
    note: z.string().nullable(),
    /** What the shop says about it, above all why it was rejected. */
    answer: z.string().nullable(),
    photos: z.array(z.strictObject({ id: z.string() })),
    /** Who pays the way back, and where it goes; null where nothing goes back. */
    freight: z.enum(['buyer', 'seller']).nullable(),
    sendTo: Address.nullable(),
    trackingNumber: z.string().nullable(),
    /** What is given back: expected until it is begun, then what was begun. Null for new goods. */
    amount: Money.nullable(),
    /** `declined`: the provider refused it; `bounced`: it did not arrive. The shop finds another way, and it is `by-hand`. */
    refund: z.enum(['open', 'done', 'declined', 'bounced', 'by-hand']).nullable(),
    /** The order that replaces the goods. */
    replacement: z.strictObject({ orderId: z.string(), number: z.string() }).nullable(),
    createdAt: z.string(),
  })
  .meta({ id: 'OrderReturn' })
export type OrderReturn = z.infer<typeof OrderReturn>

/** What may be done about a line of an order now. */
export const ReturnableLine = z
  .strictObject({
    lineId: z.string(),
    /** Pieces that may still come back, and those that a claim may still be about. */
    returnable: z.int(),
    claimable: z.int(),
    /** Why nothing may come back. */
    refusal: z.enum(['not-delivered', 'too-late', 'seasonal', 'custom', 'licensed', 'all-returned']).nullable(),
    fee: z.int(),
  })
  .meta({ id: 'ReturnableLine' })
export type ReturnableLine = z.infer<typeof ReturnableLine>
export const Returnable = z
  .strictObject({
    /** The last days on which something may be asked for, `YYYY-MM-DD`; null where nothing is delivered yet. */
    returnBy: z.iso.date().nullable(),
    claimBy: z.iso.date().nullable(),
    isFirstOrder: z.boolean(),
    freight: z.enum(['buyer', 'seller']),
    lines: z.array(ReturnableLine),
  })
  .meta({ id: 'Returnable' })
export type Returnable = z.infer<typeof Returnable>

const orderParams = z.strictObject({ id: Id('ord') })
const returnParams = orderParams.extend({ returnId: Id('rtn') })
const proof = z.strictObject({ token: z.string().max(300).optional() })
const staffParams = z.strictObject({ returnId: Id('rtn') })

/** A return as staff sees it: with the order that it is of. */
export const StaffReturn = z
  .strictObject({ orderId: z.string(), orderNumber: z.string(), email: z.string(), return: OrderReturn })
  .meta({ id: 'StaffReturn' })
export type StaffReturn = z.infer<typeof StaffReturn>

export const returnCards = {
  getReturnable: card({
    name: 'getReturnable',
    method: 'GET',
    path: '/orders/:id/returnable',
    params: orderParams,
    query: proof,
    reply: Returnable,
    who: 'anyone',
    audience: 'public',
    summary: 'What of an order of mine may be returned or claimed, until when and at what cost',
    problems: ['no-such-order'],
  }),
  requestReturn: card({
    name: 'requestReturn',
    method: 'POST',
    path: '/orders/:id/returns',
    status: 201,
    idempotent: true,
    params: orderParams,
    body: z.strictObject({
      kind: ReturnKind,
      wish: z.enum(['refund', 'replacement']).default('refund'),
      lines: z
        .array(z.strictObject({ lineId: z.string().max(60), quantity: z.int().min(1).max(100_000), reason: ReturnReason }))
        .min(1)
        .max(1_000),
      note: typed(1_000).optional(),
      token: z.string().max(300).optional(),
    }),
    reply: OrderReturn,
    who: 'anyone',
    audience: 'public',
    summary: 'Ask to send pieces back within the policy, or claim what came damaged, short or wrong',
    problems: ['no-such-order', 'no-such-line', 'not-returnable', 'more-than-returnable', 'wrong-reason', 'too-many-returns'],
  }),
  addReturnPhoto: card({
    name: 'addReturnPhoto',
    method: 'POST',
    path: '/orders/:id/returns/:returnId/photos',
    status: 201,
    idempotent: true,
    params: returnParams,
    query: proof,
    upload: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: MAX_PHOTO_BYTES },
    body: z.any(),
    reply: z.strictObject({ id: z.string() }),
    who: 'anyone',
    audience: 'public',
    summary: 'A picture for a claim, as its bytes; the same picture again is the same photo',
    problems: ['no-such-order', 'no-such-return', 'return-closed', 'too-many-photos', 'not-a-picture'],
    budgetMs: 15_000,
  }),
  getReturnPhoto: card({
    name: 'getReturnPhoto',
    method: 'GET',
    path: '/orders/:id/returns/:returnId/photos/:photoId',
    params: returnParams.extend({ photoId: z.string().max(60) }),
    query: proof,
    reply: z.any(),
    who: 'anyone',
    audience: 'public',
    summary: 'A picture of a claim: of an order of mine, with the token of its signed link, or for staff',
    problems: ['no-such-order', 'no-such-photo'],
  }),
  withdrawReturn: card({
    name: 'withdrawReturn',
    method: 'POST',
    path: '/orders/:id/returns/:returnId/withdraw',
    idempotent: true,
    params: returnParams,
    body: proof,
    reply: OrderReturn,
    who: 'anyone',
    audience: 'public',
    summary: 'Keep the goods after all, while they are not on their way',
    problems: ['no-such-order', 'no-such-return', 'return-closed'],
  }),
  sendReturn: card({
    name: 'sendReturn',
    method: 'POST',
    path: '/orders/:id/returns/:returnId/sent',
    idempotent: true,
    params: returnParams,
    body: proof.extend({ trackingNumber: typed(60).optional() }),
    reply: OrderReturn,
    who: 'anyone',
    audience: 'public',
    summary: 'The goods are on their way back',
    problems: ['no-such-order', 'no-such-return', 'return-closed'],
  }),
  listReturns: card({
    name: 'listReturns',
    method: 'GET',
    path: '/staff/returns',
    query: z.strictObject({
      state: ReturnState.optional(),
      cursor: Cursor.optional(),
      limit: z.coerce.number().int().min(1).max(50).default(20),
    }),
    reply: z.strictObject({ items: z.array(StaffReturn), nextCursor: Cursor.nullable() }),
    who: 'staff',
    audience: 'public',
    summary: 'Returns and claims, the oldest first',
    problems: ['bad-cursor'],
  }),
  decideReturn: card({
    name: 'decideReturn',
    method: 'POST',
    path: '/staff/returns/:returnId/decision',
    idempotent: true,
    params: staffParams,
    body: z
      .strictObject({
        decision: z.enum(['approve', 'reject']),
        /** Of what is approved. */
        outcome: z.enum(['credit', 'replace', 'return']).optional(),
        /** Said to the buyer; what is rejected needs a reason. */
        answer: typed(1_000).optional(),
      })
      .refine(({ decision, outcome }) => (decision === 'approve') === (outcome !== undefined), 'What is approved has an outcome.')
      .refine(({ decision, answer }) => decision === 'approve' || Boolean(answer), 'Say why it is rejected.'),
    reply: StaffReturn,
    who: 'staff',
    audience: 'public',
    summary: 'Approve a claim, with what the buyer gets, or reject it and say why',
    problems: ['no-such-return', 'return-closed'],
  }),
  retryRefund: card({
    name: 'retryRefund',
    method: 'POST',
    path: '/staff/returns/:returnId/refund',
    idempotent: true,
    params: staffParams,
    body: z.strictObject({}),
    reply: StaffReturn,
    who: 'staff',
    audience: 'public',
    summary: 'Ask the provider again for a refund that it refused',
    problems: ['no-such-return', 'return-closed'],
  }),
  receiveReturn: card({
    name: 'receiveReturn',
    method: 'POST',
    path: '/staff/returns/:returnId/receipt',
    idempotent: true,
    params: staffParams,
    body: z.strictObject({
      /** Where it has come, and goes on the shelf; where it was to be sent unless said. */
      location: Location.optional(),
      /** What has come and how it is; a line that is not named has not come. */
      lines: z
        .array(
          z.strictObject({
            lineId: z.string().max(60),
            restocked: z.int().min(0).max(100_000),
            writtenOff: z.int().min(0).max(100_000),
          }),
        )
        .max(1_000),
    }),
    reply: StaffReturn,
    who: 'staff',
    audience: 'public',
    summary: 'The goods are here and graded: the shelf gets what can be sold, the buyer what was promised',
    problems: ['no-such-return', 'return-closed', 'no-such-line', 'more-than-sent', 'nothing-received'],
  }),
} as const
