import {
  type CardPicture,
  MAX_LISTED_VARIANTS,
  ORIGINAL_LANGUAGE,
  type Picture,
  type ProductPicture,
  returnClassOf,
  type Spin,
  smallestQuantity,
} from '@toyline/contracts'
import { collectionsOf } from './collections.ts'
import { type Content, originalContent, translatedContents } from './content.ts'
import { houseFacets } from './house-facets.ts'
import type { IndexEntry, PriceEntry } from './index-entry.ts'
import { materialCodes } from './materials.ts'
import { cardPictures, SPIN_FRAMES, spinGrid } from './picture-views.ts'
import type { ProductDraft, VariantDraft } from './product-draft.ts'
import { certificatesOf } from './safety.ts'
import { sortKey } from './words.ts'

export type CategoryRow = { id: string; ordinal: number; path: string[]; slug: string; name: string }
export type StoredPicture = ProductPicture & { source: string; mediaId: string }
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

/** Raised when the texts below change, so that those which are stored are made anew. */
export const VIEW_FORMAT = 5

/** Cannot occur in JSON text, where control characters are escaped. Between two of them stands a variant's ordinal. */
export const HOLE = '\u0001'

/** The card up to its case pack, price, msrp and availability, which are added when it is shown; no closing brace. */
export function renderCard(
  { id, draft, categories, pictures, variants }: StoredProduct,
  { title, language, untranslated }: Content,
): string {
  const [first] = variants
  const only = variants.length === 1 ? first : undefined
  const chosen = cardPictures(pictures)
  return JSON.stringify({
    id,
    handle: draft.handle,
    title,
    language: untranslated.includes('title') ? ORIGINAL_LANGUAGE : language,
    franchise: draft.franchise,
    category: categories.at(-1)?.slug ?? null,
    rootCategory: categories[0]?.slug ?? null,
    ageGrade: draft.ageGrade,
    picture: chosen[0] ? productPicture(chosen[0]) : null,
    pictures: chosen.map(cardPicture),
    collections: collectionsOf(draft.tags),
    variantCount: variants.length,
    variantId: only?.id ?? null,
    sku: only?.draft.sku ?? null,
  }).slice(0, -1)
}

/** Its variants as rows of a line sheet, each with a hole as on its page. */
export function renderRows({ pictures, variants }: StoredProduct, content: Content): string {
  const rows = variants.slice(0, MAX_LISTED_VARIANTS).map(({ id, ordinal, draft: variant }) => {
    const own = pictures.find(({ source }) => source === variant.pictureSource)
    return withHole(ordinal, { id, ...sellingFacts(content, variant), picture: own ? cardPicture(own) : null })
  })
  return `[${rows.join(',')}]`
}

/** The whole product with a hole in each variant for its price, msrp, volume prices and availability. */
export function renderPage({ id, draft, categories, pictures, variants, updatedAt }: StoredProduct, content: Content): string {
  const bySource = new Map(pictures.map((one) => [one.source, one.id]))
  const start = JSON.stringify({
    id,
    handle: draft.handle,
    language: content.language,
    untranslated: content.untranslated,
    title: content.title,
    descriptionHtml: content.descriptionHtml,
    vendor: draft.vendor,
    type: content.type,
    franchise: draft.franchise,
    categories: categories.map(({ slug }, at) => ({ slug, name: content.categories[at] })),
    ageGrade: draft.ageGrade,
    materials: content.materials,
    materialCodes: materialCodes(draft.materials),
    warnings: content.warnings,
    safety: { warnings: content.safetyWarnings, certificates: certificatesOf(draft.certificates) },
    tags: content.tags,
    collections: collectionsOf(draft.tags),
    options: content.options,
    pictures: pictures.filter(({ view }) => view !== 'spin').map(productPicture),
    spin: spinOf(pictures),
    returnClass: returnClassOf({ tags: draft.tags, categories: categories.map(({ slug }) => slug) }),
    seoTitle: content.seo.title,
    seoDescription: content.seo.description,
    updatedAt,
  }).slice(0, -1)
  const pages = variants.map(({ id: variantId, ordinal, draft: variant }) =>
    withHole(ordinal, {
      id: variantId,
      ...sellingFacts(content, variant),
      pictureId: (variant.pictureSource !== null && bySource.get(variant.pictureSource)) || null,
      weightGrams: variant.weightGrams,
      size: sides(variant.size),
      carton: variant.carton && { ...variant.carton, size: sides(variant.carton.size) },
      hsCode: variant.hsCode,
      origin: variant.origin,
    }),
  )
  return `${start},"variants":[${pages.join(',')}]}`
}

