import type { Location, WaitingShipment } from '@toyline/contracts'
import { plannedShipments } from '../domain/allocation.ts'
import type { StoredOrder } from '../domain/order.ts'
import type { SagaNeeds } from './ports.ts'
import { isCovered } from './ship-order.ts'

/** What one location has still to send, by order, the oldest first; two queries, however many orders there are. */
export async function listWaiting(
  { orders }: SagaNeeds,
  { location, cursor = null, limit }: { location: Location; cursor?: string | null | undefined; limit: number },
): Promise<{ items: WaitingShipment[]; nextCursor: string | null }> {
  const ids = await orders.listWaitingOrders(orders.db, { location, after: cursor, limit: limit + 1 })
  const shown = ids.slice(0, limit)
  const found = new Map((await orders.readOrders(orders.db, shown)).map((order) => [order.id, order]))
  return {
    items: shown.flatMap((id) => waitingAt(location, found.get(id) as StoredOrder)),
    nextCursor: ids.length > limit ? (shown.at(-1) ?? null) : null,
  }
}

function waitingAt(location: Location, order: StoredOrder): WaitingShipment[] {
  const lineOf = new Map(order.lines.map((line) => [line.id, line.snapshot]))
  return plannedShipments(order)
    .filter((planned) => planned.location === location)
    .map(({ lines }) => ({
      orderId: order.id,
      orderNumber: order.number,
      market: order.market,
      placedAt: order.placedAt ?? order.createdAt,
      isCovered: isCovered(order),
      delivery: order.delivery,
      carrier: order.shipping.carrier,
      shipTo: order.shipTo,
      lines: lines.flatMap((line) => {
        const snapshot = lineOf.get(line.lineId)
        return snapshot ? [{ ...line, sku: snapshot.sku, title: snapshot.title, variantTitle: snapshot.variantTitle }] : []
      }),
    }))
}
