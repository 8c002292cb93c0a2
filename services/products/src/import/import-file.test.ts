import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { spawnNode, waitFor } from '@toyline/testing'
import iconv from 'iconv-lite'
import sharp from 'sharp'
import { testShop } from './test-import.ts'

const HEAD = 'Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price'

test('a product with one bad row is left out wholly, its neighbours are kept, and the report says where', async (t) => {
  const shop = await testShop(t)
  const file = await shop.write(
    'toys.csv',
    [
      HEAD,
      'rover,Rover,Size,S,R-S,4.95',
      'clippy,Clippy,Size,S,C-S,4.95',
      'clippy,,,M,C-M,"12,3,4"',
      'merlin,Merlin,Size,S,=cmd|x,"1.234,56"',
    ].join('\n'),
  )
  const report = join(shop.folder, 'report.csv')
  const summary = await shop.run(file, { report })
  assert.deepEqual([summary.created, summary.failed, summary.errors, summary.warnings], [2, 1, 1, 0])
  assert.deepEqual(summary.findings, ['Row 4, column "Variant Price": "12,3,4" is not a price.'])
  assert.deepEqual(await shop.rows('select handle from products.products order by handle'), [{ handle: 'merlin' }, { handle: 'rover' }])
  assert.deepEqual(
    await shop.rows('select sku, amount from products.variants v join products.prices p on p.variant_id = v.id order by sku'),
    [
      { sku: '=cmd|x', amount: 123456 },
      { sku: 'R-S', amount: 495 },
    ],
  )
  assert.equal(await readFile(report, 'utf8'), '\uFEFFRow,Level,Column,Value,Problem\r\n4,error,Variant Price,"12,3,4",is not a price.\r\n')
})

