import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Address, typed } from './address.ts'
import { Id } from './ids.ts'
import { Location, MarketId } from './markets.ts'
import { Cursor } from './paging.ts'

/** What has become of an order's goods, derived from the quantities of its lines and the states of its shipments. */
export const Fulfilment = z.enum(['open', 'partly-shipped', 'shipped', 'partly-delivered', 'delivered', 'cancelled'])
export type Fulfilment = z.infer<typeof Fulfilment>

/** In the order in which a shipment goes through them; carriers may leave some out, and none comes again. */
export const ShipmentState = z.enum(['sent', 'in-transit', 'out-for-delivery', 'delivered'])
export type ShipmentState = z.infer<typeof ShipmentState>

/** Some pieces of an order's line. */
export const LineQuantity = z.strictObject({ lineId: z.string().max(60), quantity: z.int().min(1).max(100_000) })
export type LineQuantity = z.infer<typeof LineQuantity>

/** Pieces of a line at the location that holds them. */
export const LocatedQuantity = LineQuantity.extend({ location: z.string() })
export type LocatedQuantity = z.infer<typeof LocatedQuantity>

/** What is still to be sent of an order from one location, unless it is cancelled. */
export const PlannedShipment = z.strictObject({ location: z.string(), lines: z.array(LineQuantity) }).meta({ id: 'PlannedShipment' })
export type PlannedShipment = z.infer<typeof PlannedShipment>

/** Goods of one order that left one location together. */
export const Shipment = z
  .strictObject({
    id: z.string(),
    /** The order's number and which of its shipments it is: `TL-100001-2`. */
    number: z.string(),
    /** Whose stock it was; null for shipments of before it was kept. */
    location: z.string().nullable().default(null),
    carrier: z.string(),
    trackingNumber: z.string().nullable(),
    /** Where the carrier tells how far it has come. */
    trackingUrl: z.string().nullable(),
    state: ShipmentState,
    sentAt: z.string(),
    deliveredAt: z.string().nullable(),
    lines: z.array(LineQuantity),
  })
  .meta({ id: 'Shipment' })
export type Shipment = z.infer<typeof Shipment>

/** What a location has to send of an order. */
export const WaitingShipment = z
  .strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    market: MarketId,
    placedAt: z.string(),
    /** Nothing leaves of an order that is not covered. */
    isCovered: z.boolean(),
    delivery: z.enum(['together', 'as-ready']),
    carrier: z.string(),
    shipTo: Address,
    lines: z.array(LineQuantity.extend({ sku: z.string(), title: z.string(), variantTitle: z.string() })),
  })
  .meta({ id: 'WaitingShipment' })
export type WaitingShipment = z.infer<typeof WaitingShipment>

export const shipmentCards = {
  listWaitingShipments: card({
    name: 'listWaitingShipments',
    method: 'GET',
    path: '/staff/locations/:location/waiting',
    params: z.strictObject({ location: Location }),
    query: z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    reply: z.strictObject({ items: z.array(WaitingShipment), nextCursor: Cursor.nullable() }),
    who: 'staff',
    audience: 'public',
    summary: 'What one location has still to send, by order, the oldest first; nothing of what lies elsewhere',
  }),
  shipOrder: card({
    name: 'shipOrder',
    method: 'POST',
    path: '/staff/orders/:id/shipments',
    status: 201,
    idempotent: true,
    params: z.strictObject({ id: Id('ord') }),
    body: z.strictObject({
      /** Where it leaves; may be left out where all of it lies at one. */
      location: Location.optional(),
      /**
       * What is in it; unless said all that the location has still to send, or as much of it as was there when it was ordered, for the
       * first of an order that is sent as it is ready.
       */
      lines: z.array(LineQuantity).min(1).max(1_000).optional(),
      /** The one that the buyer chose unless said. */
      carrier: typed(60).optional(),
      trackingNumber: typed(60).optional(),
      trackingUrl: z
        .url({ protocol: /^https$/ })
        .max(500)
        .optional(),
    }),
    reply: Shipment,
    who: 'staff',
    audience: 'public',
    summary: 'Goods of an order have left a location: its share of the money is taken and invoiced',
    problems: [
      'no-such-order',
      'order-not-ready',
      'payment-missing',
      'payment-under-way',
      'no-such-line',
      'more-than-open',
      'not-at-location',
      'several-locations',
      'nothing-to-ship',
    ],
  }),
  noteTracking: card({
    name: 'noteTracking',
    method: 'POST',
    path: '/staff/shipments/:shipmentId/tracking',
    idempotent: true,
    params: z.strictObject({ shipmentId: Id('shp') }),
    body: z.strictObject({
      state: ShipmentState,
      /** When it happened; now unless said. */
      at: z.iso.datetime().optional(),
    }),
    reply: Shipment,
    who: 'staff',
    audience: 'public',
    summary: 'How far a shipment has come; late and repeated news changes nothing',
    problems: ['no-such-shipment'],
  }),
} as const
