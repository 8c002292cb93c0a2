import { type LineQuantity, locationName, type Order, placeAmong, type Shipment } from '@toyline/contracts'

/** What is written about a shipment when it leaves and when it arrives. */
export type ShipmentLetter = {
  news: 'sent' | 'delivered'
  number: string
  /** Which of the order's shipments it is, of how many, and whose stock; null where that was not kept. Letters of before have none. */
  place?: { which: number; of: number; location: string } | null
  orderNumber: string
  carrier: string
  trackingNumber: string | null
  trackingUrl: string | null
  lines: { title: string; detail: string; sku: string; quantity: number }[]
  /** Some of the order is still to be sent. */
  hasMore: boolean
  orderUrl: string
}

export function shipmentLetter(news: ShipmentLetter['news'], order: Order, shipment: Shipment, orderUrl: string): ShipmentLetter {
  const { number, carrier, trackingNumber, trackingUrl } = shipment
  return {
    news,
    number,
    place: shipment.location === null ? null : { ...placeAmong(order, shipment), location: locationName(shipment.location) },
    orderNumber: order.number,
    carrier,
    trackingNumber,
    trackingUrl,
    lines: piecesOf(order, shipment.lines),
    hasMore: order.fulfilment === 'partly-shipped',
    orderUrl,
  }
}

/** Some pieces of an order, by the names of its lines. */
export function piecesOf(order: Order, pieces: LineQuantity[]): ShipmentLetter['lines'] {
  const quantities = new Map(pieces.map(({ lineId, quantity }) => [lineId, quantity]))
  return order.lines.flatMap(({ id, title, variantTitle, sku }) => {
    const quantity = quantities.get(id)
    return quantity ? [{ title, detail: variantTitle, sku, quantity }] : []
  })
}
