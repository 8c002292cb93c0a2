import { ordersCards, type StaffReturn } from '@toyline/contracts'
import { type Caller, problem, serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { type StoredOrder, viewReturn } from '../domain/order.ts'
import { ownerOf } from '../domain/owner.ts'
import { decideReturn, receiveReturn, retryRefund, sendReturn, withdrawReturn } from '../use-cases/change-return.ts'
import { findOrder } from '../use-cases/find-order.ts'
import type { Db, SagaNeeds, Tx } from '../use-cases/ports.ts'
import { readReturnable, requestReturn } from '../use-cases/request-return.ts'
import { addPhoto, readPhoto } from '../use-cases/return-photos.ts'
import { returnOf } from '../use-cases/tell-return.ts'
import { cursorOf, readCursor } from './cursor.ts'

/** Returns and claims, for buyers and for the shop's own people. */
export function mountReturns(app: FastifyInstance, needs: SagaNeeds): void {
  const { orders } = needs
  const { db } = orders
  /** Read in the caller's transaction, where there is one: a second connection for each request would be one too many. */
  const theirs = (caller: Caller, id: string, token: string | undefined, on: Db = db) =>
    findOrder({ ...needs, orders: { ...orders, db: on } }, ownerOf(caller), id, token)

  serve(app, ordersCards.getReturnable, async ({ caller, params, query }) =>
    readReturnable(needs, db, await theirs(caller, params.id, query.token)),
  )
  serveOnce(app, ordersCards.requestReturn, db, async ({ caller, params, body }, tx) => {
    const { token, note = null, ...asked } = body
    return requestReturn(needs, tx, (await theirs(caller, params.id, token, tx)).id, { ...asked, note })
  })
  serveOnce(app, ordersCards.withdrawReturn, db, async ({ caller, params, body }, tx) => {
    await theirs(caller, params.id, body.token, tx)
    return withdrawReturn(needs, tx, { orderId: params.id, returnId: params.returnId })
  })
  serveOnce(app, ordersCards.sendReturn, db, async ({ caller, params, body }, tx) => {
    await theirs(caller, params.id, body.token, tx)
    return sendReturn(needs, tx, { orderId: params.id, returnId: params.returnId, trackingNumber: body.trackingNumber ?? null })
  })
  serve(app, ordersCards.addReturnPhoto, async ({ caller, params, query, body }) => {
    await theirs(caller, params.id, query.token)
    return addPhoto(needs, { orderId: params.id, returnId: params.returnId, sent: body as Buffer })
  })
  serve(app, ordersCards.getReturnPhoto, async ({ caller, params, query, reply }) => {
    const isStaff = caller.kind === 'staff' || caller.kind === 'admin'
    if (!isStaff) await theirs(caller, params.id, query.token)
    const bytes = await readPhoto(needs, { orderId: params.id, returnId: params.returnId, photoId: params.photoId })
    return reply.type('image/jpeg').header('cache-control', 'private, no-store').header('x-content-type-options', 'nosniff').send(bytes)
  })

  serve(app, ordersCards.listReturns, async ({ query }) => {
    const after = query.cursor === undefined ? null : readCursor(query.cursor)
    const rows = await orders.listReturns(db, { state: query.state, after, limit: query.limit + 1 })
    const shown = rows.slice(0, query.limit)
    const found = new Map(
      (await orders.readOrders(db, [...new Set(shown.map(({ orderId }) => orderId))])).map((order) => [order.id, order]),
    )
    const last = rows.length > query.limit ? shown.at(-1) : undefined
    return {
      items: shown.map(({ id, orderId }) => forStaff(found.get(orderId) as StoredOrder, id)),
      nextCursor: last ? cursorOf(last) : null,
    }
  })
  serveOnce(app, ordersCards.decideReturn, db, ({ params: { returnId }, body }, tx) =>
    ofReturn(tx, returnId, (orderId) => decideReturn(needs, tx, { orderId, returnId, ...body })),
  )
  serveOnce(app, ordersCards.receiveReturn, db, ({ params: { returnId }, body }, tx) =>
    ofReturn(tx, returnId, (orderId) => receiveReturn(needs, tx, { orderId, returnId, ...body })),
  )

  serveOnce(app, ordersCards.retryRefund, db, ({ params: { returnId } }, tx) =>
    ofReturn(tx, returnId, (orderId) => retryRefund(needs, tx, { orderId, returnId })),
  )

  async function ofReturn(tx: Tx, returnId: string, work: (orderId: string) => Promise<void>): Promise<StaffReturn> {
    const orderId = await orders.orderOfReturn(tx, returnId)
    if (!orderId) throw problem(404, 'no-such-return', 'There is no such return.')
    await work(orderId)
    return forStaff((await orders.readOrder(tx, orderId)) as StoredOrder, returnId)
  }
}

function forStaff(order: StoredOrder, returnId: string): StaffReturn {
  return { orderId: order.id, orderNumber: order.number, email: order.email, return: viewReturn(returnOf(order, returnId)) }
}
