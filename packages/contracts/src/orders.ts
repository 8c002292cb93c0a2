import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Address, Email, typed } from './address.ts'
import { buyAgainCards } from './buy-again.ts'
import { cancellationCards } from './cancellations.ts'
import { cartCards, marketQuery } from './carts.ts'
import { checkoutCards, DeliveryChoice, FreightExtra, ShippingOption } from './checkout.ts'
import { DocumentFormat, OrderDocument } from './documents.ts'
import { editCards, LinePrice, OrderEdit } from './edits.ts'
import { Id } from './ids.ts'
import { LanguageCode, LocaleId } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { Cursor } from './paging.ts'
import { parcelCards } from './parcels.ts'
import { Picture } from './pictures.ts'
import { reorderCards } from './reorders.ts'
import { OrderReturn, returnCards } from './returns.ts'
import { Fulfilment, PlannedShipment, Shipment, shipmentCards } from './shipments.ts'
import { taxFallBackCards } from './tax-fall-backs.ts'
import { TaxLine, Totals } from './totals.ts'

export const OrderState = z.enum(['pending', 'held', 'awaiting-payment', 'placed', 'failed', 'expired'])
export type OrderState = z.infer<typeof OrderState>
export const PaymentState = z.enum([
  'none',
  'requires-action',
  'processing',
  'authorised',
  'paid',
  'declined',
  'on-account',
  'voided',
  'refunded',
])
export type PaymentState = z.infer<typeof PaymentState>

export const PaymentChoice = z.union([
  z.strictObject({
    method: z.literal('card'),
    provider: z.string().max(40),
    /** From the provider's own hosted fields; no card number ever reaches us. */
    token: z.string().max(200),
    /** Whether the buyer, who has an account, has said that the provider shall keep the card for later orders. */
    keep: z.boolean().optional(),
  }),
  /** A card that was kept. */
  z.strictObject({ method: z.literal('card'), saved: Id('pmt') }),
  z.strictObject({ method: z.literal('invoice') }),
])
export type PaymentChoice = z.infer<typeof PaymentChoice>

/** Whether a way of paying is for those alone who have an account. */
export function needsAccount(choice: PaymentChoice): boolean {
  return choice.method === 'invoice' || 'saved' in choice || choice.keep === true
}

export const Order = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    state: OrderState,
    market: MarketId,
    /** In which its buyer is written to; null for orders that are older than the shop's languages. */
    locale: LocaleId.nullable().default(null),
    email: z.string(),
    placedAt: z.string().nullable(),
    createdAt: z.string(),
    /** Never set: it follows from the lines and the shipments. */
    fulfilment: Fulfilment.default('open'),
    lines: z.array(
      z.strictObject({
        id: z.string(),
        variantId: z.string(),
        handle: z.string(),
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        /** That its title was written in when it was ordered. */
        language: LanguageCode.default('en'),
        picture: Picture.nullable(),
        /** Pieces that were ordered; of these, how many have left and how many are cancelled. */
        quantity: z.int(),
        shipped: z.int().default(0),
        cancelled: z.int().default(0),
        /** In returns and claims that were neither rejected nor withdrawn. */
        returned: z.int().default(0),
        casePack: z.int(),
        unitPrice: Money,
        lineTotal: Money,
        taxLines: z.array(TaxLine),
        /** Prices that came later, the oldest first. What was ordered, and at which price, stays above. */
        repriced: z.array(LinePrice).default([]),
      }),
    ),
    /** By now, where a cancellation has left too little for it to be free; else it is that of `totals`. */
    freight: z
      .strictObject({ amount: Money, taxes: z.array(TaxLine) })
      .nullable()
      .default(null),
    /** What it comes to by now: without what is cancelled, and at the prices at which its pieces have left or will leave. */
    comesTo: Money.nullable().default(null),
    /** What the seller changed of it or proposes to add, the oldest first. */
    edits: z.array(OrderEdit).default([]),
    /** The order to which this one adds goods, on a proposal that its buyer accepted. */
    addsTo: z.strictObject({ orderId: z.string(), number: z.string() }).nullable().default(null),
    /** Oldest first. */
    shipments: z.array(Shipment).default([]),
    /** What is still to be sent, by location, the most pieces first; empty until the stock of the order is allocated. */
    planned: z.array(PlannedShipment).default([]),
    /** Returns and claims, the oldest first. */
    returns: z.array(OrderReturn).default([]),
    /** The return whose goods this order replaces, at no price. */
    replaces: z.strictObject({ orderId: z.string(), number: z.string() }).nullable().default(null),
    shipTo: Address,
    billTo: Address,
    shipping: ShippingOption,
    delivery: DeliveryChoice.default('together'),
    totals: Totals,
    payment: z.strictObject({
      method: z.enum(['card', 'invoice']),
      state: PaymentState,
      poNumber: z.string().nullable(),
      /** `visa 4242`, as the provider describes it. */
      description: z.string().nullable(),
      /** Where the buyer must go to confirm (3-D Secure), while that is needed. */
      actionUrl: z.string().nullable(),
      /** Why the last attempt failed, as a class that is safe to show. */
      decline: z.enum(['declined', 'insufficient-funds', 'expired-card', 'wrong-details', 'authentication-failed', 'try-again']).nullable(),
      /** By when the first invoice of an order on account is to be paid; null until there is one. */
      dueOn: z.iso.date().nullable().default(null),
      /** What was taken or charged to the account so far, and what of it was given back; null for events of before it was kept. */
      captured: Money.nullable().default(null),
      refunded: Money.nullable().default(null),
    }),
    /** The invoices of its shipments, and what was credited of them. */
    documents: z.array(OrderDocument).default([]),
    note: z.string().nullable(),
    timeline: z.array(z.strictObject({ at: z.string(), what: z.string(), detail: z.string().nullable() })),
    /** Rises with every change, for live updates. */
    version: z.int(),
    /** The signed link's token by which a guest finds this order again; only in answers to its owner. */
    lookupToken: z.string().nullable(),
  })
  .meta({ id: 'Order' })
