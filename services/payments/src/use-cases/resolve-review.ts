import { event, money, type Review, type ReviewOutcome, type ReviewResolution } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { refundByHand } from '../domain/ledger.ts'
import { book } from '../store/ledger-store.ts'
import { changePayment } from '../store/payments-store.ts'
import { endBounced, lockPayment } from '../store/refunds-store.ts'
import { findResolution, keepResolution, paymentsToReview, type Resolution } from '../store/reviews-store.ts'
import type { Db, PaymentRow, Tx } from '../store/tables.ts'
import { describePayment } from './describe-payment.ts'
import type { Needs } from './needs.ts'
import { refundRest } from './refund-order.ts'
import { sayEnd } from './say-refund.ts'

export async function listReviews(
  db: Db,
  { cursor = null, limit }: { cursor?: string | null | undefined; limit: number },
): Promise<{ items: Review[]; nextCursor: string | null }> {
  const rows = await paymentsToReview(db, { after: cursor, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  return { items: shown.map(describeReview), nextCursor: rows.length > limit ? (shown.at(-1)?.order_id ?? null) : null }
}

export type Resolve = { orderId: string; key: string; outcome: ReviewOutcome; reason: string; note: string; userId: string }

/**
 * A person says what became of a payment that waited for them. Their word, and what follows from it, are kept together, once for a key;
 * the payment no longer waits, and the same reason does not make it wait again.
 * Errors: 404 `no-such-payment`; 409 `no-review`, `review-changed`, `nothing-owed`; 422 `idempotency-key-reused`; those of `refundRest`.
 */
export async function resolveReview(needs: Needs, asked: Resolve): Promise<ReviewResolution> {
  const { orderId, key, outcome, reason, note, userId } = asked
  return needs.db.transaction().execute(async (tx) => {
    const payment = await lockPayment(tx, orderId)
    if (!payment) throw problem(404, 'no-such-payment', 'This order has no payment.')
    const known = await findResolution(tx, orderId, key)
    if (known) return sameAs(known, asked)
    if (payment.review === null) throw problem(409, 'no-review', 'This payment waits for nobody.')
    if (payment.review !== reason) throw problem(409, 'review-changed', 'There is more to this payment than was read.')
    if (outcome === 'refund-rest') await refundRest(needs, tx, payment, { key: `review:${key}`, reason: note })
    const byHand = outcome === 'given-by-hand' ? payment.bounced : payment.by_hand
    if (outcome === 'given-by-hand' && byHand === payment.by_hand)
      throw problem(409, 'nothing-owed', 'No refund of this order is still to be given back.')
    const reviewed = payment.reviewed === null ? reason : `${payment.reviewed}; ${reason}`
    const changed = await changePayment(tx, payment, { review: null, reviewed, by_hand: byHand })
    if (!changed) throw new Error(`payment of ${orderId} changed beside its lock`)
    if (byHand > payment.by_hand) await giveByHand(needs, tx, payment, changed)
    needs.log.warn({ orderId, outcome, userId }, 'a person has looked at a payment')
    return describeResolution(await keepResolution(tx, { order_id: orderId, key, reason, outcome, note, resolved_by: userId }))
  })
}

async function giveByHand(needs: Needs, tx: Tx, before: PaymentRow, now: PaymentRow): Promise<void> {
  const { order_id: orderId, currency } = now
  await book(tx, [refundByHand(orderId, money(now.by_hand - before.by_hand, currency), now.by_hand)])
  for (const key of await endBounced(tx, orderId)) await sayEnd(needs, tx, { order_id: orderId, key })
  await needs.outbox.say(tx, event('payments.payment-changed.v1', orderId, { status: describePayment(now) }))
}

function sameAs(known: Resolution, { outcome, reason, note }: Resolve): ReviewResolution {
  if (known.outcome !== outcome || known.reason !== reason || known.note !== note)
    throw problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for a different request.')
  return describeResolution(known)
}

function describeReview(row: PaymentRow & { review: string; updated_at: Date }): Review {
  const sum = (amount: number) => money(amount, row.currency)
  return {
    orderId: row.order_id,
    orderNumber: row.order_number,
    reason: row.review,
    provider: row.provider,
    paymentId: row.provider_payment_id,
    state: row.state,
    amount: sum(row.amount),
    captured: sum(row.captured),
    refunded: sum(row.refunded),
    owed: sum(row.bounced - row.by_hand),
    changedAt: row.updated_at.toISOString(),
  }
}

function describeResolution({ order_id, reason, outcome, note, resolved_by, resolved_at }: Resolution): ReviewResolution {
  return { orderId: order_id, reason, outcome, note, resolvedBy: resolved_by, resolvedAt: resolved_at.toISOString() }
}
