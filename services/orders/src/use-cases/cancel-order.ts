import {
  type Cancellation,
  type CancellationPreview,
  type EditedLine,
  event,
  type LineQuantity,
  type LocatedQuantity,
  type Money,
  newId,
} from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { giveUp } from '../domain/allocation.ts'
import { chooseCancelled } from '../domain/cancel.ts'
import { CANCEL_RULES, cancellableUntil } from '../domain/cancel-window.ts'
import { openOf } from '../domain/fulfilment.ts'
import { comesTo } from '../domain/line-prices.ts'
import { type StoredOrder, viewOrder } from '../domain/order.ts'
import { type Repriced, reprice } from '../domain/reprice.ts'
import { orThrow } from './or-throw.ts'
import type { Products, SagaNeeds, SagaSettings, Tx } from './ports.ts'
import { settleKey } from './settle-job.ts'
import { takeFrom } from './take-from.ts'

export type CancelOrder = {
  orderId: string
  actor: 'buyer' | 'staff'
  /** Whether this order is theirs to cancel. */
  mayCancel: (order: StoredOrder) => boolean
  /** All that is open unless said. */
  lines?: LineQuantity[] | undefined
  reason?: string | undefined
  /** What the buyer was shown that the order comes to with it. */
  expectedAfter?: Money | undefined
}

/**
 * What cancelling would change, to be shown before it is done.
 * Errors: 409 `order-not-placed`, `order-not-ready`, `more-than-open`, `nothing-to-cancel`; 422 `no-such-line`.
 */
export function previewCancellation({ settings }: SagaNeeds, order: StoredOrder, wanted: LineQuantity[] | undefined): CancellationPreview {
  const { lines } = orThrow(chooseCancelled(order, wanted))
  const until = untilOf(order)
  const { prices, stays } = outcomeOf(settings, order, lines)
  return {
    how: isInTime(until) ? 'at-once' : 'asked',
    until: until.toISOString(),
    lines,
    prices,
    repriced: stays.changes,
    freight: stays.freight && { before: order.shippingTotal, after: stays.freight.amount },
    before: comesTo(order),
    after: stays.after,
  }
}

/**
 * Cancels pieces of an order that have not left, under its lock, once: stock and money are given back by those who hear of it. A buyer
 * whose time for it is over asks instead, and staff answer (W57, W59). Where the market reprices, what a buyer's cancellation leaves costs
 * what the preview said, and nothing is cancelled where that is no longer so; one by staff leaves all prices as they are.
 * Errors: 404 `no-such-order`; 409 `order-not-placed`, `order-not-ready`, `more-than-open`, `nothing-to-cancel`, `already-asked`,
 * `cancellation-changed` with the preview of now; 422 `no-such-line`.
 */
export async function cancelOrder(
  needs: SagaNeeds,
  tx: Tx,
  { orderId, actor, mayCancel, lines: wanted, reason = '', expectedAfter }: CancelOrder,
): Promise<Cancellation> {
  const { orders } = needs
  const order = (await orders.lockOrder(tx, orderId)) ? await orders.readOrder(tx, orderId) : null
  if (!order || !mayCancel(order)) throw problem(404, 'no-such-order', 'There is no such order.')
  const { lines } = orThrow(chooseCancelled(order, wanted))
  const state = actor === 'staff' || isInTime(untilOf(order)) ? 'done' : 'asked'
  if (state === 'asked' && (await orders.isAsked(tx, orderId)))
    throw problem(409, 'already-asked', 'You have asked to cancel some of this order already; we answer soon.')
  const stays = actor === 'buyer' ? outcomeOf(needs.settings, order, lines).stays : null
  if (stays && (expectedAfter ? !isSame(expectedAfter, stays.after) : isDearer(stays)))
    throw problem(409, 'cancellation-changed', 'What cancelling this would change is not what you were shown.', {
      preview: previewCancellation(needs, order, wanted),
    })
  const id = newId('can')
  await orders.insertCancellation(tx, { id, orderId, actor, reason, state, lines, after: stays?.after.amount ?? null })
  if (state === 'done') await finish(needs, tx, { orderId, id, lines, stays, from: giveUp(order, lines) })
  return keptAs(needs, tx, id)
}

/**
 * Staff answer what a buyer has asked. What has left meanwhile has left.
 * Errors: 404 `no-such-cancellation`; 409 `already-answered`, `nothing-to-cancel`.
 */
