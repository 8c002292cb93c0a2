import { z } from 'zod'
import { type Columns, columnsOf, type Field, textOf } from '../columns.ts'
import { RefusedFile } from '../findings.ts'
import type { Format, FormatName } from './format.ts'
import { plainHeading, sharedMeaning } from './headings.ts'

/** What people call these columns; the first that a file has is taken, so the surest names stand first. */
const SYNONYMS: [Field, string[]][] = [
  ['handle', ['handle', 'slug', 'url handle', 'url key', 'permalink']],
  [
    'title',
    [
      'title',
      'name',
      'product name',
      'product title',
      'item name',
      'product',
      'article',
      'bezeichnung',
      'artikelname',
      'produktname',
      'nom',
      'nombre',
    ],
  ],
  [
    'sku',
    [
      'sku',
      'item number',
      'item no',
      'item #',
      'article number',
      'article no',
      'part number',
      'product code',
      'item code',
      'style number',
      'artikelnummer',
      'artikel nr',
      'artikelnr',
      'art nr',
      'référence',
      'referencia',
    ],
  ],
  ['reference', ['product id', 'id', 'uniq id', 'item id', 'unique id']],
  [
    'price',
    [
      'wholesale price',
      'price',
      'unit price',
      'net price',
      'trade price',
      'cost',
      'preis',
      'vk',
      'vk netto',
      'nettopreis',
      'prix',
      'precio',
    ],
  ],
  ['msrp', ['msrp', 'rrp', 'srp', 'list price', 'retail price', 'compare at price', 'uvp']],
  ['currency', ['currency', 'currency code', 'währung']],
  [
    'description',
    ['description', 'product description', 'body (html)', 'body', 'long description', 'beschreibung', 'details', 'short description'],
  ],
  ['details', ['information', 'specifications']],
  ['vendor', ['vendor', 'brand', 'manufacturer', 'brand name', 'hersteller', 'marke']],
  ['type', ['product type']],
  ['category', ['category', 'category path', 'categories', 'product category', 'amazon category and sub category', 'kategorie', 'type']],
  ['tags', ['tags', 'keywords']],
  ['gtin', ['gtin', 'ean', 'upc', 'barcode', 'ean13', 'ean code', 'gtin13', 'gtin14', 'isbn', 'variant barcode']],
  [
    'quantity',
    [
      'stock',
      'qty',
      'quantity',
      'stock quantity',
      'stock qty',
      'inventory',
      'inventory quantity',
      'on hand',
      'available',
      'number available in stock',
      'bestand',
      'menge',
      'lagerbestand',
    ],
  ],
  ['image', ['image', 'images', 'image url', 'picture', 'photo', 'image src', 'main image', 'bild', 'product image url']],
  ['imageAlt', ['image alt text', 'image alt', 'alt text']],
  ['weight', ['weight', 'item weight', 'gewicht']],
  ['weightUnit', ['weight unit']],
  ['grams', ['grams', 'weight grams', 'weight (g)', 'weight g']],
  ['length', ['length', 'depth']],
  ['width', ['width']],
  ['height', ['height']],
  ['sizeUnit', ['dimensions unit', 'dimension unit', 'size unit']],
  ['status', ['status']],
  ['published', ['published', 'active', 'visible']],
  ['seoTitle', ['seo title', 'meta title']],
  ['seoDescription', ['seo description', 'meta description']],
  ['option1.name', ['option1 name']],
  ['option1.value', ['option1 value']],
  ['option2.name', ['option2 name']],
  ['option2.value', ['option2 value']],
  ['option3.name', ['option3 name']],
  ['option3.value', ['option3 value']],
]
const SEVERAL: [Field, RegExp][] = [
  ['subcategory', /^sub ?category( \d)?$/],
  ['image', /^(image|picture|photo)( url| src)? ?\d+( url| src)?$/],
]

/** Our name of a field -> the heading in the file, as `--map` gives it: `{ "title": "Bezeichnung", "price": "VK netto" }`. */
export const ColumnMap = z.record(z.string(), z.string())
export type ColumnMap = z.infer<typeof ColumnMap>

/** One row a product, or several under one handle; null where the columns do not make products. */
export function plainFormat(headings: string[], name: FormatName = 'plain', map: ColumnMap = {}): Format | null {
  const columns = withMap(guessed(headings), map)
  const has = (field: Field) => columns.at.has(field)
  const priced = has('price') || [...columns.at.keys()].some((field) => field.startsWith('price/'))
  if (!has('title') || !(has('sku') || priced || has('gtin'))) return null
  return {
    name,
    columns,
    keyOf: (row) =>
      textOf(columns, row, 'handle') || textOf(columns, row, 'sku') || textOf(columns, row, 'reference') || textOf(columns, row, 'title'),
    role: () => 'any',
    html: false,
    lists: true,
    unit: { weight: 'kg', size: 'cm' },
  }
}

function guessed(headings: string[]): Columns {
  const names = headings.map(plainHeading)
  const taken = new Map<number, Field>()
  for (const [field, synonyms] of SYNONYMS) {
    const found = synonyms.map((synonym) => names.indexOf(synonym)).find((at) => at >= 0 && !taken.has(at))
    if (found !== undefined) taken.set(found, field)
  }
  return columnsOf(headings, (heading, at) => {
    const known = taken.get(at)
    if (known) return known
    const several = SEVERAL.find(([, pattern]) => pattern.test(names[at] ?? ''))
    if (several) return several[0]
    return ['information', 'specifications'].includes(names[at] ?? '') ? 'details' : sharedMeaning(heading)
  })
}

const MAPPABLE = new Set<string>([
  ...SYNONYMS.map(([field]) => field),
  'subcategory',
  'franchise',
  'age',
  'materials',
  'warnings',
  'tiers',
  'certificates',
  'casePack',
  'cartonUnits',
  'cartonLength',
  'cartonWidth',
  'cartonHeight',
  'cartonWeight',
  'palletUnits',
  'imageView',
  'minQuantity',
  'maxQuantity',
  'capQuantity',
  'capDays',
  'hsCode',
  'origin',
  'taxCategory',
])

function withMap(columns: Columns, map: ColumnMap): Columns {
  const at = new Map(columns.at)
  for (const [field, heading] of Object.entries(map)) {
    if (
      !MAPPABLE.has(field) &&
      !/^(price|msrp|tiers)\/[A-Z]{3}$|^(stock|arrivals|attribute)\/.+$|^(title|description|materials|warnings|terms)\/(de|fr|es)$/.test(
        field,
      )
    )
      throw new RefusedFile(
        `The map names a field "${field}" that there is not. There are: ${[...MAPPABLE].join(', ')}, price/EUR, stock/reno, arrivals/reno, attribute/Name, title/de, terms/de.`,
      )
    const found = columns.headings.findIndex((known) => plainHeading(known) === plainHeading(heading))
    if (found < 0)
      throw new RefusedFile(`The map names a column "${heading}" that the file does not have. It has: ${columns.headings.join(', ')}.`)
    for (const [other, places] of at)
      if (other !== field)
        at.set(
          other,
          places.filter((place) => place !== found),
        )
    at.set(field as Field, [found])
  }
  for (const [field, places] of at) if (places.length === 0) at.delete(field)
  return { headings: columns.headings, at }
}
