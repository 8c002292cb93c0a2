import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Address, Email, typed } from './address.ts'
import { Id } from './ids.ts'
import { LocaleId } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { Cursor } from './paging.ts'
import { Picture } from './pictures.ts'
import { Availability, PriceTier, PurchaseCap } from './products.ts'

const Quantity = z.int().min(1).max(100_000)

/** Figures that belong to a code are fields of the line: case pack, minimum, maximum, cap, availability. */
export const LineProblem = z
  .strictObject({
    code: z.enum(['unavailable', 'no-price', 'not-enough-stock', 'case-pack', 'below-minimum', 'above-maximum', 'over-cap']),
    message: z.string(),
    /** Quantities nearest to the one asked for that could be ordered, the smaller first. */
    suggestions: z.array(z.int()),
  })
  .meta({ id: 'LineProblem' })
export type LineProblem = z.infer<typeof LineProblem>

export const LineSupply = z
  .strictObject({ now: z.int(), later: z.strictObject({ quantity: z.int(), arrivesOn: z.iso.date().nullable() }).nullable() })
  .meta({ id: 'LineSupply' })
export type LineSupply = z.infer<typeof LineSupply>

export const CartLine = z
  .strictObject({
    variantId: z.string(),
    productId: z.string(),
    handle: z.string(),
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    picture: Picture.nullable(),
    quantity: z.int(),
    unitPrice: Money.nullable(),
    msrp: Money.nullable(),
    lineTotal: Money.nullable(),
    /** The volume price that this line has, and from how many on. */
    tier: PriceTier.nullable(),
    /** The next one: how many eaches are missing, and by how much its quantity costs less there than at the line's price. */
    nextTier: PriceTier.extend({ missing: z.int(), saves: Money }).nullable(),
    casePack: z.int(),
    minQuantity: z.int(),
    maxQuantity: z.int().nullable(),
    /** `left` is what this buyer may still order, this cart included. */
    cap: PurchaseCap.extend({ left: z.int() }).nullable(),
    availability: Availability,
    /** Eaches of this line that lie there now, and those that come later; `arrivesOn` is null where nobody knows when. */
    supply: LineSupply,
    /** What stands between this line and an order, in the shop's own words; empty when nothing does. */
    problems: z.array(LineProblem),
  })
  .meta({ id: 'CartLine' })
export type CartLine = z.infer<typeof CartLine>

/** What an order must come to, in goods after discounts, before freight and tax. `first` while the buyer has ordered nothing yet. */
export const OrderMinimum = z
  .strictObject({ amount: Money, missing: Money, met: z.boolean(), first: z.boolean() })
  .meta({ id: 'OrderMinimum' })
export type OrderMinimum = z.infer<typeof OrderMinimum>

/** From which value of goods ground shipping is free where it can be. */
export const FreeFreight = z.strictObject({ threshold: Money, missing: Money, met: z.boolean() }).meta({ id: 'FreeFreight' })
export type FreeFreight = z.infer<typeof FreeFreight>

export const Cart = z
  .strictObject({
    id: z.string(),
    market: MarketId,
    /** Rises with every change; a checkout says which version the buyer saw. */
    version: z.int(),
    lines: z.array(CartLine),
    /** Sum of the lines that have a price. */
    subtotal: Money,
    itemCount: z.int(),
    caseCount: z.int(),
    /** Null where the market asks for none. */
    minimum: OrderMinimum.nullable(),
    /** Of the market; far addresses may have none, which the quote says. */
    freeFreight: FreeFreight.nullable(),
    /** Nothing stands in the way of an order: no problem of a line, and the minimum is met. */
    ready: z.boolean(),
  })
  .meta({ id: 'Cart' })
export type Cart = z.infer<typeof Cart>

/** One line of a change of many: a variant by its id or by its SKU, in capitals or not. */
const LineChange = z.union([
  z.strictObject({ variantId: Id('var'), quantity: z.int().min(0).max(100_000) }),
  z.strictObject({ sku: typed(100), quantity: z.int().min(0).max(100_000) }),
])