export async function answerCancellation(needs: SagaNeeds, tx: Tx, { id, accept }: { id: string; accept: boolean }): Promise<Cancellation> {
  const { orders } = needs
  const found = await orders.findCancellation(tx, id)
  if (!found) throw problem(404, 'no-such-cancellation', 'There is no such cancellation.')
  const { orderId } = found
  await orders.lockOrder(tx, orderId)
  const asked = await keptAs(needs, tx, id)
  if (asked.state !== 'asked') throw problem(409, 'already-answered', 'This was answered before.')
  if (accept) {
    const order = (await orders.readOrder(tx, orderId)) as StoredOrder
    const open = new Map(order.lines.map((line) => [line.id, openOf(line)]))
    const lines = asked.lines
      .map(({ lineId, quantity }) => ({ lineId, quantity: Math.min(quantity, open.get(lineId) ?? 0) }))
      .filter(({ quantity }) => quantity > 0)
    if (lines.length === 0) throw problem(409, 'nothing-to-cancel', 'All of this has left meanwhile.')
    await orders.endCancellation(tx, { id, orderId }, { state: 'done', lines })
    // What its buyer did not see, because something has left meanwhile, is not done to them.
    const { stays } = outcomeOf(needs.settings, order, lines)
    await finish(needs, tx, { orderId, id, lines, stays: stays.after.amount === found.after ? stays : null, from: giveUp(order, lines) })
  } else await orders.endCancellation(tx, { id, orderId }, { state: 'declined' })
  return keptAs(needs, tx, id)
}

/**
 * Cancels the lines of a placed order that had been sold to others before its stock could be claimed, and notes the claim of the rest, in
 * one transaction. It never owned anything of them, so products has nothing to give back. What was cancelled of an order whose claim was
 * noted by an older release stays so.
 * @param short variants of these lines; nothing of a line leaves, or is cancelled by others, before the claim is noted
 */
export async function cancelShort(
  needs: SagaNeeds,
  { id: orderId }: StoredOrder,
  { short, allocated }: Pick<Awaited<ReturnType<Products['claimHold']>>, 'short' | 'allocated'>,
): Promise<void> {
  const { orders, outbox } = needs
  await orders.inTransaction(async (tx) => {
    await orders.lockOrder(tx, orderId)
    const order = (await orders.readOrder(tx, orderId)) as StoredOrder
    if (order.isStockClaimed) return
    await orders.recordClaim(tx, { orderId, allocated }, outbox.cancelling(settleKey(orderId)))
    const lines = order.lines
      .filter((line) => short.includes(line.variantId) && openOf(line) > 0)
      .map((line) => ({ lineId: line.id, quantity: openOf(line) }))
    if (lines.length === 0) return
    await orders.insertCancellation(tx, {
      id: newId('can'),
      orderId,
      actor: 'shop',
      reason: 'out-of-stock',
      state: 'done',
      lines,
      after: null,
    })
    await sayCancelled(needs, tx, { orderId, lines, from: [], repriced: [] })
  })
}

async function keptAs({ orders }: SagaNeeds, tx: Tx, id: string): Promise<Cancellation> {
  const found = await orders.findCancellation(tx, id)
  if (!found) throw new Error(`cancellation ${id} has vanished`)
  return found.cancellation
}

type Done = { orderId: string; lines: LineQuantity[]; from: LocatedQuantity[] }

/** What is cancelled is given up where it lies, makes what stays cost what it costs, and is said. */
async function finish(needs: SagaNeeds, tx: Tx, { id, stays, ...done }: Done & { id: string; stays: Repriced | null }): Promise<void> {
  await takeFrom(needs, tx, done.orderId, done.from)
  if (stays && isDearer(stays)) await needs.orders.insertRepricing(tx, { ...stays, orderId: done.orderId, cancellationId: id })
  await sayCancelled(needs, tx, { ...done, repriced: stays?.changes ?? [] })
}

async function sayCancelled(
  { orders, outbox, links }: SagaNeeds,
  tx: Tx,
  { orderId, lines, from, repriced }: Done & { repriced: EditedLine[] },
): Promise<void> {
  const order = viewOrder((await orders.readOrder(tx, orderId)) as StoredOrder, links.tokenFor(orderId))
  await outbox.say(tx, event('orders.lines-cancelled.v1', orderId, { order, lines, from, repriced }))
}

/** What cancelling these pieces makes of what stays, by the policy of the market. */
function outcomeOf(
  { repricing, sellers }: Pick<SagaSettings, 'repricing' | 'sellers'>,
  order: StoredOrder,
  lines: LineQuantity[],
): { prices: 'keep' | 'reprice'; stays: Repriced } {
  if (repricing.includes(order.market)) return { prices: 'reprice', stays: reprice(order, lines, sellers[order.market]) }
  return { prices: 'keep', stays: { prices: [], freight: null, changes: [], after: comesTo(order, lines) } }
}

function isDearer({ prices, freight }: Repriced): boolean {
  return prices.length > 0 || freight !== null
}

function isSame(one: Money, other: Money): boolean {
  return one.amount === other.amount && one.currency === other.currency
}

function untilOf({ placedAt, createdAt, market }: StoredOrder): Date {
  return cancellableUntil(placedAt ?? createdAt, CANCEL_RULES[market])
}

function isInTime(until: Date): boolean {
  return Date.now() < until.getTime()
}
