import { card } from '@toyline/http/card'
import { z } from 'zod'
import { typed } from './address.ts'
import { Id } from './ids.ts'
import { LanguageCode } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { Picture } from './pictures.ts'
import { Availability, PriceTier, PurchaseCap } from './variants.ts'

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

/** A cap with what this buyer may still order of it, this cart included. */
const BuyersCap = PurchaseCap.extend({ left: z.int() })

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
    /** That `title` is written in; a kept answer of an older release does not say. */
    language: LanguageCode.default('en'),
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
    cap: BuyersCap.nullable(),
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
        /** Of the variant, where it has one. */
        cap: BuyersCap.nullable(),
        /** Quantities that could be ordered, the smaller first, with what each piece costs there. */
        offers: z.array(z.strictObject({ quantity: z.int(), unitPrice: Money.nullable() })),
      })
      .nullable(),
  })
  .meta({ id: 'LineOutcome' })
export type LineOutcome = z.infer<typeof LineOutcome>

/** Of a quantity that is refused, with one entry per line in `lines`; `lines-refused` where several lines differ in why. */
const QUANTITY_PROBLEMS = ['case-pack', 'below-minimum', 'above-maximum', 'over-cap'] as const
/** The market that a question is about; carts and prices belong to one. */
export const marketQuery = z.strictObject({ market: MarketId.default('us') })
/** The same, and the language in which products are named. */
export const cartQuery = marketQuery.extend({ language: LanguageCode.default('en') })

export const cartCards = {
  getCart: card({
    name: 'getCart',
    method: 'GET',
    path: '/cart',
    query: cartQuery,
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
    query: cartQuery,
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
    query: cartQuery,
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
    query: cartQuery,
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
    query: cartQuery,
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
    query: cartQuery,
    reply: Cart,
    who: 'visitor',
    audience: 'public',
    summary: 'Remove a line',
  }),
}