/** What has become of one line of a change of many. */
export const LineOutcome = z
  .strictObject({
    /** Null where what was asked for is not offered. */
    variantId: z.string().nullable(),
    sku: z.string().nullable(),
    outcome: z.enum(['changed', 'unchanged', 'removed', 'refused']),
    /** Eaches that were asked for; lines of one variant that add up have the sum. */
    asked: z.int(),
    /** Eaches in the cart now. */
    quantity: z.int(),
    refusal: z
      .strictObject({
        /** A line's problem, or: there is no such variant, it is named twice in `set`, the cart holds as many lines as it can. */
        code: z.enum([...LineProblem.shape.code.options, 'unknown', 'named-twice', 'cart-full']),
        message: z.string(),
        /** Of the variant, where it has one: `left` is what this buyer may still order, this cart included. */
        cap: PurchaseCap.extend({ left: z.int() }).nullable(),
        /** Quantities that could be ordered, the smaller first, with what each piece costs there. */
        offers: z.array(z.strictObject({ quantity: z.int(), unitPrice: Money.nullable() })),
      })
      .nullable(),
  })
  .meta({ id: 'LineOutcome' })
export type LineOutcome = z.infer<typeof LineOutcome>

export const TaxLine = z
  .strictObject({
    jurisdiction: z.string(),
    name: z.string(),
    /** Millionths: 20 % is 200000. */
    rate: z.int(),
    amount: Money,
    reason: z.enum(['standard', 'reduced', 'zero', 'exempt', 'reverse-charge', 'export', 'not-collecting']),
  })
  .meta({ id: 'TaxLine' })
export type TaxLine = z.infer<typeof TaxLine>
export const ShippingOption = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    carrier: z.string(),
    amount: Money,
    earliest: z.string(),
    latest: z.string(),
  })
  .meta({ id: 'ShippingOption' })
export type ShippingOption = z.infer<typeof ShippingOption>

export const Totals = z
  .strictObject({
    merchandise: Money,
    shipping: Money,
    tax: Money,
    total: Money,
    taxLines: z.array(TaxLine),
    pricesIncludeTax: z.boolean(),
  })
  .meta({ id: 'Totals' })
export type Totals = z.infer<typeof Totals>

export const CheckoutQuote = z
  .strictObject({
    cartVersion: z.int(),
    shipTo: Address,
    /** Their dates count from the day on which everything is there. */
    shippingOptions: z.array(ShippingOption),
    /** Set where some of the order has yet to arrive: the order is sent as a whole, on that day at the earliest; null where none is known. */
    waitsFor: z.strictObject({ arrivesOn: z.iso.date().nullable(), quantity: z.int() }).nullable(),
    shippingMethod: z.string().nullable(),
    /** Of this address; null where it never is. */
    freeFreight: FreeFreight.nullable(),
    /** Null until a shipping method is chosen. */
    totals: Totals.nullable(),
  })
  .meta({ id: 'CheckoutQuote' })
export type CheckoutQuote = z.infer<typeof CheckoutQuote>

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

export const PaymentChoice = z.discriminatedUnion('method', [
  /** `token` comes from the provider's own hosted fields; no card number ever reaches us. */
  z.strictObject({ method: z.literal('card'), provider: z.string().max(40), token: z.string().max(200) }),
  z.strictObject({ method: z.literal('invoice') }),
])
export type PaymentChoice = z.infer<typeof PaymentChoice>

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
    lines: z.array(
      z.strictObject({
        id: z.string(),
        variantId: z.string(),
        handle: z.string(),
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        picture: Picture.nullable(),
        quantity: z.int(),
        casePack: z.int(),
        unitPrice: Money,
        lineTotal: Money,
        taxLines: z.array(TaxLine),
      }),
    ),
    shipTo: Address,
    billTo: Address,
    shipping: ShippingOption,
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
    }),
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
    placedAt: z.string().nullable(),
    createdAt: z.string(),
    total: Money,
    itemCount: z.int(),
    firstTitles: z.array(z.string()),
  })
  .meta({ id: 'OrderSummary' })
