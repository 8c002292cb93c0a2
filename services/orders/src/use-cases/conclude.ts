import { event, newId, type PaymentStatus } from '@toyline/contracts'
import { counter } from '@toyline/observability'
import { decideNextStep, ENDINGS, type EndingCode, lookAgainAfter, type NextStep, type Situation } from '../domain/next-step.ts'
import { asPlaced, NOW, NOW_IN_JSON, type StoredOrder, viewOrder } from '../domain/order.ts'
import { isCovered, isEnded } from '../domain/order-states.ts'
import type { Refusal } from '../domain/refusal.ts'
import { holdStock } from './hold-stock.ts'
import type { Answer, Once, SagaNeeds, Tx } from './ports.ts'
import { settleJob } from './settle-job.ts'

const placedOrders = counter('orders_placed_total', 'Orders that were placed', ['market'])
const endedOrders = counter('orders_ended_total', 'Orders that ended without being placed, by why', ['because'])

const TRIES = 8
const FOLLOW_UP_AFTER_MS = 1_000

/**
 * Takes an order as far as its payment's state allows. Any number of callers may do this at once: every step is an update
 * that only one of them can make, and the others find what it made.
 * @param isHolder the caller has the order's lease, so that the lease does not stop it
 * Errors: those of products when a hold has to be prolonged.
 */
export async function conclude(
  needs: SagaNeeds,
  given: StoredOrder,
  status: PaymentStatus,
  { once, isHolder = false }: { once?: Once; isHolder?: boolean } = {},
): Promise<StoredOrder> {
  let order = given
  for (let tries = 0; tries < TRIES; tries += 1) {
    const next = decideNextStep(situationOf(needs, order, isHolder), status)
    if (next.step === 'nothing') {
      await keepAnswer(needs, order, once)
      return order
    }
    const done =
      next.step === 'hold' ? await prolong(needs, order, status, once) : await take(needs, order, status, next, { once, isHolder })
    if (done && next.step !== 'hold') return done
    if (done && isEnded(done.state)) return done
    order = done ?? (await reread(needs, order))
  }
  throw new Error(`order ${order.id} changes faster than it can be concluded`)
}

export function situationOf(needs: SagaNeeds, order: StoredOrder, isHolder = false): Situation {
  const { state, total, holdMs, ageMs, leaseMs, payment } = order
  const { holdCapMs, holdMarginMs } = needs.settings
  return { state, paymentState: payment.state, total, leaseMs: isHolder ? null : leaseMs, holdMs, ageMs, holdMarginMs, holdCapMs }
}

/** Milliseconds until an unfinished order needs another look. */
export function nextLook(needs: SagaNeeds, order: StoredOrder): number {
  if (order.leaseMs !== null && order.leaseMs > 0) return order.leaseMs + 250
  return lookAgainAfter(situationOf(needs, order))
}

async function reread({ orders }: SagaNeeds, order: StoredOrder): Promise<StoredOrder> {
  const found = await orders.readOrder(orders.db, order.id)
  if (!found) throw new Error(`order ${order.id} has vanished`)
  return found
}

/** Null: the order is no longer what it was. An ended order comes back where the hold cannot last as long as it must. */
async function prolong(needs: SagaNeeds, order: StoredOrder, status: PaymentStatus, once?: Once): Promise<StoredOrder | null> {
  const isPaid = isCovered(status.state)
  const hold = await holdStock(needs, order)
  let held = order
  if ('expiresAt' in hold) {
    const recorded = await needs.orders.recordHold(needs.orders.db, order, hold.expiresAt)
    if (!recorded) return null
    // Products holds for an hour at most, however often it is asked.
    if ((recorded.holdMs ?? 0) > (isPaid ? needs.settings.holdMarginMs : 0)) return recorded
    held = recorded
  }
  const to = !isPaid && held.state === 'awaiting-payment' ? 'expired' : 'failed'
  return endOrder(needs, held, { to, because: isPaid ? 'stock-gone' : 'not-paid-in-time', ...(once ? { once } : {}) })
}

type Decided = Exclude<NextStep, { step: 'nothing' } | { step: 'hold' }>

async function take(
  needs: SagaNeeds,
  order: StoredOrder,
  status: PaymentStatus,
  next: Decided,
  how: { once?: Once; isHolder: boolean },
): Promise<StoredOrder | null> {
  if (next.step === 'place') return placeOrder(needs, order, status, how)
  if (next.step === 'end') return endOrder(needs, order, { ...next, ...(how.once ? { once: how.once } : {}) })
  return awaitPayment(needs, order, next.decline ? { ...status, state: 'declined', decline: next.decline } : status, how.once)
}

