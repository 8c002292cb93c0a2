import { needsAccount, newId, type OrderEdit, type PaymentChoice } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { Moved } from '../domain/moved.ts'
import type { StoredOrder } from '../domain/order.ts'
import { isEnded } from '../domain/order-states.ts'
import { endedRefusal } from './conclude.ts'
import { holdAndPay } from './hold-and-pay.ts'
import { editOf } from './lower-order.ts'
import { orThrow } from './or-throw.ts'
import { orderBusy } from './order-busy.ts'
import type { NewOrder, Once, SagaNeeds, Tx } from './ports.ts'
import { settleJob } from './settle-job.ts'
import { lockedOrder } from './tell-return.ts'

export type AcceptEdit = {
  editId: string
  orderId: string
  payment: PaymentChoice
  returnPath: string
  /** Who is signed in. */
  userId: string | null
}

/**
 * The buyer accepts what is proposed: the goods become an order of their own, with the id that the browser chose, its own hold and its own
 * payment, through the same steps as any order. An edit has one such order that is not over, whoever accepts and how often; one that was not
 * paid leaves the proposal open. The answer is kept with `once`.
 * Errors: 404 `no-such-edit`; 409 `edit-ended`, `order-ended`, `order-busy`, `not-enough-stock`; 422 `payment-unavailable`.
 */
export async function acceptEdit(needs: SagaNeeds, order: StoredOrder, given: AcceptEdit, once: Once): Promise<void> {
  const { orders } = needs
  const begun = await orders
    .inTransaction((tx) => begin(needs, tx, order, given, once))
    .catch((error: unknown) => {
      throw error instanceof Moved ? orderBusy() : error
    })
  if (begun) await holdAndPay(needs, begun, { choice: given.payment, returnPath: given.returnPath }, once)
}

/** Null where the request is answered already. */
async function begin(needs: SagaNeeds, tx: Tx, seen: StoredOrder, given: AcceptEdit, once: Once): Promise<StoredOrder | null> {
  const { orders, outbox, settings } = needs
  const order = await lockedOrder(needs, tx, seen.id)
  const edit = editOf(order, given.editId)
  const before = await orders.readOrder(tx, given.orderId)
  if (before) return resume(tx, { before, first: order }, once)
  const found = await orders.readProposal(tx, given.editId)
  if (!found || edit.state !== 'proposed') {
    if ((await once.claim(tx)) === 'done') return null
    throw ended(edit)
  }
  // Whoever has the link may accept, and pays by themselves; an account is charged by its owner alone.
  if (needsAccount(given.payment) && (given.userId === null || given.userId !== order.owner.userId))
    throw problem(422, 'payment-unavailable', 'This way of paying needs an account.')
  const made = supplementOf(order, given, found)
  const job = outbox.adding({ enqueue: [settleJob(made.id, settings.leaseMs + 250)] }).part()
  const pending = await orders.insertOrder(tx, { ...made, leaseMs: settings.leaseMs }, { claim: once.claiming(), job })
  if (!pending) {
    if ((await once.claim(tx)) === 'done') return null
    throw orderBusy()
  }
  await orders.noteAccepted(tx, order.id)
  return pending
}

/** The same acceptance again, perhaps after a crash: the order goes on by its job, and is answered as it is. */
async function resume(tx: Tx, { before, first }: { before: StoredOrder; first: StoredOrder }, once: Once): Promise<null> {
  if (before.addsTo?.orderId !== first.id) throw problem(409, 'order-ended', 'An order with this id exists.')
  if ((await once.claim(tx)) === 'done') return null
  if (isEnded(before.state)) orThrow({ refusal: endedRefusal(before) })
  if (before.state === 'pending' || before.state === 'held') throw orderBusy()
  await once.keep(tx, { order: before })
  return null
}

type Found = NonNullable<Awaited<ReturnType<SagaNeeds['orders']['readProposal']>>>

function supplementOf(order: StoredOrder, { orderId, payment }: AcceptEdit, { cartId, proposal }: Found): Omit<NewOrder, 'leaseMs'> {
  const { owner, market, email, locale, shipTo, billTo } = order
  const { lines, shipping, totals, taxDate, taxRounding } = proposal
  return {
    id: orderId,
    cartId,
    cartVersion: 1,
    owner,
    market,
    email,
    locale,
    shipTo,
    billTo,
    shipping,
    delivery: 'together',
    totals,
    taxDate,
    taxRounding,
    note: null,
    payment: { method: payment.method, poNumber: order.payment.poNumber },
    // An order that was not paid has used the ids of its lines up.
    lines: lines.map((line) => ({ ...line, id: newId('line') })),
    capped: [],
    addsTo: { orderId: order.id, number: order.number },
  }
}

const ENDED = {
  done: 'This was done at once; there is nothing to answer.',
  accepted: 'This is accepted already.',
  declined: 'This was declined, or taken back.',
  expired: 'The time to answer this is over.',
  proposed: 'This waits for an answer.',
} as const

const ended = ({ state, supplement }: OrderEdit) =>
  problem(409, 'edit-ended', ENDED[state], { state, ...(supplement && { orderId: supplement.orderId }) })

/**
 * Ends a proposal: its buyer declines it, or staff take it back.
 * Errors: 404 `no-such-order`, `no-such-edit`; 409 `edit-ended`.
 */
export async function endEdit(
  needs: SagaNeeds,
  tx: Tx,
  {
    orderId,
    editId,
    by,
    mayAnswer,
  }: { orderId: string; editId: string; by: 'buyer' | 'staff'; mayAnswer: (order: StoredOrder) => boolean },
): Promise<OrderEdit> {
  const { orders } = needs
  const order = await lockedOrder(needs, tx, orderId)
  if (!mayAnswer(order)) throw problem(404, 'no-such-order', 'There is no such order.')
  const edit = editOf(order, editId)
  if (edit.state !== 'proposed') throw ended(edit)
  await orders.declineProposal(tx, { orderId, editId, what: by === 'buyer' ? 'edit-declined' : 'edit-withdrawn' })
  return editOf((await orders.readOrder(tx, orderId)) as StoredOrder, editId)
}
