import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Facet, facetQuery } from './facets.ts'
import { holdCards } from './holds.ts'
import { LanguageCode } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'
import { Cursor, Several } from './paging.ts'
import { ProductPicture, Spin } from './pictures.ts'
import { catalogueCache, ProductCard, reading } from './product-cards.ts'
import { CollectionCode, MaterialCode, Safety } from './product-facts.ts'
import { searchCards } from './search.ts'
import { ReturnClass, Variant, variantCards } from './variants.ts'

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
  ...searchCards,
  ...variantCards,
  ...holdCards,
} as const
