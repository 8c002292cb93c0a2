import { CURRENCIES, type Currency, csvLine, TRANSLATED_LANGUAGES } from '@toyline/contracts'
import type { ProductDraft, VariantDraft } from '../domain/product-draft.ts'
import { writeTerms } from './read-translations.ts'

const OPTION_SLOTS = [0, 1, 2]

/**
 * Products as a Shopify product CSV with our extra columns (catalog/README.md), line by line. Cells are harmless in a
 * spreadsheet, and importing the file gives the same products back.
 * @param currency the one of `Variant Price`; every other currency has columns of its own
 */
export async function* exportProducts(
  products: AsyncIterable<ProductDraft> | Iterable<ProductDraft>,
  { currency, currencies, locations }: { currency: Currency; currencies: readonly Currency[]; locations: readonly string[] },
): AsyncGenerator<string> {
  const others = currencies.filter((each) => each !== currency)
  yield csvLine([...PRODUCT_HEADINGS, ...TRANSLATED_HEADINGS, ...variantHeadings(others, locations), ...PICTURE_HEADINGS])
  for await (const product of products) {
    const rows = Math.max(product.variants.length, product.pictures.length, 1)
    for (let at = 0; at < rows; at++)
      yield csvLine([
        product.handle,
        ...(at === 0
          ? [...productCells(product), ...translatedCells(product)]
          : [...PRODUCT_HEADINGS.slice(1), ...TRANSLATED_HEADINGS].map(() => '')),
        ...variantCells(product, product.variants[at], currency, others, locations),
        ...pictureCells(product, at),
      ])
  }
}

const PRODUCT_HEADINGS = [
  'Handle',
  'Title',
  'Body (HTML)',
  'Vendor',
  'Type',
  'Tags',
  'Status',
  'SEO Title',
  'SEO Description',
  'Category Path',
  'Franchise',
  'Age Grade',
  'Materials',
  'Warnings',
  'Certificates',
]
const TRANSLATED_HEADINGS = TRANSLATED_LANGUAGES.flatMap((language) =>
  ['Title', 'Body (HTML)', 'Materials', 'Warnings', 'Terms'].map((name) => `${name} / ${language}`),
)
const PICTURE_HEADINGS = ['Image Src', 'Image Position', 'Image Alt Text', 'Image View']

function productCells(product: ProductDraft): string[] {
  return [
    product.title,
    product.descriptionHtml,
    product.vendor ?? '',
    product.attributes.Type ?? '',
    product.tags.join(', '),
    product.status === 'published' ? 'active' : 'draft',
    product.seo.title ?? '',
    product.seo.description ?? '',
    product.categoryPath.join(' > '),
    product.franchise ?? '',
    product.ageGrade ?? '',
    product.materials ?? '',
    product.warnings ?? '',
    product.certificates.join('; '),
  ]
}

function translatedCells({ translations = {} }: ProductDraft): string[] {
  return TRANSLATED_LANGUAGES.flatMap((language) => {
    const { title = null, descriptionHtml = null, materials = null, warnings = null, terms = {} } = translations[language] ?? {}
    return [title, descriptionHtml, materials, warnings, writeTerms(terms)].map((text) => text ?? '')
  })
}

function variantHeadings(others: readonly Currency[], locations: readonly string[]): string[] {
  return [
    ...OPTION_SLOTS.flatMap((slot) => [`Option${slot + 1} Name`, `Option${slot + 1} Value`]),
    'Variant SKU',
    'Variant Barcode',
    'Variant Price',
    'Variant Compare At Price',
    'Tiers',
    ...others.flatMap((each) => [`Price / ${each}`, `MSRP / ${each}`, `Tiers / ${each}`]),
    'Variant Inventory Policy',
    'Variant Grams',
    'Case Pack',
    'Min Quantity',
    'Max Quantity',
    'Cap Quantity',
    'Cap Days',
    'Length cm',
    'Width cm',
    'Height cm',
    'Carton Units',
    'Carton Length cm',
    'Carton Width cm',
    'Carton Height cm',
    'Carton Weight kg',
    'Pallet Units',
    'HS Code',
    'Country of Origin',
    'Tax Category',
    'Variant Image',
    ...locations.map((location) => `Stock / ${location}`),
    ...locations.map((location) => `Arriving / ${location}`),
  ]
}

function variantCells(
  product: ProductDraft,
  variant: VariantDraft | undefined,
  currency: Currency,
  others: readonly Currency[],
  locations: readonly string[],
): string[] {
  if (!variant) return variantHeadings(others, locations).map(() => '')
  return [
    ...OPTION_SLOTS.flatMap((slot) => {
      const name = product.options[slot]?.name
      return name === undefined ? ['', ''] : [name, variant.options[name] ?? '']
    }),
    variant.sku,
    variant.gtin ?? '',
    ...priceCells(variant, currency),
    ...others.flatMap((each) => priceCells(variant, each)),
    variant.inventoryPolicy === 'backorder' ? 'continue' : 'deny',
    text(variant.weightGrams),
    text(variant.casePack),
    text(variant.minQuantity),
    text(variant.maxQuantity),
    text(variant.cap?.quantity),
    text(variant.cap?.days),
    text(variant.size?.length),
    text(variant.size?.width),
    text(variant.size?.height),
    ...cartonCells(variant),
    variant.hsCode ?? '',
    variant.origin ?? '',
    variant.taxCategory,
    variant.pictureSource ?? '',
    ...locations.map((location) => text(variant.stock[location])),
    ...locations.map((location) => (variant.arrivals?.[location] ?? []).map(({ date, quantity }) => `${date}: ${quantity}`).join('; ')),
  ]
}

function cartonCells({ carton }: VariantDraft): string[] {
  if (!carton) return ['', '', '', '', '', '']
  const { units, size, grossWeightGrams, palletUnits } = carton
  const kilograms = grossWeightGrams === null ? null : grossWeightGrams / 1_000
  return [units, size?.length, size?.width, size?.height, kilograms, palletUnits].map(text)
}

function priceCells(variant: VariantDraft, currency: Currency): string[] {
  const found = variant.prices.find((price) => price.currency === currency)
  const tiers = found?.tiers?.map((tier) => `${tier.minQuantity}: ${amount(tier.price, currency)}`) ?? []
  return [amount(found?.price, currency), amount(found?.msrp, currency), tiers.join('; ')]
}

/** Minor units as a decimal, by moving the point: 495 -> `4.95`. */
function amount(minor: number | null | undefined, currency: Currency): string {
  if (minor === null || minor === undefined) return ''
  const places = CURRENCIES[currency]
  const digits = String(minor).padStart(places + 1, '0')
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`
}

function pictureCells(product: ProductDraft, at: number): string[] {
  const picture = product.pictures[at]
  return picture ? [picture.source, String(picture.position), picture.alt, picture.view ?? ''] : ['', '', '', '']
}

function text(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}
