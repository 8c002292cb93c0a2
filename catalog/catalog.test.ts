import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import sharp from 'sharp'
import { arrivals } from './arrivals.ts'
import { columns, csvFile, roots, toCsv } from './build-csv.ts'
import { turns } from './favourites.ts'
import { picturesOf } from './pictures.ts'
import { products } from './products/index.ts'

const here = new URL('./', import.meta.url)
const text = readFileSync(csvFile, 'utf8')
type Column = (typeof columns)[number]
const rows = parse(text, { columns: true }) as Record<Column, string>[]
const heads = rows.filter((r) => r.Title)
const variants = rows.filter((r) => r['Variant SKU'])
const rowsOf = (handle: string) => rows.filter((r) => r.Handle === handle)

const repeated = (list: string[]) => list.filter((x, i) => list.indexOf(x) !== i)

test('the header is Shopify’s, then ours', () => {
  assert.deepEqual(parse(text, { to: 1 })[0], columns)
})

test('the catalogue is large enough to browse', () => {
  assert.ok(heads.length >= 84, `${heads.length} products`)
  assert.ok(variants.length >= 210, `${variants.length} variants`)
  assert.equal(heads.length, products.length)
})

test('nothing that names a thing names two', () => {
  assert.deepEqual(repeated(heads.map((r) => r.Handle)), [])
  assert.deepEqual(repeated(heads.map((r) => r.Title)), [])
  assert.deepEqual(repeated(heads.map((r) => r['Body (HTML)'])), [])
  assert.deepEqual(repeated(variants.map((r) => r['Variant SKU'])), [])
  assert.deepEqual(repeated(variants.map((r) => r['Variant Barcode'])), [])
  assert.deepEqual(repeated(rows.filter((r) => r['Image Src']).map((r) => r['Image Src'])), [])
})

test('every barcode is a GTIN-13 in the range kept for demonstrations', () => {
  for (const { 'Variant Barcode': code } of variants) {
    assert.match(code, /^952\d{10}$/)
    const sum = [...code].reverse().reduce((s, d, i) => s + Number(d) * (i % 2 ? 3 : 1), 0)
    assert.equal(sum % 10, 0, code)
  }
})

test('a retailer keeps 45 to 55 % in every currency', () => {
  const lists = [
    ['Variant Price', 'Variant Compare At Price'],
    ['Price / EUR', 'MSRP / EUR'],
    ['Price / GBP', 'MSRP / GBP'],
    ['Price / CAD', 'MSRP / CAD'],
  ] as const
  for (const row of variants) {
    for (const [price, msrp] of lists) {
      assert.match(row[price], /^\d+\.\d\d$/)
      assert.match(row[msrp], /^\d+\.\d\d$/)
      assert.ok(Number(row[price]) > 0)
      const margin = 1 - Number(row[price]) / Number(row[msrp])
      assert.ok(margin >= 0.45 && margin <= 0.55, `${row['Variant SKU']} ${price}: ${margin}`)
    }
    assert.ok(Number(row['Cost per item']) < Number(row['Variant Price']))
  }
})

test('volume prices begin above one case, in whole cases, and fall in every currency, for at least 40 variants', () => {
  const lists = [
    ['Variant Price', 'Tiers'],
    ['Price / EUR', 'Tiers / EUR'],
    ['Price / GBP', 'Tiers / GBP'],
    ['Price / CAD', 'Tiers / CAD'],
  ] as const
  const tiered = variants.filter((row) => row.Tiers)
  assert.ok(tiered.length >= 40, `${tiered.length} variants`)
  for (const row of variants)
    for (const [price, tiers] of lists) {
      let before = [Number(row['Case Pack']), Number(row[price])] as [number, number]
      const rungs = row[tiers].split('; ').filter(Boolean)
      assert.equal(rungs.length, row.Tiers.split('; ').filter(Boolean).length, `${row['Variant SKU']} ${tiers}`)
      for (const rung of rungs) {
        assert.match(rung, /^\d+: \d+\.\d\d$/)
        const [pieces, each] = rung.split(': ').map(Number) as [number, number]
        assert.equal(pieces % Number(row['Case Pack']), 0, `${row['Variant SKU']} ${rung}`)
        assert.ok(pieces > before[0] && each < before[1], `${row['Variant SKU']} ${tiers}: ${rung}`)
        assert.ok(each > Number(row[price]) * 0.8, `${row['Variant SKU']} ${rung} is no believable discount`)
        before = [pieces, each]
      }
    }
})

test('some toys are scarce: limits are whole cases, and a cap names pieces and days', () => {
  for (const row of variants) {
    for (const column of ['Max Quantity', 'Cap Quantity'] as const)
      assert.ok(Number(row[column]) % Number(row['Case Pack']) === 0, `${row['Variant SKU']} ${column}`)
    assert.equal(row['Cap Quantity'] === '', row['Cap Days'] === '', row['Variant SKU'])
  }
  assert.ok(variants.filter((row) => row['Cap Quantity']).length >= 6)
  assert.ok(variants.filter((row) => row['Max Quantity']).length >= 4)
})