export type Order = z.infer<typeof Order>

export const OrderSummary = z
  .strictObject({
    id: z.string(),
    number: z.string(),
    state: OrderState,
    paymentState: PaymentState,
    fulfilment: Fulfilment,
    placedAt: z.string().nullable(),
    createdAt: z.string(),
    total: Money,
    itemCount: z.int(),
    firstTitles: z.array(z.string()),
    documents: z.array(OrderDocument),
  })
  .meta({ id: 'OrderSummary' })
export type OrderSummary = z.infer<typeof OrderSummary>

const orderParams = z.strictObject({ id: Id('ord') })
/** Where the provider sends the browser back after a challenge. Path of the shop, never another host. */
const returnPath = z
  .string()
  .max(300)
  .regex(/^\/(?![/\\])/)
/** Guests prove that an order is theirs with the token of its signed link. */
const orderProof = z.strictObject({ token: z.string().max(300).optional() })
export const ordersCards = {
  ...cartCards,
  ...checkoutCards,
  ...buyAgainCards,
  ...shipmentCards,
  ...parcelCards,
  ...returnCards,
  ...cancellationCards,
  ...taxFallBackCards,
  ...editCards,
  ...reorderCards,
  placeOrder: card({
    name: 'placeOrder',
    method: 'POST',
    path: '/orders',
    status: 201,
    idempotent: true,
    query: marketQuery,
    body: z.strictObject({
      /** Made in the browser before it asks, so that a retry is the same order. */
      orderId: Id('ord'),
      cartId: Id('cart'),
      cartVersion: z.int(),
      email: Email,
      /** Of the page on which it was placed: the language of its mails. */
      locale: LocaleId.optional(),
      shipTo: Address,
      billTo: Address.optional(),
      shippingMethod: z.string().max(60),
      /** Counts only with freight. */
      freightExtras: z.array(FreightExtra).max(3).default([]),
      /** Counts only where the quote says that something is ready before the rest. */
      delivery: DeliveryChoice.default('together'),
      payment: PaymentChoice,
      /** The buyer's own number for this order, printed on everything that is written about it. */
      poNumber: typed(60).optional(),
      note: typed(1_000).optional(),
      /** What the buyer saw; a different total now is refused with the new one, never charged silently. */
      expectedTotal: Money,
      returnPath,
    }),
    reply: Order,
    who: 'visitor',
    audience: 'public',
    summary: 'Place an order: hold stock, authorise the payment, commit',
    problems: [
      'empty-cart',
      'cart-changed',
      'cart-not-ready',
      'over-cap',
      'below-order-minimum',
      'total-changed',
      'not-enough-stock',
      'bad-address',
      'freight-on-request',
      'no-such-shipping-method',
      'payment-unavailable',
      'no-such-payment-method',
      'already-ordered',
      'order-ended',
      'order-busy',
    ],
    budgetMs: 20_000,
  }),
  retryPayment: card({
    name: 'retryPayment',
    method: 'POST',
    path: '/orders/:id/payment',
    idempotent: true,
    params: orderParams,
    body: z.strictObject({
      payment: PaymentChoice,
      returnPath,
      token: z.string().max(300).optional(),
    }),
    reply: Order,
    who: 'visitor',
    audience: 'public',
    summary: 'Pay a held order whose payment was declined with another method',
    problems: [
      'no-such-order',
      'order-ended',
      'already-paid',
      'order-busy',
      'payment-unavailable',
      'too-many-declines',
      'no-such-payment-method',
    ],
    budgetMs: 20_000,
  }),
  acceptEdit: card({
    name: 'acceptEdit',
    method: 'POST',
    path: '/orders/:id/edits/:editId/acceptance',
    status: 201,
    idempotent: true,
    params: z.strictObject({ id: Id('ord'), editId: Id('edit') }),
    body: z.strictObject({
      /** Of the order that the goods will be, made in the browser, so that a retry is the same order. */
      orderId: Id('ord'),
      payment: PaymentChoice,
      returnPath,
      token: z.string().max(300).optional(),
    }),
    reply: Order,
    who: 'visitor',
    audience: 'public',
    summary: 'Accept goods that the seller proposes to add to my order: they become an order of their own, with its own payment',
    problems: ['no-such-order', 'no-such-edit', 'edit-ended', 'order-ended', 'order-busy', 'not-enough-stock', 'payment-unavailable'],
    budgetMs: 20_000,
  }),
  finaliseOrder: card({
    name: 'finaliseOrder',
    method: 'POST',
    path: '/orders/:id/finalise',
    idempotent: true,
    params: orderParams,
    body: z.strictObject({ token: z.string().max(300).optional() }),
    reply: Order,
    who: 'anyone',
    audience: 'public',
    summary: 'Look the payment up and finish the order; the browser calls it on return, safe to repeat',
    problems: ['no-such-order'],
    budgetMs: 20_000,
  }),
  getOrder: card({
    name: 'getOrder',
    method: 'GET',
    path: '/orders/:id',
    params: orderParams,
    query: orderProof,
    reply: Order,
    who: 'anyone',
    audience: 'public',
    summary: 'One order of mine, or with the token of its signed link',
    problems: ['no-such-order'],
  }),
  watchOrder: card({
    name: 'watchOrder',
    method: 'GET',
    path: '/orders/:id/events',
    params: orderParams,
    query: orderProof,
    reply: z.any(),
    who: 'anyone',
    audience: 'public',
    stream: true,
    summary: 'Server-sent events: the order, each time it changes',
    problems: ['no-such-order', 'too-many-watchers'],
  }),
  getDocument: card({
    name: 'getDocument',
    method: 'GET',
    path: '/orders/:id/documents/:documentId/:format',
    params: orderParams.extend({ documentId: z.string().max(60), format: DocumentFormat }),
    query: orderProof,
    reply: z.any(),
    who: 'anyone',
    audience: 'public',
    summary: 'An invoice or credit note as a file: of an order of mine, with the token of its signed link, or for staff',
    problems: ['no-such-order', 'no-such-document'],
    budgetMs: 12_000,
  }),
  listOrders: card({
    name: 'listOrders',
    method: 'GET',
    path: '/orders',
    query: z.strictObject({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(50).default(20) }),
    reply: z.strictObject({ items: z.array(OrderSummary), nextCursor: Cursor.nullable() }),
    who: 'buyer',
    audience: 'public',
    summary: 'My orders, newest first',
    problems: ['bad-cursor'],
  }),
  orderFacts: card({
    name: 'orderFacts',
    method: 'GET',
    path: '/internal/order-facts',
    query: z.strictObject({ after: z.string().max(60).optional() }),
    reply: z.strictObject({
      items: z.array(
        z.strictObject({
          orderId: z.string(),
          state: OrderState,
          paymentState: PaymentState,
          placedAt: z.string().nullable(),
          total: Money,
          quantity: z.int(),
          /** Pieces that are neither shipped nor cancelled. */
          open: z.int(),
          /** The same where they are allocated, as far as that is known of the order. */
          openAt: z.record(z.string(), z.int()).nullable(),
          shipments: z.int(),
        }),
      ),
      next: z.string().nullable(),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Orders in id order, 1,000 at a time, for reconciliation',
  }),
} as const
