import { type LineQuantity, type Location, newId, type Shipment } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { chooseShipment } from '../domain/allocation.ts'
import { sentComesTo } from '../domain/line-prices.ts'
import type { StoredOrder } from '../domain/order.ts'
import { packShipment } from '../domain/shipping/parcels.ts'
import { labelJob } from './label-shipment.ts'
import { orThrow } from './or-throw.ts'
import { ownTrackingNumber } from './own-label.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { takeFrom } from './take-from.ts'
import { tellShipment } from './tell-shipment.ts'

export type ShipOrder = {
  orderId: string
  /** May be left out where one holds all of it. */
  location?: Location | undefined
  /** All that the location has to send unless said; of an order that is sent as it is ready, first what was there when it was ordered. */
  lines?: LineQuantity[] | undefined
  /** The one that the buyer chose unless said. */
  carrier?: string | undefined
  trackingNumber?: string | undefined
  trackingUrl?: string | undefined
}

/**
 * Goods of an order have left a location. Under the lock of the order no more of a line leaves than is open (W60), nor than the location
 * holds of it, which the database sees to as well; payments hears of it, takes the shipment's share of the money and invoices it. An order
 * whose money is gone is not sent, and more of one that a provider pays only once what has left before is known to be taken: that may have
 * ended its payment (W61). It is packed at once; its labels are our own, or bought after, unless whoever ships it has a tracking number
 * already.
 * Errors: 404 `no-such-order`; 409 `order-not-ready`, `payment-missing`, `payment-under-way`, `more-than-open`, `not-at-location`,
 * `several-locations`, `nothing-to-ship`; 422 `no-such-line`.
 */
export async function shipOrder(needs: SagaNeeds, tx: Tx, ship: ShipOrder): Promise<Shipment> {
  const { orders } = needs
  const order = (await orders.lockOrder(tx, ship.orderId)) ? await orders.readOrder(tx, ship.orderId) : null
  if (!order) throw problem(404, 'no-such-order', 'There is no such order.')
  if (order.state !== 'placed' || !order.isStockClaimed) throw problem(409, 'order-not-ready', 'This order has no stock to be sent yet.')
  if (!isCovered(order)) throw problem(409, 'payment-missing', 'What is still to be sent of this order is not paid for any more.')
  const { location, lines } = orThrow(chooseShipment(order, ship))
  if (!isSentTaken(order))
    throw problem(409, 'payment-under-way', 'What was sent of this order before is not taken yet. Please try again in a moment.')
  const id = newId('shp')
  const isLabelled = ship.trackingNumber !== undefined
  const isBought = !isLabelled && needs.carrier !== null && order.shipping.id !== 'freight'
  const parcels = parcelsOf(order, lines).map((parcel) => ({
    ...parcel,
    trackingNumber: isLabelled || isBought ? null : ownTrackingNumber(parcel.id),
  }))
  await takeFrom(
    needs,
    tx,
    order.id,
    lines.map((line) => ({ ...line, location })),
  )
  await orders.insertShipment(tx, order.id, {
    id,
    location,
    carrier: ship.carrier ?? order.shipping.carrier,
    trackingNumber: ship.trackingNumber ?? parcels[0]?.trackingNumber ?? null,
    trackingUrl: ship.trackingUrl ?? null,
    lines,
  })
  await orders.insertParcels(tx, id, parcels)
  if (isBought) await needs.outbox.enqueue(tx, labelJob(id))
  return tellShipment(needs, tx, { orderId: order.id, shipmentId: id, what: 'orders.shipment-sent.v1' })
}

/** What it is packed in, each parcel on its pallet. */
function parcelsOf(order: StoredOrder, lines: readonly LineQuantity[]) {
  const { parcels, pallets } = packShipment(order, lines)
  const palletOf = new Map(pallets.flatMap((numbers, at) => numbers.map((number) => [number, at + 1] as const)))
  return parcels.map((parcel) => ({ ...parcel, id: newId('prc'), pallet: palletOf.get(parcel.number) ?? null }))
}

/** Whether money is promised for what is still to be sent, or all of it is there. */
export function isCovered({ payment, total }: StoredOrder): boolean {
  return (
    payment.state === 'authorised' ||
    payment.state === 'on-account' ||
    (payment.state === 'paid' && payment.captured.amount >= total.amount)
  )
}

function isSentTaken(order: StoredOrder): boolean {
  return order.payment.state !== 'authorised' || order.payment.captured.amount >= sentComesTo(order).amount
}
