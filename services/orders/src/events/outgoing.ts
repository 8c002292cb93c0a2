import type { Event } from '@toyline/contracts'

/** What this room says. */
export type OutgoingEvent = Event<
  | 'orders.order-placed.v1'
  | 'orders.payment-declined.v1'
  | 'orders.order-ended.v1'
  | 'orders.return-changed.v1'
  | 'orders.goods-returned.v1'
  | 'orders.shipment-sent.v1'
  | 'orders.shipment-delivered.v1'
  | 'orders.lines-cancelled.v1'
  | 'orders.order-edited.v1'
  | 'orders.companions-learned.v1'
>
