import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import type { ProductDraft } from '../domain/product-draft.ts'
import { exportProducts } from './export-products.ts'
import { recogniseFormat } from './formats/recognise.ts'
import { groupRows } from './group-rows.ts'
import { readProduct } from './read-product.ts'
import { type Row, readRows } from './read-rows.ts'

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = []
  for await (const item of items) found.push(item)
  return found
}

/** Drafts as they come back from the file that they are exported to. */
export async function thereAndBack(drafts: ProductDraft[], locations: string[] = ['reno']): Promise<ProductDraft[]> {
  const text = (await collect(exportProducts(drafts, { currency: 'USD', currencies: ['USD', 'EUR'], locations }))).join('')
  const read = () => readRows({ text: () => Readable.from([text], { objectMode: true }) }, ',')
  const headings = await read().next()
  const format = recogniseFormat((headings.value as Row).cells)
  const rows = async function* () {
    for await (const row of read()) if (row.number > 1) yield row
  }
  const groups = await collect(groupRows(rows(), format.keyOf, new Set()))
  return groups.map((group) => {
    const { product, findings } = readProduct(format, group, { currency: 'USD', location: 'reno', locations })
    assert.deepEqual(findings, [])
    return withoutEmptyArrivals(product?.draft as ProductDraft)
  })
}

/** A file says of each location what it expects, a draft only where it is something. */
function withoutEmptyArrivals(draft: ProductDraft): ProductDraft {
  const variants = draft.variants.map(({ arrivals = {}, ...variant }) => {
    const expected = Object.entries(arrivals).filter(([, list]) => list.length > 0)
    return expected.length === 0 ? variant : { ...variant, arrivals: Object.fromEntries(expected) }
  })
  return { ...draft, variants }
}
