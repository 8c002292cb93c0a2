import assert from 'node:assert/strict'
import { test } from 'node:test'
import { event, newId, type Product, type VariantSnapshot } from '@toyline/contracts'
import { stockReport } from './store/stock-report.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

test('pieces that came back go on the shelf that is named, or on that of their market, once, with a movement; of what is not sold any more nothing does', async (t) => {
  const { pool, products } = await openTestService(t, [
    productDraft('bear', { variants: [variantDraft('BEAR', { stock: { reno: 5, louisville: 0, rotterdam: 0 } })] }),
  ])
  const { rows: variants } = await pool.query<{ id: string }>('select id from variants')
  const variantId = variants[0]?.id ?? ''
  const orderId = newId('ord')
  const pieces = [
    { variantId, quantity: 2 },
    { variantId, quantity: 1 },
    { variantId: newId('var'), quantity: 9 },
  ]
  const back = event('orders.goods-returned.v1', orderId, { orderId, market: 'us', pieces })
  assert.deepEqual(
    [await products.receiveEvent({ body: back }), await products.receiveEvent({ body: back })],
    [{ handled: true }, { handled: false }],
  )
  await products.receiveEvent({
    body: event('orders.goods-returned.v1', orderId, { orderId, market: 'eu', pieces: [{ variantId, quantity: 4 }] }),
  })
  await products.receiveEvent({
    body: event('orders.goods-returned.v1', orderId, {
      orderId,
      market: 'us',
      location: 'louisville',
      pieces: [{ variantId, quantity: 1 }],
    }),
  })
  const { rows } = await pool.query('select location, on_hand from stock where variant_id = $1 order by location', [variantId])
  assert.deepEqual(rows, [
    { location: 'louisville', on_hand: 1 },
    { location: 'reno', on_hand: 8 },
    { location: 'rotterdam', on_hand: 4 },
  ])
  const { rows: moved } = await pool.query(
    `select location, on_hand_delta, order_id from stock_movements where kind = 'return' order by id`,
  )
  assert.deepEqual(moved, [
    { location: 'reno', on_hand_delta: 3, order_id: orderId },
    { location: 'rotterdam', on_hand_delta: 4, order_id: orderId },
    { location: 'louisville', on_hand_delta: 1, order_id: orderId },
  ])
  assert.deepEqual((await stockReport(pool)).drift, [])
})

test('a product and its variants say whether their kind comes back', async (t) => {
  const { get, pool, products } = await openTestService(t, [
    productDraft('bear'),
    productDraft('bauble', { categoryPath: ['Seasonal', 'Ornaments'] }),
    productDraft('name-bear', { tags: ['Made to order'] }),
  ])
  const { rows } = await pool.query<{ id: string; handle: string }>(
    'select variants.id, handle from variants join products on products.id = product_id order by handle',
  )
  const { items } = (await products.resolveVariants({ body: { market: 'us', variantIds: rows.map(({ id }) => id) } })) as {
    items: VariantSnapshot[]
  }
  assert.deepEqual(
    items.map(({ handle, returnClass }) => [handle, returnClass]),
    [
      ['bauble', 'seasonal'],
      ['bear', 'regular'],
      ['name-bear', 'custom'],
    ],
  )
  for (const { handle, returnClass } of items)
    assert.equal(((await get(`/products/${handle}?market=us`)).json() as Product).returnClass, returnClass, handle)
})
