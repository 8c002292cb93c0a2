import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Product } from '@toyline/contracts'
import { testShop } from './import/test-import.ts'
import { thereAndBack } from './import/test-round-trip.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestDatabase } from './test-room.ts'
import { openTestService } from './test-service.ts'

const limited = variantDraft('CLIPPY', {
  casePack: 6,
  minQuantity: 12,
  maxQuantity: 48,
  cap: { quantity: 24, days: 30 },
  stock: { reno: 5 },
})
const bare = variantDraft('ROVER')

test('the limits of a variant stand on its page and in what the cart is told, null where there are none', async (t) => {
  const { get, products } = await openTestService(t, [
    productDraft('clippy', { variants: [limited] }),
    productDraft('rover', { variants: [bare] }),
  ])
  const limitsOf = async (handle: string) => {
    const [variant] = Product.parse((await get(`/products/${handle}`)).json()).variants
    const [snapshot] = (await products.resolveVariants({ body: { market: 'us', variantIds: [variant?.id ?? ''] } })).items
    const shown = [variant?.minQuantity, variant?.maxQuantity, variant?.cap]
    assert.deepEqual([snapshot?.minQuantity, snapshot?.maxQuantity, snapshot?.cap], shown)
    return shown
  }
  assert.deepEqual(await limitsOf('clippy'), [12, 48, { quantity: 24, days: 30 }])
  assert.deepEqual(await limitsOf('rover'), [1, null, null])
})

test('limits are imported and come back from an export as they were; half a cap is an error', async (t) => {
  const shop = await testShop(t)
  const head = 'Handle,Title,Variant SKU,Variant Price,Case Pack,Min Quantity,Max Quantity,Cap Quantity,Cap Days'
  const file = await shop.write(
    'toys.csv',
    [head, 'a,A,A-1,1,6,12,48,24,30', 'b,B,B-1,1,6,,,24,', 'c,C,C-1,1,6,,,x,30', 'd,D,D-1,1,6,,5,,'].join('\n'),
  )
  const summary = await shop.run(file)
  assert.deepEqual([summary.created, summary.failed], [1, 3])
  assert.deepEqual(summary.findings, [
    'Row 3, column "Cap Quantity": "24" is half of a cap: it needs a number of pieces and one of days.',
    'Row 4, column "Cap Quantity": "x" is not a number of pieces.',
    'Row 5: "D" cannot be kept: variants.0.maxQuantity must leave room for the smallest order, 6.',
  ])
  assert.deepEqual(await shop.rows('select min_quantity, max_quantity, cap_quantity, cap_days from products.variants'), [
    { min_quantity: 12, max_quantity: 48, cap_quantity: 24, cap_days: 30 },
  ])
  const prices = [{ currency: 'USD' as const, price: 500, msrp: null }]
  const drafts = [
    productDraft('clippy', { vendor: null, ageGrade: null, variants: [{ ...limited, prices }] }),
    productDraft('rover', { vendor: null, ageGrade: null, variants: [{ ...bare, prices, stock: { reno: 1 } }] }),
  ]
  assert.deepEqual(await thereAndBack(drafts), drafts)
})

test('limits that leave no room for an order are refused', async (t) => {
  const { save } = await openTestDatabase(t)
  for (const limits of [
    { maxQuantity: 11 },
    { cap: { quantity: 11, days: 30 } },
    { cap: { quantity: 24, days: 366 } },
    { cap: { quantity: 24, days: 0 } },
  ])
    await assert.rejects(
      save(productDraft('clippy', { variants: [variantDraft('CLIPPY', { casePack: 6, minQuantity: 12, ...limits })] })),
      {
        code: 'bad-product',
      },
    )
})

test('pages that were stored before there were limits say that there are none, and their texts stay as they are', async (t) => {
  const { pool, save } = await openTestDatabase(t)
  const descriptionHtml = '<p>Says ,"minQuantity":1,"pictureId": and means it.</p>'
  await save(productDraft('clippy', { descriptionHtml, variants: [variantDraft('A', { options: { Size: 'S' } }), variantDraft('B')] }))
  const page = async () => (await pool.query<{ page: string }>('select page from product_views')).rows[0]?.page
  const now = await page()
  await pool.query(`update product_views set page = replace(page, ',"maxQuantity":null,"cap":null', '')`)
  assert.notEqual(await page(), now)
  const migration = readFileSync(new URL('../migrations/0009-quantity-limits.sql', import.meta.url), 'utf8')
  await pool.query(migration.slice(migration.indexOf('update products.product_views')))
  assert.equal(await page(), now)
})