export function indexEntry({ draft, categories, variants }: StoredProduct): IndexEntry {
  return {
    format: VIEW_FORMAT,
    title: sortKey(draft.title),
    category: categories.at(-1)?.ordinal ?? 0,
    franchise: draft.franchise,
    age: draft.ageGrade,
    attributes: facetValues(draft),
    facets: houseFacets(draft),
    ...translatedTitles(draft),
    variants: variants.map(({ ordinal, draft: { casePack, minQuantity, prices } }) => ({
      ordinal,
      casePack,
      smallest: smallestQuantity({ casePack, minQuantity }),
      prices: prices
        .map(
          ({ currency, price, msrp, tiers = [] }): PriceEntry =>
            tiers.length === 0
              ? [currency, price, msrp ?? 0]
              : [currency, price, msrp ?? 0, tiers.flatMap((tier) => [tier.minQuantity, tier.price])],
        )
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    })),
  }
}

/** Which languages it is written in besides the original, with its title as it sorts there; nothing where there is none. */
function translatedTitles(draft: ProductDraft): Pick<IndexEntry, 'titles'> {
  const contents = translatedContents(draft)
  return contents.length === 0 ? {} : { titles: Object.fromEntries(contents.map(({ language, title }) => [language, sortKey(title)])) }
}

/** What each weight of the search document says: A title, B names, C details, D description. */
export type SearchTexts = { a: string; b: string; c: string; d: string; names: string }

export function searchTexts({ draft, variants }: StoredProduct, content: Content): SearchTexts {
  const names = [draft.franchise, ...content.categories, ...content.tags].filter((name) => name !== null).join(' . ')
  const values = variants.flatMap((variant) => content.optionsOf(variant.draft).map(([, value]) => value))
  return {
    a: content.title,
    b: `${names} . ${variants.map((variant) => variant.draft.sku).join(' ')}`,
    c: [draft.vendor, draft.ageGrade, content.materials, content.type, ...otherAttributes(draft), ...new Set(values)]
      .filter((text) => text !== null)
      .join(' . '),
    d: textOf(content.descriptionHtml),
    names: `${content.title} . ${names}`,
  }
}

const otherAttributes = ({ attributes }: ProductDraft) =>
  Object.entries(attributes).flatMap(([name, value]) => (name === 'Type' ? [] : [value]))

/** `Mini 12 cm / Yellow`; the product's own title where there is nothing to choose. */
export function variantTitle(content: Content, variant: VariantDraft): string {
  const values = content
    .optionsOf(variant)
    .map(([, value]) => value)
    .filter((value) => value !== '')
  return values.length > 0 ? values.join(' / ') : content.title
}

function withHole(ordinal: number, variant: object): string {
  return `${JSON.stringify(variant).slice(0, -1)},${HOLE}${ordinal}${HOLE}}`
}

function sellingFacts(content: Content, variant: VariantDraft) {
  return {
    title: variantTitle(content, variant),
    sku: variant.sku,
    gtin: variant.gtin,
    options: Object.fromEntries(content.optionsOf(variant)),
    casePack: variant.casePack,
    minQuantity: variant.minQuantity,
    maxQuantity: variant.maxQuantity ?? null,
    cap: variant.cap ?? null,
  }
}

/** In one order always: the database keeps that of an object's names no better than JSON does. */
function sides(size: VariantDraft['size']): VariantDraft['size'] {
  return size && { length: size.length, width: size.width, height: size.height }
}

function facetValues(draft: ProductDraft): [string, string][] {
  const { optionsOf } = originalContent(draft)
  const seen = new Map<string, [string, string]>()
  const add = (name: string, value: string) => {
    if (name !== '' && value !== '') seen.set(`${name}\u0000${value}`, [name, value])
  }
  for (const [name, value] of Object.entries(draft.attributes).sort(([a], [b]) => (a < b ? -1 : 1))) add(name, value)
  for (const variant of draft.variants) for (const [name, value] of optionsOf(variant)) add(name, value)
  return [...seen.values()]
}

function cardPicture({ id, key, alt, width, height, widths, view }: StoredPicture): CardPicture {
  return { id, key, alt, width, height, widths, view }
}

function picture({ id, key, alt, width, height, widths, blur }: StoredPicture): Picture {
  return { id, key, alt, width, height, widths, blur }
}

function productPicture(stored: StoredPicture): ProductPicture {
  return { ...picture(stored), view: stored.view }
}

function spinOf(pictures: readonly StoredPicture[]): Spin | null {
  const sheet = pictures.find(({ view }) => view === 'spin')
  const grid = sheet && spinGrid(sheet)
  return grid ? { picture: picture(sheet), frames: SPIN_FRAMES, ...grid } : null
}

/** The words of some sanitised HTML. */
function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}
