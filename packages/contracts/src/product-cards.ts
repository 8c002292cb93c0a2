import { z } from 'zod'
import { LanguageCode } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { CardPicture, ProductPicture } from './pictures.ts'
import { CollectionCode } from './product-facts.ts'
import { Availability, ListedVariant, MAX_LISTED_VARIANTS } from './variants.ts'

export const ProductCard = z
  .strictObject({
    id: z.string(),
    handle: z.string(),
    title: z.string(),
    /** That its title is written in: the one asked for, or the original where it has no translation. */
    language: LanguageCode,
    franchise: z.string().nullable(),
    /** Slug of the deepest category and of its root. */
    category: z.string().nullable(),
    rootCategory: z.string().nullable(),
    ageGrade: z.string().nullable(),
    /** The one to show first. */
    picture: ProductPicture.nullable(),
    /** Up to three that say most: the toy, its back, its size; the first is `picture`. */
    pictures: z.array(CardPicture).max(3),
    collections: z.array(CollectionCode),
    /**
     * Lowest unit price among the variants at their smallest quantity; null where the market has no price (then it cannot be bought),
     * and where only those who are signed in see prices, which `priceHidden` says.
     */
    price: Money.nullable(),
    priceHidden: z.boolean(),
    msrp: Money.nullable(),
    casePack: z.int(),
    variantCount: z.int(),
    /** Set when the product has exactly one variant, so that a card can add it at once. */
    variantId: z.string().nullable(),
    sku: z.string().nullable(),
    availability: Availability,
    /** Where the question asks for them. */
    variants: z.array(ListedVariant).max(MAX_LISTED_VARIANTS).optional(),
  })
  .meta({ id: 'ProductCard' })
export type ProductCard = z.infer<typeof ProductCard>

/** The market whose prices are shown, and the language that products are shown in as far as they are translated. */
export const reading = z.strictObject({ market: MarketId.default('us'), language: LanguageCode.default('en') })

/** How long answers about the catalogue may be kept, and by whom. */
export const catalogueCache = 'public, max-age=15, s-maxage=60, stale-while-revalidate=600'
