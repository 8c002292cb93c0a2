import { deliveryCards, events, type LineQuantity, type Location, MARKETS, type Order } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import { outbox } from '../events/outbox.ts'
import { type Pieces, takeAllocated } from '../store/allocations-store.ts'
import { keepCompanions } from '../store/companions-store.ts'
import { putBack } from '../store/returned-stock-store.ts'
import type { Database } from '../store/tables.ts'

/** What this room hears. Each event counts once, however often it is delivered; another one is noted, so that its sender can forget it. */
export function eventRoutes(app: FastifyInstance, db: Database): void {
  serve(app, deliveryCards.receiveEvent, async ({ body }) => ({
    handled: await db.transaction().execute(async (tx) => {
      if (!(await outbox.once(tx, body.id))) return false
      if (body.name === 'orders.companions-learned.v1') await keepCompanions(tx, events[body.name].parse(body.data))
      if (body.name === 'orders.shipment-sent.v1') {
        const { order, shipment } = events[body.name].parse(body.data)
        await takeAllocated(
          tx,
          order.id,
          'shipment',
          piecesOf(
            order,
            shipment.lines.map((line) => ({ ...line, location: shipment.location })),
          ),
        )
      }
      if (body.name === 'orders.lines-cancelled.v1' || body.name === 'orders.order-edited.v1') {
        const { order, lines, from = lines } = events[body.name].parse(body.data)
        await takeAllocated(tx, order.id, 'cancellation', piecesOf(order, from))
      }
      if (body.name === 'orders.goods-returned.v1') {
        const { orderId, market, pieces, location = MARKETS[market].locations[0] as Location } = events[body.name].parse(body.data)
        await putBack(tx, { orderId, location, pieces })
      }
      return true
    }),
  }))
}

function piecesOf({ lines }: Pick<Order, 'lines'>, chosen: (LineQuantity & { location?: string | null })[]): Pieces {
  const variants = new Map(lines.map(({ id, variantId }) => [id, variantId]))
  return chosen.map(({ lineId, quantity, location = null }) => ({ variantId: variants.get(lineId) as string, quantity, location }))
}
