import { type Picture, smallestQuantity } from '@toyline/contracts'
import type { IndexEntry } from './index-entry.ts'
import type { ProductDraft, VariantDraft } from './product-draft.ts'
import { sortKey } from './words.ts'

export type CategoryRow = { id: string; ordinal: number; path: string[]; slug: string; name: string }
export type StoredPicture = Picture & { source: string; mediaId: string }
export type StoredVariant = { id: string; ordinal: number; title: string; draft: VariantDraft }
/** A draft with the identities that keeping it gave it. Categories from the root down. */
export type StoredProduct = {
  id: string
  ordinal: number
  draft: ProductDraft
  categories: CategoryRow[]
  pictures: StoredPicture[]
  variants: StoredVariant[]
  updatedAt: string
}

/** Cannot occur in JSON text, where control characters are escaped. Between two of them stands a variant's ordinal. */
export const HOLE = '\u0001'

/** The card up to its case pack, price, msrp and availability, which are added when it is shown; no closing brace. */
export function renderCard({ id, draft, categories, pictures, variants }: StoredProduct): string {
  const [first] = variants
  const only = variants.length === 1 ? first : undefined
  return JSON.stringify({
    id,
    handle: draft.handle,
    title: draft.title,
    franchise: draft.franchise,
    category: categories.at(-1)?.slug ?? null,
    rootCategory: categories[0]?.slug ?? null,
    ageGrade: draft.ageGrade,
    picture: pictures[0] ? picture(pictures[0]) : null,
    variantCount: variants.length,
    variantId: only?.id ?? null,
    sku: only?.draft.sku ?? null,
  }).slice(0, -1)
}

/** The whole product with a hole in each variant for its price, msrp, volume prices and availability. */
export function renderPage({ id, draft, categories, pictures, variants, updatedAt }: StoredProduct): string {
  const bySource = new Map(pictures.map((one) => [one.source, one.id]))
  const start = JSON.stringify({
    id,
    handle: draft.handle,
    title: draft.title,
    descriptionHtml: draft.descriptionHtml,
    vendor: draft.vendor,
    franchise: draft.franchise,
    categories: categories.map(({ slug, name }) => ({ slug, name })),
    ageGrade: draft.ageGrade,
    materials: draft.materials,
    warnings: draft.warnings,
    tags: draft.tags,
    options: draft.options,
    pictures: pictures.map(picture),
    seoTitle: draft.seo.title,
    seoDescription: draft.seo.description,
    updatedAt,
  }).slice(0, -1)
  const pages = variants.map(({ id: variantId, ordinal, title, draft: variant }) => {
    const text = JSON.stringify({
      id: variantId,
      sku: variant.sku,
      gtin: variant.gtin,
      title,
      options: variant.options,
      casePack: variant.casePack,
      minQuantity: variant.minQuantity,
      maxQuantity: variant.maxQuantity ?? null,
      cap: variant.cap ?? null,
      pictureId: (variant.pictureSource !== null && bySource.get(variant.pictureSource)) || null,
      weightGrams: variant.weightGrams,
      size: variant.size,
      hsCode: variant.hsCode,
      origin: variant.origin,
    })
    return `${text.slice(0, -1)},${HOLE}${ordinal}${HOLE}}`
  })
  return `${start},"variants":[${pages.join(',')}]}`
}

export function indexEntry({ draft, categories, variants }: StoredProduct): IndexEntry {
  return {
    title: sortKey(draft.title),
    category: categories.at(-1)?.ordinal ?? 0,
    franchise: draft.franchise,
    age: draft.ageGrade,
    attributes: facetValues(draft),
    variants: variants.map(({ ordinal, draft: { casePack, minQuantity, prices } }) => ({
      ordinal,
      casePack,
      smallest: smallestQuantity({ casePack, minQuantity }),
      prices: prices.map(({ currency, price, msrp, tiers = [] }) =>
        tiers.length === 0
          ? [currency, price, msrp ?? 0]
          : [currency, price, msrp ?? 0, tiers.flatMap((tier) => [tier.minQuantity, tier.price])],
      ),
    })),
  }
}

/** What each weight of the search document says: A title, B names, C details, D description. */
export function searchTexts({ draft, categories, variants }: StoredProduct): { a: string; b: string; c: string; d: string; names: string } {
  const names = [draft.franchise, ...categories.map((category) => category.name), ...draft.tags].filter((name) => name !== null).join(' . ')
  return {
    a: draft.title,
    b: `${names} . ${variants.map((variant) => variant.draft.sku).join(' ')}`,
    c: [draft.vendor, draft.ageGrade, draft.materials, ...facetValues(draft).map(([, value]) => value)]
      .filter((text) => text !== null)
      .join(' . '),
    d: textOf(draft.descriptionHtml),
    names: `${draft.title} . ${names}`,
  }
}

/** `Mini 12 cm / Yellow`; the product's own title where there is nothing to choose. */
export function variantTitle(draft: ProductDraft, variant: VariantDraft): string {
  const values = draft.options.map((option) => variant.options[option.name]).filter((value) => value !== undefined && value !== '')
  return values.length > 0 ? values.join(' / ') : draft.title
}

function facetValues(draft: ProductDraft): [string, string][] {
  const seen = new Map<string, [string, string]>()
  const add = (name: string, value: string) => {
    if (name !== '' && value !== '') seen.set(`${name}\u0000${value}`, [name, value])
  }
  for (const [name, value] of Object.entries(draft.attributes)) add(name, value)
  for (const variant of draft.variants) for (const { name } of draft.options) add(name, variant.options[name] ?? '')
  return [...seen.values()]
}

function picture({ id, key, alt, width, height, widths, blur }: StoredPicture): Picture {
  return { id, key, alt, width, height, widths, blur }
}

/** The words of some sanitised HTML. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
