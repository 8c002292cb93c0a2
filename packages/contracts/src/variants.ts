import { card } from '@toyline/http/card'
import { z } from 'zod'
import { LanguageCode } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { CardPicture, Picture } from './pictures.ts'
import { Carton, Size } from './product-facts.ts'
import { NOT_RETURNED } from './return-policies.ts'

/** Why goods come back, or do not, when they are only not wanted; see `RETURN_POLICIES`. */
export const ReturnClass = z.enum(['regular', ...NOT_RETURNED])

/** What a shop needs to know about stock: the words, and how many where it is few. */
export const Availability = z
  .strictObject({
    state: z.enum(['in-stock', 'low', 'backorder', 'out-of-stock']),
    /** Eaches that can be ordered now; null where more than anybody would order. */
    quantity: z.int().nullable(),
    /** The first day on which more is expected, `YYYY-MM-DD`; null where nobody knows one. */
    arrivesOn: z.iso.date().nullable(),
  })
  .meta({ id: 'Availability' })
export type Availability = z.infer<typeof Availability>

/** From so many eaches of a variant on, each of them costs this. */
export const PriceTier = z.strictObject({ minQuantity: z.int(), unitPrice: Money }).meta({ id: 'PriceTier' })
export type PriceTier = z.infer<typeof PriceTier>

/** At most so many eaches of a variant for one buyer in so many days, over all their orders. */
export const PurchaseCap = z.strictObject({ quantity: z.int(), days: z.int() }).meta({ id: 'PurchaseCap' })
export type PurchaseCap = z.infer<typeof PurchaseCap>

export const Variant = z
  .strictObject({
    id: z.string(),
    sku: z.string(),
    gtin: z.string().nullable(),
    title: z.string(),
    options: z.record(z.string(), z.string()),
    /** Each of the smallest quantity that can be ordered. */
    price: Money.nullable(),
    /** Whether there is a price that whoever asked may not see. */
    priceHidden: z.boolean(),
    msrp: Money.nullable(),
    /** From the smallest quantity up, prices falling. One where there are no volume prices, none where there is no price. See `priceAt`. */
    tiers: z.array(PriceTier),
    /** Quantities are whole cases, at least `minQuantity` and at most `maxQuantity` in one order. */
    casePack: z.int(),
    minQuantity: z.int(),
    maxQuantity: z.int().nullable(),
    cap: PurchaseCap.nullable(),
    availability: Availability,
    pictureId: z.string().nullable(),
    weightGrams: z.int().nullable(),
    size: Size.nullable(),
    carton: Carton.nullable(),
    hsCode: z.string().nullable(),
    origin: z.string().nullable(),
  })
  .meta({ id: 'Variant' })
export type Variant = z.infer<typeof Variant>

/** The most variants of one product that a list shows; `variantCount` says how many there are. */
export const MAX_LISTED_VARIANTS = 100

/** A variant as a row of a line sheet. */
export const ListedVariant = Variant.pick({
  id: true,
  sku: true,
  gtin: true,
  title: true,
  options: true,
  price: true,
  priceHidden: true,
  msrp: true,
  tiers: true,
  casePack: true,
  minQuantity: true,
  maxQuantity: true,
  cap: true,
  availability: true,
})
  .extend({ /** Its own, where it has one; else the product's stands for it. */ picture: CardPicture.nullable() })
  .meta({ id: 'ListedVariant' })
export type ListedVariant = z.infer<typeof ListedVariant>

/** What the cart and the checkout must know about a variant, as stored now. */
export const VariantSnapshot = z.strictObject({
  variantId: z.string(),
  productId: z.string(),
  handle: z.string(),
  sku: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  /** That `title` is written in. */
  language: LanguageCode,
  picture: Picture.nullable(),
  price: Money.nullable(),
  msrp: Money.nullable(),
  tiers: z.array(PriceTier),
  casePack: z.int(),
  minQuantity: z.int(),
  maxQuantity: z.int().nullable(),
  cap: PurchaseCap.nullable(),
  availability: Availability,
  /** Eaches that lie there for this market, and what is expected beside them that nobody has been promised yet, the first first. */
  supply: z.strictObject({ now: z.int(), arrivals: z.array(z.strictObject({ date: z.iso.date(), quantity: z.int() })) }),
  /** Where what is there now lies; older releases do not say. */
  stockAt: z.record(z.string(), z.int()).optional(),
  weightGrams: z.int(),
  /** Of one piece. */
  size: Size.nullable(),
  carton: Carton.nullable(),
  taxCategory: z.string(),
  hsCode: z.string().nullable(),
  origin: z.string().nullable(),
  returnClass: ReturnClass,
})
export type VariantSnapshot = z.infer<typeof VariantSnapshot>

export const variantCards = {
  resolveVariants: card({
    name: 'resolveVariants',
    method: 'POST',
    path: '/internal/variants/resolve',
    body: z.strictObject({
      market: MarketId,
      /** Of the titles. */
      language: LanguageCode.default('en'),
      variantIds: z.array(z.string()).max(1_000),
      /** In capitals or not. */
      skus: z.array(z.string().max(100)).max(1_000).default([]),
    }),
    reply: z.strictObject({ items: z.array(VariantSnapshot) }),
    who: 'service',
    audience: 'internal',
    summary: 'Current data of variants, by id and by SKU; unknown and unpublished ones are left out',
  }),
} as const