export type OrderSummary = z.infer<typeof OrderSummary>

/** What is not as it was when a line was ordered. */
export const ReorderDifference = z
  .discriminatedUnion('code', [
    z.strictObject({ code: z.literal('gone') }),
    z.strictObject({ code: z.literal('no-price') }),
    /** Of each piece, at the quantity that the cart holds now. */
    z.strictObject({ code: z.literal('price-changed'), before: Money, now: Money }),
    z.strictObject({ code: z.literal('pack-changed'), before: z.int(), now: z.int() }),
    /** More or less was put into the cart than was ordered, because of this rule of now. */
    z.strictObject({
      code: z.literal('quantity-changed'),
      because: z.enum(['case-pack', 'below-minimum', 'above-maximum', 'over-cap', 'not-enough-stock', 'cart-full']),
      before: z.int(),
      now: z.int(),
    }),
  ])
  .meta({ id: 'ReorderDifference' })
export type ReorderDifference = z.infer<typeof ReorderDifference>

/** An old order put into the cart: every line of it, and how it differs. */
export const Reorder = z
  .strictObject({
    orderId: z.string(),
    cart: Cart,
    lines: z.array(
      z.strictObject({
        variantId: z.string(),
        /** As they were called then. */
        sku: z.string(),
        title: z.string(),
        variantTitle: z.string(),
        /** Eaches that were ordered, and those that were put into the cart. */
        ordered: z.int(),
        added: z.int(),
        /** Empty where nothing has changed. */
        differences: z.array(ReorderDifference),
      }),
    ),
  })
  .meta({ id: 'Reorder' })
export type Reorder = z.infer<typeof Reorder>

const orderParams = z.strictObject({ id: Id('ord') })
/** Guests prove that an order is theirs with the token of its signed link. */
const orderProof = z.strictObject({ token: z.string().max(300).optional() })
/** Of a quantity that is refused, with one entry per line in `lines`; `lines-refused` where several lines differ in why. */
const QUANTITY_PROBLEMS = ['case-pack', 'below-minimum', 'above-maximum', 'over-cap'] as const
const marketQuery = z.strictObject({ market: MarketId.default('us') })

