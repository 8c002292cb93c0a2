import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Facet, facetQuery } from './facets.ts'
import { Id } from './ids.ts'
import { LanguageCode } from './locale-id.ts'
import { Location, MarketId } from './markets.ts'
import { Money } from './money.ts'
import { Cursor, Several } from './paging.ts'
import { CardPicture, Picture, ProductPicture, Spin } from './pictures.ts'
import { Carton, CollectionCode, MaterialCode, Safety, Size } from './product-facts.ts'

/** Why goods come back, or do not, when they are only not wanted; see `RETURN_POLICIES`. */
const ReturnClass = z.enum(['regular', 'seasonal', 'custom', 'licensed'])

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

/** What of a product can be written in several languages. `categories` and `options` are listed where none of their words is translated. */
export const TranslatedPart = z.enum(['title', 'description', 'materials', 'warnings', 'type', 'categories', 'options'])
export type TranslatedPart = z.infer<typeof TranslatedPart>

export const Product = z
  .strictObject({
    id: z.string(),
    handle: z.string(),
    /** That it is written in: the one asked for, or the original where nothing of it is translated. */
    language: LanguageCode,
    /** What stands in the original language all the same. */
    untranslated: z.array(TranslatedPart),
    title: z.string(),
    /** Sanitised HTML. */
    descriptionHtml: z.string(),
    vendor: z.string().nullable(),
    /** What kind of thing it is: `Plush toy`, `Jigsaw puzzle`. */
    type: z.string().nullable(),
    franchise: z.string().nullable(),
    categories: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
    ageGrade: z.string().nullable(),
    materials: z.string().nullable(),
    materialCodes: z.array(MaterialCode),
    /** All warnings as one text; `safety` has them one by one. */
    warnings: z.string().nullable(),
    safety: Safety,
    tags: z.array(z.string()),
    collections: z.array(CollectionCode),
    options: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    variants: z.array(Variant),
    /** In the order to show them; `Variant.pictureId` names one of them. */
    pictures: z.array(ProductPicture),
    spin: Spin.nullable(),
    /** Whether it comes back when it is not wanted: only what is `regular` does, in most markets. */
    returnClass: ReturnClass,
    seoTitle: z.string().nullable(),
    seoDescription: z.string().nullable(),
    updatedAt: z.string(),
  })
  .meta({ id: 'Product' })
export type Product = z.infer<typeof Product>

/** Other products of the same franchise, what is gone last; `total` counts all of them. */
export const ProductFamily = z
  .strictObject({ franchise: z.string().nullable(), total: z.int(), items: z.array(ProductCard) })
  .meta({ id: 'ProductFamily' })
export type ProductFamily = z.infer<typeof ProductFamily>

/** Up to eight products that go with others: the first `bought` of them shops have bought with those, the others are like them. */
export const GoesWith = z.strictObject({ items: z.array(ProductCard).max(8), bought: z.int() }).meta({ id: 'GoesWith' })
export type GoesWith = z.infer<typeof GoesWith>
/** The most products about which one question asks what goes with them. */
export const MAX_ASKED_TOGETHER = 48

export const ProductSort = z.enum(['featured', 'relevance', 'price-asc', 'price-desc', 'newest', 'title'])
export type ProductSort = z.infer<typeof ProductSort>

export const ProductQuery = z.strictObject({
  market: MarketId.default('us'),
  q: z.string().max(200).optional(),
  /** In which products are shown, and words are searched for. */
  language: LanguageCode.default('en'),
  ...facetQuery,
  /** Minor units of the market's currency. */
  priceMin: z.coerce.number().int().min(0).optional(),
  priceMax: z.coerce.number().int().min(0).optional(),
  sort: ProductSort.optional(),
  cursor: Cursor.optional(),
  limit: z.coerce.number().int().min(1).max(48).default(24),
  /** `true` asks for facet counts. */
  facets: z.enum(['true', 'false']).default('false'),
  /** Asks for the variants of each product, for a line sheet. */
  variants: z.enum(['all']).optional(),
})
export type ProductQuery = z.output<typeof ProductQuery>

export const ProductList = z
  .strictObject({
    items: z.array(ProductCard),
    total: z.int(),
    facets: z.array(Facet).nullable(),
    priceRange: z.strictObject({ min: Money, max: Money }).nullable(),
    nextCursor: Cursor.nullable(),
    /** The query that was searched instead, where a typo was corrected. */
    corrected: z.string().nullable(),
    /** Whether words were searched for in a simpler way, because the search engine gave no answer; filters and counts are as ever. */
    degraded: z.boolean(),
  })
  .meta({ id: 'ProductList' })
export type ProductList = z.infer<typeof ProductList>