test('a dozen variants are expected, in whole cases, by the names of variants that there are', () => {
  const expected = rows.filter((row) => row['Arriving / reno'] || row['Arriving / louisville'] || row['Arriving / rotterdam'])
  assert.equal(expected.length, Object.keys(arrivals).length)
  assert.equal(expected.length, 12)
  for (const row of expected)
    for (const place of ['reno', 'louisville', 'rotterdam'] as const)
      for (const [, pieces] of row[`Arriving / ${place}`].matchAll(/: (\d+)/g))
        assert.equal(Number(pieces) % Number(row['Case Pack']), 0, row['Variant SKU'])
})

test('the stock of a variant is what its three warehouses hold', () => {
  for (const row of variants) {
    const held = [row['Stock / reno'], row['Stock / louisville'], row['Stock / rotterdam']].map(Number)
    assert.ok(
      held.every((n) => Number.isInteger(n) && n >= 0),
      row['Variant SKU'],
    )
    assert.equal(
      Number(row['Variant Inventory Qty']),
      held.reduce((sum, n) => sum + n, 0),
      row['Variant SKU'],
    )
    assert.ok(['deny', 'continue'].includes(row['Variant Inventory Policy']))
  }
  const out = variants.filter((r) => r['Variant Inventory Qty'] === '0')
  assert.ok(out.length >= 3 && out.every((r) => r['Variant Inventory Policy'] === 'deny'))
  assert.ok(variants.filter((r) => r['Variant Inventory Policy'] === 'continue').length >= 4)
})

test('cases, weights and measures can be shipped', () => {
  for (const row of variants) {
    assert.ok([1, 2, 4, 6, 8, 12, 24].includes(Number(row['Case Pack'])), row['Variant SKU'])
    for (const column of ['Variant Grams', 'Length cm', 'Width cm', 'Height cm'] as const)
      assert.ok(Number(row[column]) > 0, `${row['Variant SKU']} ${column}`)
  }
})

test('every product hangs under one of six roots, each with two to five branches', () => {
  const branches = new Set(heads.map((r) => r['Category Path']))
  assert.deepEqual([...new Set([...branches].map((path) => path.split(' > ')[0]))].sort(), [...roots].sort())
  for (const root of roots) {
    const count = [...branches].filter((path) => path.startsWith(`${root} > `)).length
    assert.ok(count >= 2 && count <= 5, `${root}: ${count}`)
  }
})

test('every product says what customs and parents must know', () => {
  for (const row of heads) {
    assert.ok(['0+', '3+', '6+', '8+', '14+'].includes(row['Age Grade']), row.Handle)
    assert.match(row['HS Code'], /^\d{4}\.\d{2}(\.\d{2})?$/)
    assert.match(row['Country of Origin'], /^[A-Z]{2}$/)
    assert.ok(row.Materials && row.Franchise && row['Product Category'], row.Handle)
    const sentences = row['Body (HTML)'].split(/[.?!…](?= |<)/).length - 1
    assert.ok(sentences >= 2 && sentences <= 4, `${row.Handle}: ${sentences} sentences`)
  }
})

test('every product has at least three pictures, and every variant one of them', () => {
  for (const { Handle } of heads) {
    const own = rowsOf(Handle)
    const pictures = own.map((r) => r['Image Src']).filter(Boolean)
    assert.ok(pictures.length >= 3, Handle)
    assert.deepEqual(
      own.filter((r) => r['Image Src']).map((r) => Number(r['Image Position'])),
      pictures.map((_, i) => i + 1),
    )
    for (const row of own) {
      if (row['Image Src']) assert.ok(row['Image Alt Text'] && existsSync(new URL(row['Image Src'], here)), row['Image Src'])
      if (row['Variant SKU']) assert.ok(pictures.includes(row['Variant Image']), row['Variant SKU'])
    }
  }
})

test('the committed CSV is what its program writes', () => {
  assert.equal(text, toCsv(products))
})

const pictures = products.flatMap(picturesOf)

test('the folder of pictures holds what the catalogue shows', () => {
  assert.deepEqual(
    readdirSync(new URL('pictures/', here))
      .map((name) => `pictures/${name}`)
      .sort(),
    pictures.map(({ file }) => file).sort(),
  )
})

test('a rendering is a cut-out of 1600 pixels that says what it is; the best sellers can be turned', async () => {
  for (const { file, view, alt } of pictures) {
    const bytes = readFileSync(new URL(file, here))
    const { format, width, height, hasAlpha, exif } = await sharp(bytes).metadata()
    assert.deepEqual(
      { format, width, height, hasAlpha, exif },
      { format: 'heif', width: view === 'spin' ? 3840 : 1600, height: view === 'spin' ? 2560 : 1600, hasAlpha: true, exif: undefined },
      file,
    )
    assert.ok(bytes.length < (view === 'spin' ? 800_000 : 250_000), `${file} has ${bytes.length} bytes`)
    assert.match(alt, /, rendering$/)
  }
  for (const product of products.filter(({ handle }) => turns(handle)))
    assert.equal(rowsOf(product.handle).filter((row) => row['Image View'] === 'spin').length, 1, product.handle)
})
