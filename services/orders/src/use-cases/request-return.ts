import { newId, type OrderReturn, RETURN_POLICIES, type Returnable, type ReturnKind } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import { returnableOf } from '../domain/returns/policy.ts'
import { decideRequest, type WantedLine } from '../domain/returns/request.ts'
import { worthOf } from '../domain/returns/worth.ts'
import { orThrow } from './or-throw.ts'
import type { Db, SagaNeeds, Tx } from './ports.ts'
import { lockedOrder, tellReturn } from './tell-return.ts'

/** Of one order, also of those that were withdrawn: each may carry photos. */
const MOST_RETURNS = 20

export type ReturnRequest = { kind: ReturnKind; wish: OrderReturn['wish']; lines: WantedLine[]; note: string | null }

/** What of an order may be returned or claimed now. */
export async function readReturnable({ orders }: SagaNeeds, db: Db, order: StoredOrder): Promise<Returnable> {
  const isFirstOrder = await orders.isFirstOrder(db, order.id)
  const delivered = order.shipments.filter(({ state }) => state === 'delivered')
  const arrived = new Map<string, number>()
  for (const { lineId, quantity } of delivered.flatMap(({ lines }) => lines)) arrived.set(lineId, (arrived.get(lineId) ?? 0) + quantity)
  const latest = (times: (string | null)[]) =>
    times
      .filter((time) => time !== null)
      .toSorted()
      .at(-1) ?? null
  const facts = {
    deliveredAt: latest(delivered.map(({ deliveredAt }) => deliveredAt)),
    sentAt: latest(order.shipments.map(({ sentAt }) => sentAt)),
    isFirstOrder,
    isReplacement: order.replaces !== null,
    lines: order.lines.map(({ id, shipped, returned, snapshot }) => ({
      id,
      shipped,
      returned,
      delivered: arrived.get(id) ?? 0,
      returnClass: snapshot.returnClass ?? 'regular',
    })),
  }
  return returnableOf(RETURN_POLICIES[order.market], facts, new Date())
}

/**
 * A buyer wants to send pieces back, or says what was wrong with them. What the policy allows is approved at once, and where it says so
 * credited at once; a claim waits for somebody to look at it. Under the order's lock no piece is returned twice.
 * Errors: 404 `no-such-order`; 409 `not-returnable`, `more-than-returnable`, `too-many-returns`; 422 `no-such-line`, `wrong-reason`.
 */
export async function requestReturn(
  needs: SagaNeeds,
  tx: Tx,
  orderId: string,
  { kind, wish, note, ...asked }: ReturnRequest,
): Promise<OrderReturn> {
  const { orders } = needs
  const order = await lockedOrder(needs, tx, orderId)
  if (order.returns.length >= MOST_RETURNS) throw problem(409, 'too-many-returns', 'This order has too many returns. Please write to us.')
  const returnable = await readReturnable(needs, tx, order)
  const { lines } = orThrow(decideRequest(returnable, { kind, lines: asked.lines }))
  const { instantUpTo } = RETURN_POLICIES[order.market]
  const isInstant =
    kind === 'return' && wish === 'refund' && order.owner.userId !== null && worthOf(order.lines, lines).amount <= instantUpTo
  const id = newId('rtn')
  await orders.insertReturn(tx, order.id, {
    id,
    kind,
    wish,
    state: kind === 'return' ? 'approved' : 'requested',
    note,
    freight: returnable.freight,
    isInstant,
    // What a claim comes to is decided later.
    replacementId: kind === 'return' && wish === 'replacement' ? newId('ord') : null,
    lines,
  })
  return tellReturn(needs, tx, { orderId: order.id, returnId: id, settle: isInstant })
}