/** Whole products in the order of the catalogue; `next` goes on behind them. */
export const WholeProducts = z.strictObject({ items: z.array(Product), next: z.int().nullable() }).meta({ id: 'WholeProducts' })
export type WholeProducts = z.infer<typeof WholeProducts>

export type Category = { slug: string; name: string; count: number; children: Category[] }
export const Category: z.ZodType<Category> = z.lazy(() =>
  z.strictObject({ slug: z.string(), name: z.string(), count: z.int(), children: z.array(Category) }),
)

export const Suggestions = z
  .strictObject({
    products: z.array(
      ProductCard.pick({ id: true, handle: true, title: true, language: true, picture: true, price: true, priceHidden: true, sku: true }),
    ),
    categories: z.array(z.strictObject({ slug: z.string(), name: z.string() })),
    searches: z.array(z.string()),
  })
  .meta({ id: 'Suggestions' })
export type Suggestions = z.infer<typeof Suggestions>

/** Where somebody whose search found nothing may go. */
export const SearchHelp = z
  .strictObject({
    /** The search with one of its terms left out, the most particular first. */
    shorter: z.array(z.strictObject({ q: z.string(), without: z.string(), items: z.array(ProductCard).max(4) })).max(3),
    /** What others search for and find. */
    popular: z.array(z.string()).max(6),
  })
  .meta({ id: 'SearchHelp' })
export type SearchHelp = z.infer<typeof SearchHelp>

const PRINTABLE = /^\P{Cc}*$/u

/** Terms that mean the same to a buyer in this language, and what `meaning` says in English. */
export const SynonymGroup = z
  .strictObject({ language: LanguageCode, meaning: z.string(), terms: z.array(z.string()) })
  .meta({ id: 'SynonymGroup' })
export type SynonymGroup = z.infer<typeof SynonymGroup>
const SynonymParams = z.strictObject({ language: LanguageCode, meaning: z.string().min(1).max(60).regex(PRINTABLE) })
/** The most groups of one language, and terms of one group. */
export const MAX_SYNONYMS = { groups: 1_000, terms: 30 }

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

export const HoldLine = z.strictObject({ variantId: z.string(), quantity: z.int().min(1).max(1_000_000) })
/** Where stock may lie, the best place first; the market's locations in its own order unless said. */
const Locations = z.array(Location).min(1).max(8).optional()
/** Pieces of a variant at a location. */
export const LocatedStock = HoldLine.extend({ location: z.string() })
/** Why a line could not be held. */
export const HoldRefusal = z.strictObject({ variantId: z.string(), reason: z.enum(['unknown', 'out-of-stock']), available: z.int() })

/** The market whose prices are shown, and the language that products are shown in as far as they are translated. */
const reading = z.strictObject({ market: MarketId.default('us'), language: LanguageCode.default('en') })

const catalogueCache = 'public, max-age=15, s-maxage=60, stale-while-revalidate=600'

