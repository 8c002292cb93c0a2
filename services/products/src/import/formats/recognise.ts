import { RefusedFile } from '../findings.ts'
import type { Format, FormatName } from './format.ts'
import { plainHeading } from './headings.ts'
import { type ColumnMap, plainFormat } from './plain.ts'
import { shopifyFormat } from './shopify.ts'
import { spreeFormat } from './spree.ts'
import { wooCommerceFormat } from './woocommerce.ts'

type Telltale = { what: string; is: (names: Set<string>) => boolean }

const all =
  (...needed: string[]) =>
  (names: Set<string>) =>
    needed.every((name) => names.has(name))
const any =
  (...enough: string[]) =>
  (names: Set<string>) =>
    enough.some((name) => names.has(name))

/** Files that come out of the same systems as product lists and are taken for one. */
const NO_PRODUCTS: Telltale[] = [
  { what: 'order lines', is: all('orderidentifier', 'productsku') },
  { what: 'orders', is: any('ponumber', 'po number', 'order number', 'billingaddresscity', 'shippingaddresscity') },
  { what: 'requests for a quote', is: all('first name', 'email', 'note') },
  { what: 'customers', is: all('email', 'first name') },
  { what: 'customers', is: all('email', 'last name') },
  { what: 'tax rates', is: any('rate %', 'tax rate') },
  { what: 'which customers get which price list', is: any('pricelist') },
  { what: 'price lists by name', is: all('name', 'organization') },
  { what: 'fields of prices', is: all('name', 'fieldname') },
  { what: 'translations of product texts', is: any('locale') },
  { what: 'units and how they convert', is: any('conversion rate') },
  { what: 'which products go with which', is: any('sku relation from') },
  { what: 'who may see which categories or products', is: any('visibility') },
  { what: 'search terms', is: any('term') },
  { what: 'a tree of categories', is: any('subcategories') },
]

const WANTED = 'Choose a file with at least a name and an article number (SKU) or a price for each product.'
const SHOWN_HEADINGS = 6

/** The format of a file by its headings. Throws RefusedFile with what the file seems to hold instead. */
export function recogniseFormat(headings: string[], { map, json = false }: { map?: ColumnMap | undefined; json?: boolean } = {}): Format {
  const plainName: FormatName = json ? 'json' : 'plain'
  if (map && Object.keys(map).length > 0) {
    const mapped = plainFormat(headings, plainName, map)
    if (mapped) return mapped
    throw new RefusedFile(`Even with the map this file has no column for ${missing(headings, map)}.`)
  }
  const names = new Set(headings.map(plainHeading))
  const known = shopifyFormat(headings) ?? wooCommerceFormat(headings) ?? spreeFormat(headings)
  if (known) return known
  const other = NO_PRODUCTS.find(({ is }) => is(names))
  if (other) throw new RefusedFile(`This file lists ${other.what}, not products: ${listed(headings)}. ${WANTED}`)
  const plain = plainFormat(headings, plainName)
  if (plain) return plain
  throw new RefusedFile(
    `This file does not look like a list of products: ${listed(headings)}. ${WANTED} If these columns do hold products, say which is which with --map.`,
  )
}

function listed(headings: string[]): string {
  const shown = headings.slice(0, SHOWN_HEADINGS).map((heading) => heading.replace(/\s+/g, ' ').trim().slice(0, 40) || '(no name)')
  const more = headings.length - shown.length
  const names = more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ')
  return headings.length === 1 ? `its only column is ${names}` : `its columns are ${names}`
}

function missing(headings: string[], map: ColumnMap): string {
  return plainFormat([...headings, '\0'], 'plain', { ...map, sku: '\0' })
    ? 'the article number (SKU), the barcode or the price'
    : 'the name of the product'
}
