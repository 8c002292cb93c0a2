import { z } from 'zod'
import { OrderDocument } from './documents.ts'
import { EditedLine, OrderEdit } from './edits.ts'
import { newId } from './ids.ts'
import { LocaleId } from './locale-id.ts'
import { Location, MarketId } from './markets.ts'
import { Order } from './orders.ts'
import { PaymentStatus } from './payments.ts'
import { Refund } from './refunds.ts'
import { OrderReturn } from './returns.ts'
import { LineQuantity, LocatedQuantity, Shipment } from './shipments.ts'

/** To whom a mail is written, and in which language; unknown for accounts that are older than the shop's languages. */
const mailedTo = { userId: z.string(), email: z.string(), name: z.string(), locale: LocaleId.nullable().default(null) }

/** Every event: past tense, versioned, kept small enough to store. */
export const events = {
  'products.products-changed.v1': z.strictObject({ productIds: z.array(z.string()).max(1_000), handles: z.array(z.string()).max(1_000) }),
  'products.stock-wish-made.v1': z.strictObject({
    email: z.string(),
    title: z.string(),
    token: z.string(),
    market: MarketId,
    locale: LocaleId.nullable(),
  }),
  'products.stock-wish-fulfilled.v1': z.strictObject({
    email: z.string(),
    title: z.string(),
    handle: z.string(),
    variantId: z.string(),
    casePack: z.int(),
    market: MarketId,
    locale: LocaleId.nullable(),
  }),
  'users.user-registered.v1': z.strictObject({ userId: z.string(), email: z.string(), name: z.string() }),
  'users.verification-requested.v1': z.strictObject({ ...mailedTo, token: z.string() }),
  'users.password-reset-requested.v1': z.strictObject({ ...mailedTo, token: z.string() }),
  'users.sign-up-repeated.v1': z.strictObject(mailedTo),
  'orders.order-placed.v1': z.strictObject({ order: Order, userId: z.string().nullable() }),
  'orders.payment-declined.v1': z.strictObject({ order: Order }),
  /** Goods have left. The order is as it is with this shipment, which is its last. */
  'orders.shipment-sent.v1': z.strictObject({ order: Order, shipment: Shipment }),
  'orders.shipment-delivered.v1': z.strictObject({ order: Order, shipment: Shipment }),
  /** Pieces of a placed order that will not be sent. The order is as it is without them. */
  'orders.lines-cancelled.v1': z.strictObject({
    order: Order,
    lines: z.array(LineQuantity),
    /** The same where they were allocated, which gives them up; what never was is not among them. Left out by older releases. */
    from: z.array(LocatedQuantity).optional(),
    /** Prices of what stays that this has raised. */
    repriced: z.array(EditedLine).default([]),
  }),
  /**
   * The seller has changed a placed order, or proposes to add to it. The order is as it is with the change; `lines` are the pieces that will
   * not be sent any more, and `from` where they were allocated.
   */
  'orders.order-edited.v1': z.strictObject({
    order: Order,
    edit: OrderEdit,
    lines: z.array(LineQuantity),
    from: z.array(LocatedQuantity).optional(),
  }),
  /** A return or a claim has come a step further. */
  'orders.return-changed.v1': z.strictObject({ order: Order, return: OrderReturn }),
  /** Pieces that came back can be sold again. */
  'orders.goods-returned.v1': z.strictObject({
    orderId: z.string(),
    market: MarketId,
    /** Where they are; older releases do not say, and mean the first of the market. */
    location: Location.optional(),
    pieces: z.array(z.strictObject({ variantId: z.string(), quantity: z.int() })).max(1_000),
  }),
  'orders.order-ended.v1': z.strictObject({
    orderId: z.string(),
    email: z.string(),
    number: z.string(),
    state: z.enum(['failed', 'expired']),
    reason: z.string(),
    /** The reason's code, where the order was placed, and in which language. */
    because: z.string().optional(),
    market: MarketId.optional(),
    locale: LocaleId.nullable().default(null),
  }),
  /** What shops bought together with each of these products, strongest first; nothing where it is too little to be told. */
  'orders.companions-learned.v1': z.strictObject({
    products: z
      .array(
        z.strictObject({
          productId: z.string(),
          companions: z.array(z.strictObject({ productId: z.string(), score: z.number(), shops: z.int() })).max(100),
        }),
      )
      .max(100),
  }),
  'payments.payment-changed.v1': z.strictObject({ status: PaymentStatus }),
  /** A refund has come to its end. */
  'payments.refund-ended.v1': z.strictObject({ refund: Refund }),
  'payments.document-issued.v1': z.strictObject({
    orderId: z.string(),
    orderNumber: z.string(),
    document: OrderDocument,
    /** To whom it is sent, in which language, and the token of the order's link. */
    email: z.string(),
    market: MarketId,
    locale: LocaleId.nullable(),
    lookupToken: z.string().nullable(),
  }),
} as const
export type EventName = keyof typeof events
export type EventData<N extends EventName> = z.output<(typeof events)[N]>
/** One thing that happened. `aggregateId` keeps the order of events about the same thing. */
export type Event<N extends EventName = EventName> = {
  [K in N]: { id: string; name: K; aggregateId: string; at: string; data: EventData<K> }
}[N]

export function event<N extends EventName>(name: N, aggregateId: string, data: EventData<N>): Event<N> {
  return { id: newId('evt'), name, aggregateId, at: new Date().toISOString(), data } as Event<N>
}

export const ServiceName = z.enum(['gateway', 'products', 'users', 'orders', 'payments', 'notifications'])
export type ServiceName = z.infer<typeof ServiceName>

/** Who hears what. Adding a listener means a line here and a handler in its `src/events`. */
export const subscriptions: Record<EventName, readonly ServiceName[]> = {
  'products.products-changed.v1': ['gateway'],
  'products.stock-wish-made.v1': ['notifications'],
  'products.stock-wish-fulfilled.v1': ['notifications'],
  'users.user-registered.v1': ['orders'],
  'users.verification-requested.v1': ['notifications'],
  'users.password-reset-requested.v1': ['notifications'],
  'users.sign-up-repeated.v1': ['notifications'],
  'orders.order-placed.v1': ['notifications'],
  'orders.payment-declined.v1': ['notifications'],
  'orders.shipment-sent.v1': ['payments', 'products', 'notifications'],
  'orders.shipment-delivered.v1': ['notifications'],
  'orders.lines-cancelled.v1': ['payments', 'products', 'notifications'],
  'orders.order-edited.v1': ['payments', 'products', 'notifications'],
  'orders.return-changed.v1': ['notifications'],
  'orders.goods-returned.v1': ['products'],
  'orders.order-ended.v1': ['notifications'],
  'orders.companions-learned.v1': ['products'],
  'payments.payment-changed.v1': ['orders'],
  'payments.refund-ended.v1': ['orders'],
  'payments.document-issued.v1': ['orders', 'notifications'],
}
