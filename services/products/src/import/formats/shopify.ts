import { columnsOf, type Field, textOf } from '../columns.ts'
import type { Format } from './format.ts'
import { plainHeading, sharedMeaning } from './headings.ts'

// Shopify's product CSV, of 2015 to today: https://help.shopify.com/en/manual/products/import-export/using-csv
const MEANING: Record<string, Field> = {
  handle: 'handle',
  'url handle': 'handle',
  title: 'title',
  'body (html)': 'description',
  description: 'description',
  vendor: 'vendor',
  type: 'type',
  'product category': 'taxonomy',
  tags: 'tags',
  published: 'published',
  'published on online store': 'published',
  status: 'status',
  'option1 name': 'option1.name',
  'option1 value': 'option1.value',
  'option2 name': 'option2.name',
  'option2 value': 'option2.value',
  'option3 name': 'option3.name',
  'option3 value': 'option3.value',
  'variant sku': 'sku',
  sku: 'sku',
  'variant barcode': 'gtin',
  barcode: 'gtin',
  'variant grams': 'grams',
  'weight value (grams)': 'grams',
  'variant inventory qty': 'quantity',
  'inventory quantity': 'quantity',
  'variant inventory policy': 'policy',
  'continue selling when out of stock': 'policy',
  'variant price': 'price',
  price: 'price',
  'variant compare at price': 'msrp',
  'compare at price': 'msrp',
  'variant image': 'variantImage',
  'variant image url': 'variantImage',
  'image src': 'image',
  'product image url': 'image',
  'image position': 'imagePosition',
  'image alt text': 'imageAlt',
  'gift card': 'giftCard',
  'seo title': 'seoTitle',
  'seo description': 'seoDescription',
}

export function shopifyFormat(headings: string[]): Format | null {
  const names = new Set(headings.map(plainHeading))
  const handle = names.has('handle') || names.has('url handle')
  if (!handle || !names.has('title') || !(names.has('variant price') || names.has('option1 name') || names.has('variant sku'))) return null
  const columns = columnsOf(headings, (heading) => MEANING[plainHeading(heading)] ?? sharedMeaning(heading))
  return {
    name: 'shopify',
    columns,
    keyOf: (row) => textOf(columns, row, 'handle'),
    role: (row) =>
      /^(true|yes|1)$/i.test(textOf(columns, row, 'giftCard')) ? { refused: 'is a gift card; only goods can be sold here.' } : 'any',
    html: true,
    lists: false,
    unit: { weight: 'g', size: 'cm' },
  }
}
