import type { Parcel, Shipment } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import type { StoredOrder } from '../domain/order.ts'
import type { StoredParcel } from '../store/parcels-store.ts'
import type { Db, SagaNeeds } from './ports.ts'

/** A shipment with its order and its parcels. Error: 404 `no-such-shipment`. */
export async function findShipment(
  { orders }: SagaNeeds,
  db: Db,
  shipmentId: string,
): Promise<{ order: StoredOrder; shipment: Shipment; parcels: StoredParcel[] }> {
  const orderId = await orders.orderOfShipment(db, shipmentId)
  const order = orderId === null ? null : await orders.readOrder(db, orderId)
  const shipment = order?.shipments.find(({ id }) => id === shipmentId)
  if (!order || !shipment) throw problem(404, 'no-such-shipment', 'There is no such shipment.')
  return { order, shipment, parcels: await orders.listParcels(db, shipmentId) }
}

/** A parcel as staff see it. */
export function viewParcel({ shipmentId: _s, draft: _d, carrierName: _c, events, ...shown }: StoredParcel): Parcel {
  return { ...shown, events: events.map(({ state, at, message, place }) => ({ state, at, message, place })) }
}
