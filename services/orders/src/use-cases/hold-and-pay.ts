import type { PaymentChoice, PaymentStatus } from '@toyline/contracts'
import { Problem } from '@toyline/http/problem'
import { ENDINGS, type EndingCode } from '../domain/next-step.ts'
import type { StoredOrder } from '../domain/order.ts'
import { isEnded } from '../domain/order-states.ts'
import { answerOf, conclude, endOrder } from './conclude.ts'
import { followUpQuietly } from './follow-up.ts'
import { holdStock } from './hold-stock.ts'
import { orderBusy } from './order-busy.ts'
import type { Once, SagaNeeds } from './ports.ts'

export type PaymentOrder = { choice: PaymentChoice; returnPath: string }

/**
 * Hold, pay, place: takes an order on which the caller has the lease to its end, or to where only the buyer or the provider
 * can go on. Each step is idempotent by the order's id; whatever is cut off here is finished or undone by the order's job.
 * The answer is kept with `once`, in the transaction that makes it true.
 */
export async function holdAndPay(needs: SagaNeeds, order: StoredOrder, payment: PaymentOrder, once: Once): Promise<void> {
  const isFirst = order.state === 'pending'
  const hold = await holdStock(needs, order).catch((error: unknown) => ({ refused: asProblem(error) }))
  await needs.failpoint('place.after-hold')
  if ('refused' in hold && !outlasts(needs, order, hold.refused)) {
    return giveUp(needs, order, hold.refused, { once, nothingToUndo: isFirst && hold.refused.code === 'not-enough-stock' })
  }
  const held = 'refused' in hold ? order : await needs.orders.recordHold(needs.orders.db, order, hold.expiresAt)
  await needs.failpoint('place.after-held')
  if (!held) return answerAsItIs(needs, order, once)

  const status = await authorise(needs, held, payment)
  await needs.failpoint('place.after-authorise')
  if (status instanceof Problem) {
    if (isFirst) return giveUp(needs, held, status, { once, nothingToUndo: false })
    return keepWaiting(needs, held, status, once)
  }
  const concluded = await conclude(needs, held, status, { once, isHolder: true })
  await followUpQuietly(needs, concluded)
}

/** A hold that is known and lasts need not be prolonged when products is silent just now. */
function outlasts({ settings }: SagaNeeds, order: StoredOrder, refused: Problem): boolean {
  return refused.status >= 500 && order.holdMs !== null && order.holdMs > settings.holdMarginMs
}

/** The payment's state, or the refusal of a payments service that is sure that nothing was charged. Silence is `unknown`. */
async function authorise(
  { payments, settings }: SagaNeeds,
  order: StoredOrder,
  { choice, returnPath }: PaymentOrder,
): Promise<PaymentStatus | Problem> {
  const { id, number, payment, total, market, email, billTo, owner } = order
  try {
    return await payments.authorisePayment({
      body: {
        orderId: id,
        orderNumber: number,
        attempt: payment.attempt,
        amount: total,
        market,
        choice,
        poNumber: payment.poNumber,
        email,
        billTo,
        returnUrl: new URL(returnPath, settings.publicUrl).href,
        customer: { userId: owner.userId, guestId: owner.guestId },
      },
    })
  } catch (error) {
    const known = asProblem(error)
    if (known.status < 500 || known.code === 'payment-unavailable') return known
    return { ...NOTHING_KNOWN, orderId: id, state: 'unknown' }
  }
}

const NOTHING_KNOWN = {
  paymentId: null,
  amount: null,
  captured: null,
  refunded: null,
  description: null,
  actionUrl: null,
  decline: null,
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  throw error
}

/** After which an order that found a neighbour or a provider away may be tried again, unless they say when. */
const RETRY_SECONDS = 2

type Answering = { once: Once; nothingToUndo: boolean }

/** Ends an order that could not even begin, tells the buyer all reasons, and leaves their cart as it was. */
async function giveUp(needs: SagaNeeds, order: StoredOrder, refused: Problem, { once, nothingToUndo }: Answering): Promise<void> {
  const because = endingOf(refused.code)
  const isOurs = because !== 'service-unavailable'
  const status = isOurs ? refused.status : 503
  const answer = {
    status,
    code: isOurs ? refused.code : 'service-unavailable',
    detail: ENDINGS[because].text,
    extra: { ...(status === 503 ? { retryAfter: RETRY_SECONDS } : {}), ...(isOurs ? named(order, refused.extra) : {}) },
  }
  const to = order.state === 'awaiting-payment' ? 'expired' : 'failed'
  const ended = await endOrder(needs, order, { to, because, nothingToUndo, once, answer })
  if (!ended) return answerAsItIs(needs, order, once)
  await followUpQuietly(needs, ended)
}

const REFUSALS = ['not-enough-stock', 'payment-unavailable', 'too-many-declines', 'no-such-payment-method'] as const

function endingOf(code: string): EndingCode {
  if (code === 'hold-ended') return 'not-paid-in-time'
  return REFUSALS.find((known) => known === code) ?? 'service-unavailable'
}

/** Reasons name variants by id; the buyer knows them by article number and title. */
function named(order: StoredOrder, extra: Record<string, unknown>): Record<string, unknown> {
  const lines = new Map(order.lines.map((line) => [line.variantId, line]))
  const withNames = (reason: unknown) => {
    const line = lines.get((reason as { variantId?: string } | null)?.variantId ?? '')
    return line ? { ...(reason as object), sku: line.snapshot.sku, title: line.snapshot.title, quantity: line.quantity } : reason
  }
  return Object.fromEntries(Object.entries(extra).map(([key, value]) => [key, Array.isArray(value) ? value.map(withNames) : value]))
}

/** A second way of paying that is refused costs the buyer nothing but the answer: the order waits on, as long as its hold lasts. */
async function keepWaiting(needs: SagaNeeds, order: StoredOrder, refused: Problem, once: Once): Promise<void> {
  const status = { ...NOTHING_KNOWN, orderId: order.id, state: 'declined', decline: 'try-again' } as const
  const refusal = { status: refused.status, code: refused.code, detail: refused.message, extra: refused.extra }
  await conclude(needs, order, status, { once: { ...once, keep: (tx) => once.keep(tx, { refusal }) }, isHolder: true })
}

/** Somebody else decided this order meanwhile; the request is answered with what they made of it. */
async function answerAsItIs(needs: SagaNeeds, order: StoredOrder, once: Once): Promise<void> {
  const { orders } = needs
  const found = (await orders.readOrder(orders.db, order.id)) ?? order
  if (found.state === 'pending' || found.state === 'held') throw orderBusy()
  await orders.inTransaction((tx) => once.keep(tx, answerOf(found)))
  if (isEnded(found.state)) await followUpQuietly(needs, { ...found, isUndone: false })
}