test('cells of the report are harmless in a spreadsheet', async (t) => {
  const shop = await testShop(t)
  const file = await shop.write('toys.csv', `${HEAD}\nclippy,Clippy,,,C-1,=cmd|' /C calc'!A0\n`)
  const report = join(shop.folder, 'report.csv')
  await shop.run(file, { report })
  assert.match(await readFile(report, 'utf8'), /\r\n2,error,Variant Price,'=cmd\|' \/C calc'!A0,is not a price\.\r\n$/)
})

test('a file without findings leaves no report', async (t) => {
  const shop = await testShop(t)
  const report = join(shop.folder, 'report.csv')
  await shop.run(await shop.write('toys.csv', `${HEAD}\nclippy,Clippy,,,C-1,4.95\n`), { report })
  assert.equal(existsSync(report), false)
})

test('a product without a price is kept without one, and a price of 0 is none', async (t) => {
  const shop = await testShop(t)
  const summary = await shop.run(await shop.write('toys.csv', `${HEAD}\na,A,,,A-1,\nb,B,,,B-1,0.00\n`))
  assert.deepEqual([summary.created, summary.failed], [2, 0])
  assert.deepEqual(summary.findings, [
    'Row 2, column "Variant SKU": "A-1" has no price; it is shown but cannot be bought until it has one. (2 like this)',
    'Row 3, column "Variant Price": "0.00" is taken as "no price", for nothing is sold for 0.',
  ])
  assert.deepEqual(await shop.rows('select * from products.prices'), [])
})

test('rows of a product that are scattered over the file become one whole product', async (t) => {
  const shop = await testShop(t)
  const file = await shop.write(
    'toys.csv',
    [HEAD, 'a,A,Size,S,A-S,1', 'b,B,Size,S,B-S,1', 'a,,,M,A-M,1', 'c,C,,,C-1,1', 'b,,,M,B-M,1'].join('\n'),
  )
  const summary = await shop.run(file)
  assert.deepEqual([summary.created, summary.updated, summary.variants], [3, 0, 5])
  assert.deepEqual(
    await shop.rows("select string_agg(sku, ',' order by position) as skus from products.variants group by product_id order by 1"),
    [{ skus: 'A-S,A-M' }, { skus: 'B-S,B-M' }, { skus: 'C-1' }],
  )
})

test('a SKU of another product is refused for that product alone', async (t) => {
  const shop = await testShop(t)
  const summary = await shop.run(await shop.write('toys.csv', [HEAD, 'a,A,,,SAME,1', 'b,B,,,SAME,1', 'c,C,,,OTHER,1'].join('\n')))
  assert.deepEqual([summary.created, summary.failed], [2, 1])
  assert.deepEqual(summary.findings, ['Row 3: "B" uses the SKU SAME, which belongs to another product.'])
  assert.deepEqual(await shop.rows('select handle from products.products order by 1'), [{ handle: 'a' }, { handle: 'c' }])
})

test('a dry run says the same and writes nothing', async (t) => {
  const shop = await testShop(t)
  await shop.run(await shop.write('first.csv', `${HEAD}\na,A,,,A-1,1\n`))
  const before = await shop.footprint()
  const file = await shop.write('toys.csv', [HEAD, 'a,A new,,,A-1,1', 'b,B,,,A-1,1', 'c,C,,,C-1,x', 'd,D,,,D-1,1'].join('\n'))
  const dry = await shop.run(file, { dryRun: true })
  assert.deepEqual([dry.created, dry.updated, dry.failed], [1, 1, 2])
  assert.deepEqual(dry.findings, [
    'Row 4, column "Variant Price": "x" is not a price.',
    'Row 3: "B" uses the SKU A-1, which belongs to another product.',
  ])
  assert.equal(await shop.footprint(), before)
  const wet = await shop.run(file)
  assert.deepEqual([wet.created, wet.updated, wet.failed, wet.findings], [1, 1, 2, dry.findings])
})

test('products of one name stay two, and a file without handles finds its products again under a changed name', async (t) => {
  const shop = await testShop(t)
  const first = await shop.run(await shop.write('plain.csv', 'Name,SKU,Price\nTeddy,T-1,1\nTeddy,T-2,2\n'))
  assert.equal(first.created, 2)
  assert.deepEqual(await shop.rows('select handle from products.products order by 1'), [{ handle: 'teddy' }, { handle: 'teddy-t-2' }])
  const second = await shop.run(await shop.write('plain.csv', 'Name,SKU,Price\nOld bear,T-1,1\nTeddy,T-2,2\n'))
  assert.deepEqual([second.created, second.updated, second.unchanged], [0, 1, 1])
  assert.deepEqual(await shop.rows('select handle, title from products.products order by 1'), [
    { handle: 'teddy', title: 'Old bear' },
    { handle: 'teddy-t-2', title: 'Teddy' },
  ])
})

test('encodings and separators are found out', async (t) => {
  const german = 'Artikelnummer;Bezeichnung;Preis;Bestand;Kategorie\nP-1;Plüschtier „Größe S“;1.234,56 €;5;Plüsch > Bären\n'
  const files: [name: string, bytes: Buffer, encoding: string][] = [
    ['utf8.csv', Buffer.from(german), 'utf-8'],
    ['utf8-bom.csv', Buffer.from(`\uFEFF${german}`), 'utf-8'],
    ['utf16le.csv', iconv.encode(german, 'utf-16le', { addBOM: true }), 'utf-16le'],
    ['utf16be.csv', iconv.encode(german, 'utf-16be', { addBOM: true }), 'utf-16be'],
    ['utf16le-no-bom.csv', iconv.encode(german, 'utf-16le', { addBOM: false }), 'utf-16le'],
    ['windows.csv', iconv.encode(german, 'windows-1252'), 'windows-1252'],
    ['tabs.csv', iconv.encode(german.replaceAll(';', '\t'), 'windows-1252'), 'windows-1252'],
    ['pipes-crlf.csv', iconv.encode(german.replaceAll(';', '|').replaceAll('\n', '\r\n'), 'windows-1252'), 'windows-1252'],
    ['sep.csv', Buffer.from(`sep=;\n${german}`), 'utf-8'],
    ['packed.csv.gz', gzipSync(Buffer.from(german)), 'utf-8'],
  ]
  for (const [name, bytes, encoding] of files) {
    const shop = await testShop(t)
    const summary = await shop.run(await shop.write(name, bytes), { defaults: { currency: 'EUR', market: 'eu' } })
    assert.deepEqual([summary.refused, summary.encoding, summary.created, summary.warnings], [null, encoding, 1, 0], name)
    assert.deepEqual(
      await shop.rows(`select p.title, path, currency, amount, location, on_hand from products.products p join products.categories c on c.id = category_id
        join products.variants v on v.product_id = p.id join products.prices on prices.variant_id = v.id join products.stock on stock.variant_id = v.id`),
      [{ title: 'Plüschtier „Größe S“', path: ['Plüsch', 'Bären'], currency: 'EUR', amount: 123456, location: 'rotterdam', on_hand: 5 }],
      name,
    )
  }
})

test('one umlaut at the very end of a long file decides its encoding', async (t) => {
  const shop = await testShop(t)
  const lines = Array.from({ length: 2_000 }, (_, at) => `toy-${at};${'A toy '.repeat(30).trim()};1`)
  const text = `handle;title;price\n${lines.join('\n')}\nlast;Plüschtier;1\n`
  const dry = await shop.run(await shop.write('long.csv', iconv.encode(text, 'windows-1252')), { dryRun: true })
  assert.deepEqual([dry.encoding, dry.created], ['windows-1252', 2_001])
})

test('a map says which column is what', async (t) => {
  const shop = await testShop(t)
  const file = await shop.write('own.csv', 'Nr;Was;Kostet;Lager 1\nX-1;Ente;3,50;7\n')
  assert.match(
    (await shop.run(file)).refused ?? '',
    /^This file does not look like a list of products: its columns are Nr, Was, Kostet, Lager 1\. .* say which is which with --map\.$/,
  )
  const summary = await shop.run(file, { map: { sku: 'Nr', title: 'was', price: 'Kostet', 'stock/louisville': 'Lager 1' } })
  assert.deepEqual([summary.refused, summary.created, summary.warnings], [null, 1, 0])
  assert.deepEqual(
    await shop.rows(
      'select p.title, sku, amount, location, on_hand from products.products p join products.variants v on v.product_id = p.id join products.prices on prices.variant_id = v.id join products.stock on stock.variant_id = v.id',
    ),
    [{ title: 'Ente', sku: 'X-1', amount: 350, location: 'louisville', on_hand: 7 }],
  )
  assert.equal(
    (await shop.run(file, { map: { title: 'Wer' } })).refused,
    'The map names a column "Wer" that the file does not have. It has: Nr, Was, Kostet, Lager 1.',
  )
  assert.match(
    (await shop.run(file, { map: { colour: 'Was' } })).refused ?? '',
    /^The map names a field "colour" that there is not\. There are: handle, title, sku,/,
  )
  assert.equal(
    (await shop.run(file, { map: { title: 'Was' } })).refused,
    'Even with the map this file has no column for the article number (SKU), the barcode or the price.',
  )
})

test('files that are no lists are refused in words', async (t) => {
  const shop = await testShop(t)
  const cases: [Buffer | string, string][] = [
    ['', 'This file is empty.'],
    ['handle,title,price\n', 'This file has headings but no products below them.'],
    [
      Buffer.from('504b030414000600', 'hex'),
      'This is an Excel workbook or a ZIP archive. Open it, choose "Save as" and "CSV UTF-8", and import that file.',
    ],
    ['%PDF-1.7 and so on', 'This is a PDF. Ask for the list as a CSV file.'],
    [
      await sharp({ create: { width: 9, height: 9, channels: 3, background: '#fff' } })
        .png()
        .toBuffer(),
      'This is a picture, not a list of products.',
    ],
    [gzipSync('handle,title,price\na,A,1\n').subarray(0, 30), 'This gzip file is damaged and cannot be unpacked.'],
    ['handle,title,price\na,"A never ends,1\nb,B,2\n', 'In row 2 a quotation mark is opened and never closed.'],
    [
      `handle,title,price\na,"${'x'.repeat(1_100_000)}",1\n`,
      'Row 2 is longer than 1 MB. Most likely a quotation mark is opened in it and never closed.',
    ],
    [`handle,title,price\na,A,1${','.repeat(1_100)}\n`, 'Row 2 has 1103 columns; 1000 are allowed.'],
    ['[{"name": "A", "price": 1', 'This file begins like JSON but is damaged or cut off.'],
    ['{"a": 1}', 'This JSON file is not a list of products.'],
    ['[]', 'This file is a JSON list with nothing in it.'],
  ]
  for (const [content, reason] of cases) assert.equal((await shop.run(await shop.write('file', content))).refused, reason)
  assert.equal((await shop.run(join(shop.folder, 'gone.csv'))).refused, 'There is no such file.')
  assert.equal((await shop.run(shop.folder)).refused, 'This is a folder, not a file.')
  assert.deepEqual(await shop.rows('select * from products.products'), [])
})

test('rows that go beyond the limits keep their product out and no other', async (t) => {
  const shop = await testShop(t)
  const many = Array.from({ length: 2_001 }, (_, at) => `many,${at === 0 ? 'Many' : ''},Size,${at},M-${at},1`)
  const rows = [
    HEAD,
    'a,A,,,A-1,1',
    ...many,
    'b,B,,,B-1,1,too,many',
    `c,${'x'.repeat(501)},,,C-1,1`,
    'd,D\0,,,D-1,1',
    'e,E,Size,S,E-1,1',
    'e,,,S,E-2,1',
    'f,,,,F-1,1',
    'g,G,,,G-1,1',
  ]
  const summary = await shop.run(await shop.write('toys.csv', rows.join('\n')))
  assert.deepEqual([summary.created, summary.failed], [2, 6])
  assert.deepEqual(summary.findings, [
    'Row 3: has 2001 variants; 2000 are allowed for one product.',
    'Row 2004: has 8 cells, but there are only 6 columns; a separator or a quotation mark is out of place.',
    `Row 2005, column "Title": "${'x'.repeat(59)}…" is 501 characters long; 500 are allowed.`,
    'Row 2006, column "Title": "D" has a NUL character in it, which is no text.',
    'Row 2008: has the same options as row 2007 (S).',
    'Row 2009: has no name for the product.',
  ])
  assert.deepEqual(await shop.rows('select handle from products.products order by 1'), [{ handle: 'a' }, { handle: 'g' }])
})

test('descriptions lose whatever could run', async (t) => {
  const shop = await testShop(t)
  const html = '<p onclick="x()">Soft <b>toy</b></p><script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:x()">a</a>'
  await shop.run(
    await shop.write('toys.csv', `Handle,Title,Body (HTML),Variant SKU,Variant Price\na,A,"${html.replaceAll('"', '""')}",A-1,1\n`),
  )
  assert.deepEqual(await shop.rows('select description_html as html from products.products'), [{ html: '<p>Soft <b>toy</b></p><a>a</a>' }])
})

test('pictures beside the file are made once, and what is wrong with one holds no product up', async (t) => {
  const shop = await testShop(t)
  await mkdir(join(shop.folder, 'pictures'))
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">${inside}</svg>`
  await writeFile(join(shop.folder, 'pictures/a.svg'), svg('<circle cx="10" cy="10" r="9"/>'))
  await writeFile(join(shop.folder, 'pictures/bad.svg'), svg('<script>alert(1)</script>'))
  const file = await shop.write(
    'toys.csv',
    [
      `${HEAD},Image Src,Image Position,Image Alt Text`,
      'a,A,,,A-1,1,pictures/a.svg,1,Front',
      'a,,,,,,pictures/bad.svg,2,Back',
      'a,,,,,,../../etc/passwd,3,Out',
      'b,B,,,B-1,1,pictures/a.svg,1,',
      'b,,,,,,https://cdn.example/x.png,2,',
    ].join('\n'),
  )
  const dry = await shop.run(file, { dryRun: true })
  assert.equal(existsSync(join(shop.folder, 'media')), false)
  const summary = await shop.run(file)
  assert.deepEqual([summary.created, summary.pictures], [2, { made: 1, kept: 1, left: 3 }])
  assert.deepEqual(summary.findings, dry.findings)
  assert.deepEqual(summary.findings, [
    'Row 3, column "Image Src": "pictures/bad.svg" is not used: it carries a script or a foreign document.',
    'Row 4, column "Image Src": "../../etc/passwd" is not used: it lies outside the folder of the imported file.',
    'Row 6, column "Image Src": "https://cdn.example/x.png" is not used: it is on another server, and the settings allow none to be fetched from.',
  ])
  assert.deepEqual(
    await shop.rows(
      'select handle, source, alt, widths from products.product_pictures pp join products.products p on p.id = pp.product_id join products.media m on m.id = pp.media_id order by 1',
    ),
    [
      { handle: 'a', source: 'pictures/a.svg', alt: 'Front', widths: [160, 320, 640, 960, 1600] },
      { handle: 'b', source: 'pictures/a.svg', alt: 'B', widths: [160, 320, 640, 960, 1600] },
    ],
  )
  const before = await shop.footprint()
  const again = await shop.run(file)
  assert.deepEqual([again.unchanged, again.pictures], [2, { made: 0, kept: 2, left: 3 }])
  assert.equal(await shop.footprint(), before)
})

/** Four rows a product, one for each variant. */
async function writeLarge(path: string, products = 5_000): Promise<void> {
  const file = await open(path, 'w')
  await file.write(`${HEAD},Body (HTML)\n`)
  const text = 'A toy that says so in quite a few words, because descriptions are long. '.repeat(12)
  for (let product = 0; product < products; product++)
    await file.write(
      ['S', 'M', 'L', 'XL']
        .map(
          (size, at) =>
            `toy-${product},${at === 0 ? `Toy ${product}` : ''},Size,${size},T-${product}-${size},4.95,${at === 0 ? `"${text}"` : ''}\n`,
        )
        .join(''),
    )
  await file.close()
}

const importerProgram = fileURLToPath(new URL('./test-importer.ts', import.meta.url))

test('a file of 20,000 rows is checked within 60 MB of heap', async (t) => {
  const shop = await testShop(t)
  const path = join(shop.folder, 'large.csv')
  await writeLarge(path)
  // A heap that fills ends the process.
  const child = spawnNode(t, importerProgram, [path, shop.url, join(shop.folder, 'media'), 'dry'], {
    NODE_OPTIONS: '--max-old-space-size=60',
  })
  const { code } = await child.ended
  assert.equal(code, 0, child.output())
  const { created, failed, rows, variants } = JSON.parse(child.output().trim().split('\n').at(-1) as string)
  assert.deepEqual({ created, failed, rows, variants }, { created: 5_000, failed: 0, rows: 20_000, variants: 20_000 })
})

test('an importer that is killed in the middle leaves whole products only, and the next run goes on', async (t) => {
  const shop = await testShop(t)
  const path = join(shop.folder, 'large.csv')
  await writeLarge(path, 1_500)
  const child = spawnNode(t, importerProgram, [path, shop.url, join(shop.folder, 'media')])
  const count = async () => (await shop.rows<{ n: number }>('select count(*)::int as n from products.products'))[0]?.n ?? 0
  await waitFor(async () => (await count()) > 200, { timeoutMs: 60_000 })
  await child.kill()
  await waitFor(
    async () =>
      (await shop.rows("select 1 from pg_stat_activity where application_name = 'importer' and datname = current_database()")).length === 0,
  )
  const kept = await count()
  assert.ok(kept > 200 && kept < 1_500, `${kept} products`)
  const broken =
    await shop.rows(`select p.handle from products.products p left join products.variants v on v.product_id = p.id left join products.prices on prices.variant_id = v.id
    group by p.id having count(v.id) <> 4 or count(amount) <> 4`)
  assert.deepEqual(broken, [])
  const summary = await shop.run(path)
  assert.deepEqual([summary.created, summary.updated, summary.unchanged, summary.failed], [1_500 - kept, 0, kept, 0])
  const before = await shop.footprint()
  const again = await shop.run(path)
  assert.deepEqual([again.created, again.updated, again.unchanged], [0, 0, 1_500])
  assert.equal(await shop.footprint(), before)
})
