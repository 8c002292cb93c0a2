import { columnsOf, type Field, textOf } from '../columns.ts'
import type { Row } from '../read-rows.ts'
import type { Format, Role } from './format.ts'
import { plainHeading, sharedMeaning } from './headings.ts'

// WooCommerce's product CSV schema: https://github.com/woocommerce/woocommerce/wiki/Product-CSV-Import-Schema
const MEANING: Record<string, Field> = {
  name: 'title',
  sku: 'sku',
  'gtin, upc, ean, or isbn': 'gtin',
  published: 'published',
  'short description': 'details',
  description: 'description',
  'regular price': 'price',
  stock: 'quantity',
  'backorders allowed?': 'policy',
  categories: 'category',
  tags: 'tags',
  images: 'image',
  brands: 'vendor',
}

/** Kinds of product whose word is not `simple`, `variable` or `variation`. */
const REFUSED: [RegExp, string][] = [
  [/\bgrouped\b/, 'is a group of other products and has no price of its own; its members are imported by themselves.'],
  [/\bexternal\b/, 'is sold on another site, so it cannot be sold here.'],
  [/\b(downloadable|virtual)\b/, 'is a download or a service; only goods that can be shipped are sold here.'],
]

export function wooCommerceFormat(headings: string[]): Format | null {
  const names = headings.map(plainHeading)
  if (!['type', 'sku', 'name', 'regular price'].every((name) => names.includes(name))) return null
  if (!names.includes('parent') && !names.includes('attribute 1 name')) return null
  const columns = columnsOf(headings, (heading) => meaningOf(heading))
  const at = (name: string) => names.indexOf(name)
  const cell = (row: Row, name: string) => row.cells[at(name)]?.trim() ?? ''
  const kind = (row: Row) => cell(row, 'type').toLowerCase()
  /** Variations name their parent by SKU or by `id:` and its number; a parent is met before its variations. */
  const skuById = new Map<string, string>()
  return {
    name: 'woocommerce',
    columns,
    keyOf: (row) => {
      if (kind(row).startsWith('variation')) return skuById.get(cell(row, 'parent')) ?? cell(row, 'parent')
      const id = cell(row, 'id')
      const key = textOf(columns, row, 'sku') || (id ? `id:${id}` : textOf(columns, row, 'title'))
      if (id && kind(row).startsWith('variable')) skuById.set(`id:${id}`, key)
      return key
    },
    role: (row): Role => {
      const refused = REFUSED.find(([pattern]) => pattern.test(kind(row)))
      if (refused) return { refused: refused[1] }
      if (kind(row).startsWith('variation')) return 'variant'
      return kind(row).startsWith('variable') ? 'product' : 'any'
    },
    html: true,
    lists: true,
    unit: { weight: unitIn(names, 'weight') ?? 'kg', size: unitIn(names, 'length') ?? 'cm' },
  }
}

function meaningOf(heading: string): Field | null {
  const name = plainHeading(heading)
  const attribute = /^attribute ([123]) (name|value\(s\))$/.exec(name)
  if (attribute) return `option${attribute[1] as '1'}.${attribute[2] === 'name' ? 'name' : 'value'}`
  const measure = /^(weight|length|width|height) \((\w+)\)$/.exec(name)
  if (measure) return measure[1] as Field
  return MEANING[name] ?? sharedMeaning(heading)
}

/** `kg` of `Weight (kg)`. */
function unitIn(names: string[], measure: string): string | undefined {
  return names.map((name) => new RegExp(`^${measure} \\((\\w+)\\)$`).exec(name)?.[1]).find((unit) => unit !== undefined)
}
