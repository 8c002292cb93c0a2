import { ordersCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import { answerCancellation, cancelOrder } from '../use-cases/cancel-order.ts'
import { listWaiting } from '../use-cases/list-waiting.ts'
import { noteTracking } from '../use-cases/note-tracking.ts'
import type { SagaNeeds } from '../use-cases/ports.ts'
import { shipOrder } from '../use-cases/ship-order.ts'

/** What the shop's own people do with orders. */
export function mountStaff(app: FastifyInstance, needs: SagaNeeds): void {
  const { db } = needs.orders
  serve(app, ordersCards.listTaxFallBacks, async ({ query: { cursor = null, limit } }) => {
    const rows = await needs.orders.listTaxFallBacks(db, { after: cursor, limit: limit + 1 })
    const items = rows.slice(0, limit)
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.orderId ?? null) : null }
  })
  serve(app, ordersCards.listWaitingShipments, ({ params, query }) => listWaiting(needs, { ...params, ...query }))
  serveOnce(app, ordersCards.shipOrder, db, ({ params, body }, tx) => shipOrder(needs, tx, { ...body, orderId: params.id }))
  serveOnce(app, ordersCards.noteTracking, db, ({ params, body }, tx) => noteTracking(needs, tx, { ...body, ...params }))
  serveOnce(app, ordersCards.cancelForBuyer, db, ({ params, body }, tx) =>
    cancelOrder(needs, tx, { ...body, orderId: params.id, actor: 'staff', mayCancel: () => true }),
  )
  serveOnce(app, ordersCards.answerCancellation, db, ({ params, body }, tx) =>
    answerCancellation(needs, tx, { ...body, id: params.cancellationId }),
  )
}
