import type { Shipment, ShipmentState } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { shipmentStatesBefore } from '../domain/fulfilment.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { tellShipment } from './tell-shipment.ts'

export type TrackingNews = {
  shipmentId: string
  state: ShipmentState
  /** ISO time of the carrier; now unless said. */
  at?: string | undefined
}

/**
 * A carrier, or a person, says how far a shipment has come. News may come late, twice and in any order: it only ever leads forward
 * (W63), and a delivery is told of once.
 * Errors: 404 `no-such-shipment`.
 */
export async function noteTracking(needs: SagaNeeds, tx: Tx, { shipmentId, state, at }: TrackingNews): Promise<Shipment> {
  const { orders } = needs
  const orderId = await orders.orderOfShipment(tx, shipmentId)
  if (!orderId) throw problem(404, 'no-such-shipment', 'There is no such shipment.')
  await orders.lockOrder(tx, orderId)
  const hasMoved = await orders.moveShipment(tx, shipmentId, { state, from: shipmentStatesBefore(state), at: at ?? null })
  if (hasMoved && state === 'delivered') return tellShipment(needs, tx, { orderId, shipmentId, what: 'orders.shipment-delivered.v1' })
  const order = await orders.readOrder(tx, orderId)
  return order?.shipments.find(({ id }) => id === shipmentId) as Shipment
}