export const productsCards = {
  listProducts: card({
    name: 'listProducts',
    method: 'GET',
    path: '/products',
    query: ProductQuery,
    reply: ProductList,
    who: 'anyone',
    audience: 'public',
    summary: 'List, filter and search products',
    cache: catalogueCache,
    problems: ['bad-input', 'bad-cursor'],
  }),
  getProduct: card({
    name: 'getProduct',
    method: 'GET',
    path: '/products/:handle',
    params: z.strictObject({ handle: z.string().max(255) }),
    query: reading,
    reply: Product,
    who: 'anyone',
    audience: 'public',
    summary: 'One product with its variants and pictures',
    cache: catalogueCache,
    problems: ['no-such-product'],
  }),
  relatedProducts: card({
    name: 'relatedProducts',
    method: 'GET',
    path: '/products/:handle/related',
    params: z.strictObject({ handle: z.string().max(255) }),
    query: reading,
    reply: GoesWith,
    who: 'anyone',
    audience: 'public',
    summary: 'Products that go with this one',
    cache: catalogueCache,
    problems: ['no-such-product'],
  }),
  goesWith: card({
    name: 'goesWith',
    method: 'GET',
    path: '/goes-with',
    query: reading.extend({ product: Several(MAX_ASKED_TOGETHER) }),
    reply: GoesWith,
    who: 'anyone',
    audience: 'public',
    summary: 'Products that go with several, named by id, such as those in a cart',
  }),
  productFamily: card({
    name: 'productFamily',
    method: 'GET',
    path: '/products/:handle/family',
    params: z.strictObject({ handle: z.string().max(255) }),
    query: reading,
    reply: ProductFamily,
    who: 'anyone',
    audience: 'public',
    summary: 'The other products of its franchise',
    cache: catalogueCache,
    problems: ['no-such-product'],
  }),
  readCatalogue: card({
    name: 'readCatalogue',
    method: 'GET',
    path: '/catalogue',
    query: reading.extend({
      /** `next` of the answer before. */
      after: z.coerce.number().int().min(0).max(2_147_483_646).default(0),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    reply: WholeProducts,
    who: 'anyone',
    audience: 'public',
    summary: 'Everything about every product, portion by portion',
  }),
  listCategories: card({
    name: 'listCategories',
    method: 'GET',
    path: '/categories',
    query: reading,
    reply: z.strictObject({ items: z.array(Category) }),
    who: 'anyone',
    audience: 'public',
    summary: 'The category tree with product counts',
    cache: catalogueCache,
  }),
  suggest: card({
    name: 'suggest',
    method: 'GET',
    path: '/search/suggest',
    query: reading.extend({ q: z.string().max(100) }),
    reply: Suggestions,
    who: 'anyone',
    audience: 'public',
    summary: 'Suggestions while typing',
    cache: catalogueCache,
  }),
  helpSearch: card({
    name: 'helpSearch',
    method: 'GET',
    path: '/search/help',
    query: reading.extend({ q: z.string().max(200) }),
    reply: SearchHelp,
    who: 'anyone',
    audience: 'public',
    summary: 'What to search for instead of something that finds nothing',
    cache: catalogueCache,
  }),
  listSynonyms: card({
    name: 'listSynonyms',
    method: 'GET',
    path: '/staff/synonyms',
    query: z.strictObject({ language: LanguageCode }),
    reply: z.strictObject({ items: z.array(SynonymGroup).max(MAX_SYNONYMS.groups) }),
    who: 'staff',
    audience: 'public',
    summary: 'Terms that search takes for the same',
  }),
  putSynonyms: card({
    name: 'putSynonyms',
    method: 'PUT',
    path: '/staff/synonyms/:language/:meaning',
    params: SynonymParams,
    body: z.strictObject({ terms: z.array(z.string().max(60).regex(PRINTABLE)).min(1).max(MAX_SYNONYMS.terms) }),
    reply: SynonymGroup,
    who: 'staff',
    audience: 'public',
    idempotent: true,
    summary: 'Say which terms mean the same; a group of the same meaning in English is searched with them',
    problems: ['bad-term', 'term-taken', 'too-many-synonyms'],
  }),
  removeSynonyms: card({
    name: 'removeSynonyms',
    method: 'DELETE',
    path: '/staff/synonyms/:language/:meaning',
    params: SynonymParams,
    reply: z.strictObject({ removed: z.int() }),
    who: 'staff',
    audience: 'public',
    idempotent: true,
    summary: 'Forget a group of terms',
  }),
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
  holdStock: card({
    name: 'holdStock',
    method: 'POST',
    path: '/internal/holds',
    body: z.strictObject({
      orderId: Id('ord'),
      market: MarketId,
      locations: Locations,
      lines: z.array(HoldLine).min(1).max(1_000),
      ttlSeconds: z.int().min(10).max(3_600).default(900),
    }),
    reply: z.strictObject({ orderId: z.string(), expiresAt: z.string() }),
    who: 'service',
    audience: 'internal',
    summary: 'Hold stock for an order, all lines or none, at as few locations as can be; repeating it extends the hold',
    problems: ['not-enough-stock', 'hold-ended'],
  }),
  claimHold: card({
    name: 'claimHold',
    method: 'POST',
    path: '/internal/holds/:orderId/claim',
    params: z.strictObject({ orderId: Id('ord') }),
    body: z.strictObject({ market: MarketId, locations: Locations, lines: z.array(HoldLine).min(1).max(1_000) }),
    reply: z.strictObject({ state: z.enum(['claimed']), short: z.array(z.string()), allocated: z.array(LocatedStock) }),
    who: 'service',
    audience: 'internal',
    summary:
      'Turn the hold of a placed order into allocated stock; once. Where the hold has run out it holds anew, line by line; `short` names the variants that are gone, `allocated` says where the others were when they were claimed',
  }),
  releaseHold: card({
    name: 'releaseHold',
    method: 'POST',
    path: '/internal/holds/:orderId/release',
    params: z.strictObject({ orderId: Id('ord') }),
    reply: z.strictObject({ state: z.enum(['released', 'none']) }),
    who: 'service',
    audience: 'internal',
    summary: 'Give held stock back; repeating it changes nothing; a hold that is asked for later under this order is refused',
    problems: ['hold-claimed'],
  }),
  stockReport: card({
    name: 'stockReport',
    method: 'GET',
    path: '/internal/stock-report',
    reply: z.strictObject({
      checkedRows: z.int(),
      drift: z.array(z.strictObject({ variantId: z.string(), location: z.string(), what: z.string(), stored: z.int(), derived: z.int() })),
      allocatedByOrder: z.array(z.strictObject({ orderId: z.string(), location: z.string(), quantity: z.int() })),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Re-derives held and allocated stock from the records',
    budgetMs: 30_000,
  }),
} as const
