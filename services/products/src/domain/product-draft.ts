import type { Carton, Currency, PictureView } from '@toyline/contracts'
import type { TierDraft } from './price-tiers.ts'
import type { Translations } from './translation.ts'

/**
 * A price of one variant in one currency, in minor units. `msrp` is what the retailer is advised to charge; `tiers` are lower
 * prices of larger quantities, none unless said.
 */
export type PriceDraft = { currency: Currency; price: number; msrp: number | null; tiers?: TierDraft[] }

/** `date` is `YYYY-MM-DD`. */
export type ArrivalDraft = { date: string; quantity: number }

export type VariantDraft = {
  sku: string
  /** 8, 12, 13 or 14 digits with a valid check digit, or null. */
  gtin: string | null
  /** Value per option name, e.g. `{ Size: 'Mini 12 cm' }`; empty for a product without options. */
  options: Record<string, string>
  /** One per currency; a currency that is left out cannot be bought in (never 0). */
  prices: PriceDraft[]
  /** Eaches per case. */
  casePack: number
  /** Eaches, in one order; no most unless said. */
  minQuantity: number
  maxQuantity?: number
  /** Most eaches for one buyer in so many days, over all their orders; none unless said. */
  cap?: { quantity: number; days: number }
  weightGrams: number | null
  /** Centimetres. */
  size: { length: number; width: number; height: number } | null
  carton: Carton | null
  hsCode: string | null
  /** ISO 3166-1 alpha-2. */
  origin: string | null
  taxCategory: string
  inventoryPolicy: 'deny' | 'backorder'
  /** Eaches that may be promised beyond stock at each location under `backorder`; what arrives there, or 1,000, unless said. */
  backorderLimit?: number
  /** Eaches on hand per location; a location that is left out keeps its stock. */
  stock: Record<string, number>
  /** Eaches that are expected per location, each day once; a location that is left out keeps what it expects. */
  arrivals?: Record<string, ArrivalDraft[]>
  /** The `source` of one of the product's pictures. */
  pictureSource: string | null
}

export type PictureDraft = {
  /** Where the picture came from: the file or URL in the imported file. Unique within a product. */
  source: string
  /** Key of the media row that `upsertMedia` wrote; null while the picture has not been made, and then it is not shown. */
  mediaKey: string | null
  alt: string
  /** What it shows; null where nobody said. */
  view: PictureView | null
  position: number
}

/** A whole product as an importer or an editor hands it over. Saved as one: all of it or nothing. */
export type ProductDraft = {
  /** Lower-case letters, digits and hyphens; the product's address and its identity across imports. */
  handle: string
  title: string
  /** HTML; sanitised before it is kept. */
  descriptionHtml: string
  vendor: string | null
  /** Names from the root down, e.g. `['Plush', 'Desk companions']`; empty for none. */
  categoryPath: string[]
  franchise: string | null
  ageGrade: string | null
  materials: string | null
  warnings: string | null
  /** As their owner names them: `EN 71-1`, `OEKO-TEX`. */
  certificates: string[]
  tags: string[]
  /** Facets beyond the options, e.g. `{ Theme: 'Space' }`. */
  attributes: Record<string, string>
  seo: { title: string | null; description: string | null }
  status: 'published' | 'draft'
  /** In the order that a buyer chooses them. */
  options: { name: string; values: string[] }[]
  /** At least one; each SKU once in the whole catalogue. */
  variants: VariantDraft[]
  pictures: PictureDraft[]
  /** None unless said. */
  translations?: Translations
}

export type SavedProduct = { productId: string; handle: string; outcome: 'created' | 'updated' | 'unchanged' }
