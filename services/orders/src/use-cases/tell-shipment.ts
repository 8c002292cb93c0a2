import { event, type Shipment } from '@toyline/contracts'
import { type StoredOrder, viewOrder } from '../domain/order.ts'
import type { SagaNeeds, Tx } from './ports.ts'

type News = { orderId: string; shipmentId: string; what: 'orders.shipment-sent.v1' | 'orders.shipment-delivered.v1' }

/** Says what has become of a shipment, with its order as it is in this transaction. */
export async function tellShipment({ orders, outbox, links }: SagaNeeds, tx: Tx, { orderId, shipmentId, what }: News): Promise<Shipment> {
  const order = viewOrder((await orders.readOrder(tx, orderId)) as StoredOrder, links.tokenFor(orderId))
  const shipment = order.shipments.find(({ id }) => id === shipmentId) as Shipment
  await outbox.say(tx, event(what, orderId, { order, shipment }))
  return shipment
}
