import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Product } from '@toyline/contracts'
import sharp from 'sharp'
import { HOLE } from '../domain/product-views.ts'
import { testShop } from './test-import.ts'

const picture = (width: number, height: number, background: string) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer()

test('pictures show what their column says, else what their file is named after, and a spin is a sheet of its own', async (t) => {
  const shop = await testShop(t)
  await shop.write('clippy-front.png', await picture(40, 40, '#a00'))
  await shop.write('clippy-2.png', await picture(40, 40, '#0a0'))
  await shop.write('clippy-back.png', await picture(40, 40, '#00a'))
  await shop.write('clippy-spin.png', await picture(600, 400, '#aa0'))
  const summary = await shop.run(
    await shop.write(
      'toys.csv',
      [
        'Handle,Title,Variant SKU,Variant Price,Image Src,Image View',
        'clippy,Clippy,C-1,4.95,clippy-front.png,',
        'clippy,,,,clippy-2.png,Scale',
        'clippy,,,,clippy-back.png,upside down',
        'clippy,,,,clippy-spin.png,',
      ].join('\n'),
    ),
  )
  assert.deepEqual(summary.findings, [
    'Row 4, column "Image View": "upside down" is no view of a picture; there are front, three-quarter, side, back, detail, scale, pack, spin.',
  ])
  const [view] = await shop.rows<{ page: string; card: string }>('select page, card from products.product_views')
  const page = JSON.parse((view?.page ?? '').replace(`,${HOLE}1${HOLE}`, ''))
  assert.deepEqual(
    page.pictures.map((one: { view: string }) => one.view),
    ['front', 'scale', 'back'],
  )
  const { picture: sheet, ...grid } = page.spin as Product['spin'] & object
  assert.deepEqual([grid, sheet.width, sheet.height], [{ frames: 24, columns: 6, rows: 4 }, 600, 400])
  assert.deepEqual(
    JSON.parse(`${view?.card}}`).pictures.map((one: { view: string }) => one.view),
    ['front', 'back', 'scale'],
  )
})

test('certificates, cartons and pallets are read with their product, and what makes no sense is left out in words', async (t) => {
  const shop = await testShop(t)
  const summary = await shop.run(
    await shop.write(
      'toys.csv',
      [
        'Handle,Title,Variant SKU,Variant Price,Case Pack,Certificates,Carton Units,Carton Length cm,Carton Width cm,Carton Height cm,Carton Weight kg,Units per Pallet',
        'a,A,A-1,1,6,CE; EN 71;CE,24,40,30.5,20,3.21,1440',
        'b,B,B-1,1,6,,,40,30,,heavy,',
        'c,C,C-1,1,6,,,,,,2.5,',
        'd,D,D-1,1,6,,,,,,,',
      ].join('\n'),
    ),
  )
  assert.deepEqual(summary.findings, ['Row 3, column "Carton Weight kg": "heavy" is not a weight; it is left out.'])
  assert.deepEqual(await shop.rows("select certificates from products.products where handle = 'a'"), [{ certificates: ['CE', 'EN 71'] }])
  assert.deepEqual(
    await shop.rows(
      `select sku, carton_units, carton_length_cm::float8 as l, carton_width_cm::float8 as w, carton_height_cm::float8 as h, carton_grams, pallet_units
       from products.variants order by sku`,
    ),
    [
      { sku: 'A-1', carton_units: 24, l: 40, w: 30.5, h: 20, carton_grams: 3_210, pallet_units: 1_440 },
      { sku: 'B-1', carton_units: null, l: null, w: null, h: null, carton_grams: null, pallet_units: null },
      { sku: 'C-1', carton_units: 6, l: null, w: null, h: null, carton_grams: 2_500, pallet_units: null },
      { sku: 'D-1', carton_units: null, l: null, w: null, h: null, carton_grams: null, pallet_units: null },
    ],
  )
})
