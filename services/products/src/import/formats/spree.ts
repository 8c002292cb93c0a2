import { columnsOf, type Field, textOf } from '../columns.ts'
import type { Format } from './format.ts'
import { plainHeading, sharedMeaning } from './headings.ts'

// Spree's product CSV: https://spreecommerce.org/docs/use-case/import-export
const MEANING: Record<string, Field> = {
  slug: 'handle',
  sku: 'sku',
  name: 'title',
  price: 'price',
  'compare at price': 'msrp',
  currency: 'currency',
  status: 'status',
  description: 'description',
  'meta title': 'seoTitle',
  'meta description': 'seoDescription',
  tags: 'tags',
  'product type': 'type',
  category1: 'category',
  'brand name': 'vendor',
  width: 'width',
  height: 'height',
  depth: 'length',
  'dimensions unit': 'sizeUnit',
  weight: 'weight',
  'weight unit': 'weightUnit',
  'inventory count': 'quantity',
  'inventory backorderable': 'policy',
  barcode: 'gtin',
  'option1 name': 'option1.name',
  'option1 value': 'option1.value',
  'option2 name': 'option2.name',
  'option2 value': 'option2.value',
  'option3 name': 'option3.name',
  'option3 value': 'option3.value',
  'image1 src': 'image',
  'image2 src': 'image',
  'image3 src': 'image',
}

export function spreeFormat(headings: string[]): Format | null {
  const names = headings.map(plainHeading)
  if (!['slug', 'sku', 'name', 'price'].every((name) => names.includes(name))) return null
  if (!names.includes('option1 name') && !names.includes('category1')) return null
  const columns = columnsOf(headings, (heading) => MEANING[plainHeading(heading)] ?? sharedMeaning(heading))
  return {
    name: 'spree',
    columns,
    keyOf: (row) => textOf(columns, row, 'handle'),
    role: (row) =>
      /^(true|yes|1)$/i.test(digital(headings, row.cells))
        ? { refused: 'is a download; only goods that can be shipped are sold here.' }
        : 'any',
    html: true,
    lists: false,
    unit: { weight: 'lb', size: 'in' },
  }
}

function digital(headings: string[], cells: string[]): string {
  return cells[headings.findIndex((heading) => plainHeading(heading) === 'digital')]?.trim() ?? ''
}
