import assert from 'node:assert/strict'
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ProductDraft } from './domain/product-draft.ts'
import { recogniseFormat } from './import/formats/recognise.ts'
import { groupRows } from './import/group-rows.ts'
import { readProduct } from './import/read-product.ts'
import { type Row, readRows } from './import/read-rows.ts'

const catalogue = fileURLToPath(new URL('../../../catalog/toys.csv', import.meta.url))

/** The sample catalogue without its pictures. */
export async function sampleDrafts(): Promise<ProductDraft[]> {
  const rows = () => readRows({ text: () => createReadStream(catalogue, 'utf8') }, ',')
  const headings = (await rows().next()).value as Row
  const format = recogniseFormat(headings.cells)
  const goods = async function* () {
    for await (const row of rows()) if (row.number > 1) yield row
  }
  const drafts: ProductDraft[] = []
  for await (const group of groupRows(goods(), format.keyOf, new Set())) {
    const { product, findings } = readProduct(format, group, {
      currency: 'USD',
      location: 'reno',
      locations: ['reno', 'louisville', 'rotterdam'],
    })
    assert.deepEqual(findings, [])
    if (product) drafts.push({ ...product.draft, pictures: [] })
  }
  return drafts
}
