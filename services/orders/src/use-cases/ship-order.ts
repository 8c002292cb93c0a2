import { type LineQuantity, newId, type Shipment } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { chooseLines } from '../domain/fulfilment.ts'
import type { StoredOrder } from '../domain/order.ts'
import { orThrow } from './or-throw.ts'
import type { SagaNeeds, Tx } from './ports.ts'
import { tellShipment } from './tell-shipment.ts'

export type ShipOrder = {
  orderId: string
  /** All that is open unless said. */
  lines?: LineQuantity[] | undefined
  /** The one that the buyer chose unless said. */
  carrier?: string | undefined
  trackingNumber?: string | undefined
  trackingUrl?: string | undefined
}

/**
 * Goods of an order have left. Under the lock of the order no more of a line leaves than is open (W60); payments hears of it, takes the
 * shipment's share of the money and invoices it. An order whose money is gone is not sent (W61).
 * Errors: 404 `no-such-order`; 409 `order-not-ready`, `payment-missing`, `more-than-open`, `nothing-to-ship`; 422 `no-such-line`.
 */
export async function shipOrder(needs: SagaNeeds, tx: Tx, ship: ShipOrder): Promise<Shipment> {
  const { orders } = needs
  const order = (await orders.lockOrder(tx, ship.orderId)) ? await orders.readOrder(tx, ship.orderId) : null
  if (!order) throw problem(404, 'no-such-order', 'There is no such order.')
  if (order.state !== 'placed' || !order.isStockClaimed) throw problem(409, 'order-not-ready', 'This order has no stock to be sent yet.')
  if (!isCovered(order)) throw problem(409, 'payment-missing', 'What is still to be sent of this order is not paid for any more.')
  const { lines } = orThrow(chooseLines(order.lines, ship.lines))
  const id = newId('shp')
  await orders.insertShipment(tx, order.id, {
    id,
    carrier: ship.carrier ?? order.shipping.carrier,
    trackingNumber: ship.trackingNumber ?? null,
    trackingUrl: ship.trackingUrl ?? null,
    lines,
  })
  return tellShipment(needs, tx, { orderId: order.id, shipmentId: id, what: 'orders.shipment-sent.v1' })
}

/** Whether money is promised for what is still to be sent, or all of it is there. */
function isCovered({ payment, total }: StoredOrder): boolean {
  return (
    payment.state === 'authorised' ||
    payment.state === 'on-account' ||
    (payment.state === 'paid' && payment.captured.amount >= total.amount)
  )
}
