import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { Id } from './ids.ts'

/** What has become of an order's goods, derived from the quantities of its lines and the states of its shipments. */
export const Fulfilment = z.enum(['open', 'partly-shipped', 'shipped', 'partly-delivered', 'delivered', 'cancelled'])
export type Fulfilment = z.infer<typeof Fulfilment>

/** In the order in which a shipment goes through them; carriers may leave some out, and none comes again. */
export const ShipmentState = z.enum(['sent', 'in-transit', 'out-for-delivery', 'delivered'])
export type ShipmentState = z.infer<typeof ShipmentState>

/** Some pieces of an order's line. */
export const LineQuantity = z.strictObject({ lineId: z.string().max(60), quantity: z.int().min(1).max(100_000) })
export type LineQuantity = z.infer<typeof LineQuantity>

/** Goods of one order that left together. */
export const Shipment = z
  .strictObject({
    id: z.string(),
    /** The order's number and which of its shipments it is: `TL-100001-2`. */
    number: z.string(),
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

export const shipmentCards = {
  shipOrder: card({
    name: 'shipOrder',
    method: 'POST',
    path: '/staff/orders/:id/shipments',
    status: 201,
    idempotent: true,
    params: z.strictObject({ id: Id('ord') }),
    body: z.strictObject({
      /**
       * What is in it; unless said all that is neither shipped nor cancelled, or what was there when it was ordered, for the first of
       * an order that is sent as it is ready.
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
    summary: 'Goods of an order have left: its share of the money is taken and invoiced',
    problems: [
      'no-such-order',
      'order-not-ready',
      'payment-missing',
      'payment-under-way',
      'no-such-line',
      'more-than-open',
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
