import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { csvLine, harmlessCell, readableCell } from '@toyline/contracts'
import type { ProductDraft } from '../domain/product-draft.ts'
import { exportProducts } from './export-products.ts'
import { openSource } from './open-source.ts'
import { type Row, readRows } from './read-rows.ts'
import { detectSeparator } from './separator.ts'
import { testShop } from './test-import.ts'
import { collect, thereAndBack } from './test-round-trip.ts'

const BAD_INPUT = fileURLToPath(new URL('../../../../../shared/data/bad-input/', import.meta.url))
const skip = !existsSync(BAD_INPUT) && 'the bad inputs are not on this machine'

test('every file of csv-spectrum reads as its JSON says', { skip }, async (t) => {
  const { write } = await testShop(t)
  const folder = join(BAD_INPUT, 'csv-spectrum')
  const files = readdirSync(folder).filter((name) => name.endsWith('.csv'))
  assert.equal(files.length, 11)
  for (const file of files) {
    // The files called crlf lost their line ends on their way here; their JSON still has them.
    const bytes = readFileSync(join(folder, file), 'utf8')
    const text = file.includes('_crlf') ? bytes.replace(/\r?\n/g, '\r\n') : bytes
    const source = await openSource(await write(file, text))
    const [headings, ...rows] = await collect(readRows(source, detectSeparator(source.sample)))
    const objects = rows.map(({ cells }) => Object.fromEntries((headings as Row).cells.map((heading, at) => [heading, cells[at]])))
    assert.deepEqual(objects, JSON.parse(readFileSync(join(folder, file.replace('.csv', '.json')), 'utf8')), file)
  }
})

function naughtyStrings(): string[] {
  const strings = JSON.parse(readFileSync(join(BAD_INPUT, 'blns/blns.json'), 'utf8')) as string[]
  return strings.filter((text) => text.trim() !== '' && !text.includes('\0'))
}

test('naughty strings as names, SKUs and texts are imported, kept and exported unharmed', { skip }, async (t) => {
  const shop = await testShop(t)
  const strings = naughtyStrings()
  assert.ok(strings.length > 480, `${strings.length} strings`)
  const skus = strings.map((text, at) => `${text.trim().slice(0, 150)} ${at}`)
  const lines = strings.map((text, at) => csvLine([text, skus[at] as string, '4.95', text]))
  const file = await shop.write('naughty.csv', csvLine(['Name', 'SKU', 'Price', 'Description']) + lines.join(''))
  const summary = await shop.run(file)
  assert.deepEqual([summary.refused, summary.failed, summary.created], [null, 0, strings.length])
  const kept = await shop.rows<{ sku: string; title: string; html: string }>(
    'select sku, p.title, description_html as html from products.variants v join products.products p on p.id = v.product_id order by v.ordinal',
  )
  for (const [at, text] of strings.entries()) {
    const found = kept.find(({ sku }) => sku === skus[at]!.toWellFormed())
    assert.equal(found?.title, text.trim().toWellFormed(), `title ${at}`)
    assert.equal(words(found?.html ?? ''), spaced(text.trim().toWellFormed()), `description ${at}`)
    assert.doesNotMatch(found?.html ?? '', /<(?!\/?p>|br \/>)/i, `description ${at} has no tags but ours`)
  }
  const drafts = strings.map((text, at) => ({ ...draftOf(text, skus[at] as string), handle: `naughty-${at}` }))
  assert.deepEqual(await thereAndBack(drafts), drafts)
})

test('formulas are exported as text and come back as they were', { skip }, async () => {
  const payloads = readFileSync(join(BAD_INPUT, 'csv-injection/csv-payload.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  assert.equal(payloads.length, 6)
  const drafts = ['=1+1', '+1-1', '-1+1', '@SUM(A1)', "'=1+1", "''@x", '-', '=', ...payloads].map((text, at) => ({
    ...draftOf(text, `${text} ${at}`),
    handle: `formula-${at}`,
  }))
  const lines = await collect(exportProducts(drafts, { currency: 'USD', currencies: ['USD'], locations: ['reno'] }))
  for (const row of await collect(readRawCells(lines.join(''))))
    for (const cell of row) assert.doesNotMatch(cell, /^[=+\-@\t\r](?!\d+(\.\d+)?$)/, cell)
  assert.deepEqual(await thereAndBack(drafts), drafts)
})

test('a cell is made harmless and read back exactly, and numbers stay numbers', () => {
  for (const text of ['=1', '+x', '-x', '@x', '\tx', '\rx', "'=1", "''=1", "'x", 'x', '', "'", '=', '-12,5', '+3', '-1e3'])
    assert.equal(readableCell(harmlessCell(text)), text, JSON.stringify(text))
  assert.deepEqual(['-12.50', '+3', '-1 000,5', '=1', '-x', "'=1"].map(harmlessCell), ['-12.50', '+3', '-1 000,5', "'=1", "'-x", "''=1"])
})

function draftOf(text: string, sku: string): ProductDraft {
  const plain = text.trim().toWellFormed()
  return {
    handle: '',
    title: plain,
    descriptionHtml: '<p>Soft.</p>',
    vendor: plain.slice(0, 100).toWellFormed().trim(),
    categoryPath: ['Plush'],
    franchise: null,
    ageGrade: null,
    materials: null,
    warnings: null,
    certificates: [],
    tags: [],
    attributes: {},
    seo: { title: null, description: null },
    status: 'published',
    options: [],
    variants: [
      {
        sku: sku.toWellFormed(),
        gtin: null,
        options: {},
        prices: [{ currency: 'USD', price: 495, msrp: 999 }],
        casePack: 6,
        minQuantity: 1,
        weightGrams: 62,
        size: null,
        carton: null,
        hsCode: null,
        origin: null,
        taxCategory: 'toys',
        inventoryPolicy: 'deny',
        stock: { reno: 3 },
        pictureSource: null,
      },
    ],
    pictures: [],
  }
}

async function* readRawCells(text: string): AsyncGenerator<string[]> {
  const { parse } = await import('csv-parse/sync')
  yield* parse(text) as string[][]
}

function words(html: string): string {
  return spaced(
    html
      .replace(/<br \/>|<\/p>/g, ' ')
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  )
}

function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