async function placeOrder(
  needs: SagaNeeds,
  order: StoredOrder,
  status: PaymentStatus,
  { once, isHolder }: { once?: Once; isHolder: boolean },
): Promise<StoredOrder | null> {
  const { orders, outbox, links, failpoint } = needs
  const planned = asPlaced(order, status, NOW)
  const said = event('orders.order-placed.v1', order.id, {
    order: viewOrder(planned, links.tokenFor(order.id)),
    userId: order.owner.userId,
  })
  // The lease holder's own job is due soon enough; any other caller's may be as far off as the end of the hold.
  const enqueue = isHolder ? [] : [settleJob(order.id, FOLLOW_UP_AFTER_MS)]
  const news = outbox.adding({ say: [said], enqueue })
  const answer = once?.keeping({ order: planned })
  const placed = await orders.placeHeldOrder(orders.db, order, status, {
    say: news.part,
    ...(answer ? { keep: answer.part } : {}),
    newCartId: newId('cart'),
  })
  if (!placed) return null
  placedOrders.inc({ market: order.market })
  const { at, said: added } = placed
  answer?.done(at)
  news.added(added, (json) => json.replaceAll(NOW_IN_JSON, at))
  await failpoint('conclude.after-placed')
  return asPlaced(order, status, at)
}

async function awaitPayment(needs: SagaNeeds, order: StoredOrder, status: PaymentStatus, once?: Once): Promise<StoredOrder | null> {
  const { orders, outbox, links, failpoint } = needs
  const waiting = await orders.inTransaction(async (tx) => {
    const found = await orders.awaitPayment(tx, order, status)
    if (!found) return null
    if (found.changed) {
      await outbox.enqueue(tx, settleJob(order.id, nextLook(needs, found.order)))
      if (status.state === 'declined') {
        await outbox.say(tx, event('orders.payment-declined.v1', order.id, { order: viewOrder(found.order, links.tokenFor(order.id)) }))
      }
    }
    await once?.keep(tx, { order: found.order })
    await failpoint('conclude.in-await')
    return found.order
  })
  if (waiting) await failpoint('conclude.after-await')
  return waiting
}

/** Ends an order and, in the same transaction, sees to it that its money and stock go back. Null when it cannot end any more. */
export async function endOrder(
  { orders, outbox, failpoint }: SagaNeeds,
  order: StoredOrder,
  end: { to: 'failed' | 'expired'; because: EndingCode; nothingToUndo?: boolean; once?: Once; answer?: Refusal },
): Promise<StoredOrder | null> {
  const { to, because, nothingToUndo = false, once } = end
  const ended = await orders.inTransaction(async (tx) => {
    const changed = await orders.endOrder(tx, order, { to, because, nothingToUndo })
    if (!changed) return null
    if (!changed.isUndone) await outbox.enqueue(tx, settleJob(order.id, FOLLOW_UP_AFTER_MS))
    const { text, byMail } = ENDINGS[because]
    if (byMail) {
      const { id: orderId, email, number, market, locale } = order
      const data = { orderId, email, number, state: to, reason: text, because, market, locale }
      await outbox.say(tx, event('orders.order-ended.v1', order.id, data))
    }
    await once?.keep(tx, { refusal: end.answer ?? endedRefusal(changed) })
    await failpoint('conclude.in-ended')
    return changed
  })
  if (ended) {
    endedOrders.inc({ because })
    await failpoint('conclude.after-ended')
  }
  return ended
}

/** Answers a request with what its order has become through somebody else. */
export async function keepAnswer({ orders }: SagaNeeds, order: StoredOrder, once?: Once): Promise<void> {
  if (once) await orders.inTransaction((tx: Tx) => once.keep(tx, answerOf(order)))
}

export function answerOf(order: StoredOrder): Answer {
  return isEnded(order.state) ? { refusal: endedRefusal(order) } : { order }
}

export function endedRefusal(order: StoredOrder): Refusal {
  const known =
    order.endedBecause !== null && order.endedBecause in ENDINGS ? ENDINGS[order.endedBecause as EndingCode].text : 'This order has ended.'
  return { status: 409, code: 'order-ended', detail: known, extra: { orderId: order.id, state: order.state, reason: order.endedBecause } }
}