export const ordersCards = {
  getCart: card({
    name: 'getCart',
    method: 'GET',
    path: '/cart',
    query: marketQuery,
    reply: Cart,
    who: 'anyone',
    audience: 'public',
    summary: 'My cart; a guest’s lines join it on sign-in',
  }),
  addCartLine: card({
    name: 'addCartLine',
    method: 'POST',
    path: '/cart/lines',
    idempotent: true,
    query: marketQuery,
    body: z.strictObject({ variantId: Id('var'), quantity: Quantity }),
    reply: Cart,
    who: 'visitor',
    audience: 'public',
    summary: 'Add to my cart; the same variant adds up',
    problems: ['no-such-variant', ...QUANTITY_PROBLEMS, 'cart-full', 'cart-busy'],
  }),
  setCartLines: card({
    name: 'setCartLines',
    method: 'PUT',
    path: '/cart/lines',
    idempotent: true,
    query: marketQuery,
    body: z.strictObject({
      lines: z
        .array(z.strictObject({ variantId: Id('var'), quantity: z.int().min(0).max(100_000) }))
        .min(1)
        .max(1_000),
    }),
    reply: Cart,
    who: 'visitor',
    audience: 'public',
    summary: 'Set quantities of several lines at once; 0 removes',
    problems: ['no-such-variant', ...QUANTITY_PROBLEMS, 'lines-refused', 'cart-full', 'cart-busy'],
  }),
  changeCartLines: card({
    name: 'changeCartLines',
    method: 'PATCH',
    path: '/cart/lines',
    idempotent: true,
    query: marketQuery,
    body: z.strictObject({
      /** `add` adds to what the cart holds, and lines of one variant to each other; `set` puts the quantity in its place, and 0 removes. */
      mode: z.enum(['add', 'set']),
      lines: z.array(LineChange).min(1).max(1_000),
    }),
    /** An outcome for each line, in the order asked. */
    reply: z.strictObject({ cart: Cart, lines: z.array(LineOutcome) }),
    who: 'visitor',
    audience: 'public',
    summary: 'Change up to 1,000 lines, each for itself: those that fit are kept, the others say why not',
    problems: ['cart-busy'],
  }),
  undoRemoval: card({
    name: 'undoRemoval',
    method: 'POST',
    path: '/cart/undo',
    idempotent: true,
    query: marketQuery,
    /** The version of the cart with which the lines went: the one in the answer to their removal. */
    body: z.strictObject({ version: z.int().min(1) }),
    reply: Cart,
    who: 'visitor',
    audience: 'public',
    summary: 'Bring lines back that were removed together, with their quantities and in their places; what is in the cart stays as it is',
    problems: ['nothing-to-undo', 'cart-full', 'cart-busy'],
  }),
  removeCartLine: card({
    name: 'removeCartLine',
    method: 'DELETE',
    path: '/cart/lines/:variantId',
    idempotent: true,
    params: z.strictObject({ variantId: Id('var') }),
    query: marketQuery,
    reply: Cart,
    who: 'visitor',
    audience: 'public',
    summary: 'Remove a line',
  }),
  quoteCheckout: card({
    name: 'quoteCheckout',
    method: 'POST',
    path: '/checkout/quote',
    query: marketQuery,
    body: z.strictObject({ shipTo: Address, shippingMethod: z.string().max(60).optional() }),
    reply: CheckoutQuote,
    who: 'visitor',
    audience: 'public',
    summary: 'Shipping options, tax and totals for my cart and an address; changes nothing',
    problems: [
      'empty-cart',
      'cart-not-ready',
      'over-cap',
      'below-order-minimum',
      'bad-address',
      'not-delivered-there',
      'no-such-shipping-method',
    ],
  }),
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
      payment: PaymentChoice,
      /** The buyer's own number for this order, printed on everything that is written about it. */
      poNumber: typed(60).optional(),
      note: typed(1_000).optional(),
      /** What the buyer saw; a different total now is refused with the new one, never charged silently. */
      expectedTotal: Money,
      /** Where the provider sends the browser back after a challenge. Path of the shop, never another host. */
      returnPath: z
        .string()
        .max(300)
        .regex(/^\/(?![/\\])/),
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
      'no-such-shipping-method',
      'payment-unavailable',
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
      returnPath: z
        .string()
        .max(300)
        .regex(/^\/(?![/\\])/),
      token: z.string().max(300).optional(),
    }),
    reply: Order,
    who: 'visitor',
    audience: 'public',
    summary: 'Pay a held order whose payment was declined with another method',
    problems: ['no-such-order', 'order-ended', 'already-paid', 'order-busy', 'payment-unavailable', 'too-many-declines'],
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
  reorder: card({
    name: 'reorder',
    method: 'POST',
    path: '/orders/:id/reorder',
    idempotent: true,
    params: orderParams,
    query: marketQuery,
    body: z.strictObject({ token: z.string().max(300).optional() }),
    reply: Reorder,
    who: 'visitor',
    audience: 'public',
    summary: 'Add what a placed order had to my cart, at the prices of now, and say every difference',
    problems: ['no-such-order', 'order-not-placed', 'cart-busy'],
  }),
  getReorder: card({
    name: 'getReorder',
    method: 'GET',
    path: '/orders/:id/reorders/:key',
    params: orderParams.extend({ key: z.string().max(255) }),
    reply: Reorder,
    who: 'visitor',
    audience: 'public',
    summary: 'What my reorder under this Idempotency-Key was answered, for a day',
    problems: ['no-such-reorder'],
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
        z.strictObject({ orderId: z.string(), state: OrderState, paymentState: PaymentState, total: Money, quantity: z.int() }),
      ),
      next: z.string().nullable(),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Orders in id order, 1,000 at a time, for reconciliation',
  }),
} as const
