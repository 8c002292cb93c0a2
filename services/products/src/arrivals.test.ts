import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId, Product, ProductList } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type { VariantDraft } from './domain/product-draft.ts'
import { testShop } from './import/test-import.ts'
import { thereAndBack } from './import/test-round-trip.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const [soon, later, gone] = [inDays(20), inDays(40), inDays(-3)]
const toy = (handle: string, of: Partial<VariantDraft>) =>
  productDraft(handle, { variants: [variantDraft(handle.toUpperCase(), { casePack: 6, stock: { reno: 0 }, ...of })] })

test('a page says the day on which more is expected, each market its own, and nothing of what has not come in time', async (t) => {
  const { get } = await openTestService(t, [
    toy('empty', {
      arrivals: {
        reno: [
          { date: gone, quantity: 60 },
          { date: later, quantity: 60 },
        ],
        louisville: [{ date: soon, quantity: 6 }],
      },
    }),
    toy('late', { arrivals: { reno: [{ date: gone, quantity: 60 }] } }),
    toy('here', { stock: { reno: 600 }, arrivals: { reno: [{ date: soon, quantity: 60 }] } }),
  ])
  const seen = async (handle: string, market: string) => {
    const [variant] = Product.parse((await get(`/products/${handle}?market=${market}`)).json()).variants
    const { items } = ProductList.parse((await get(`/products?market=${market}&limit=48`)).json())
    assert.equal(
      items.find((card) => card.handle === handle)?.availability.arrivesOn,
      variant?.availability.arrivesOn,
      'card and page agree',
    )
    return [variant?.availability.state, variant?.availability.arrivesOn]
  }
  assert.deepEqual(await seen('empty', 'us'), ['out-of-stock', soon])
  assert.deepEqual(await seen('empty', 'eu'), ['out-of-stock', null])
  assert.deepEqual(await seen('late', 'us'), ['out-of-stock', null])
  assert.deepEqual(await seen('here', 'us'), ['in-stock', soon])
  const { total } = ProductList.parse((await get(`/products?market=us&arrivesBefore=${inDays(30)}`)).json())
  assert.equal(total, 2, 'what is here and what comes by then')
})

test('what arrives changes without a change of the product, is said to others, and follows at once', async (t) => {
  const expecting = (arrivals: VariantDraft['arrivals']) => toy('bear', { ...(arrivals ? { arrivals } : {}) })
  const { get, save, said } = await openTestService(t, [expecting(undefined)])
  const day = async () => Product.parse((await get('/products/bear?market=us')).json()).variants[0]?.availability.arrivesOn
  const saidOf = () => said.filter((one) => one.name === 'products.products-changed.v1').length
  assert.equal(await day(), null)
  await waitFor(() => saidOf() === 1)
  await save(expecting({ reno: [{ date: later, quantity: 60 }] }))
  await waitFor(async () => (await day()) === later && saidOf() === 2)
  await save(expecting({ reno: [{ date: later, quantity: 60 }] }))
  await save(expecting(undefined))
  assert.equal(await day(), later, 'silence leaves it as it is')
  assert.equal(saidOf(), 2, 'and saying the same again is no change')
  await save(expecting({ reno: [] }))
  await waitFor(async () => (await day()) === null && saidOf() === 3)
})

test('beyond the stock no more is promised than arrives, whoever asks at once, and later buyers are told the later day', async (t) => {
  const arrivals = {
    reno: [
      { date: soon, quantity: 12 },
      { date: later, quantity: 12 },
    ],
  }
  const { products, pool } = await openTestService(t, [toy('bear', { inventoryPolicy: 'backorder', stock: { reno: 6 }, arrivals })])
  const [row] = (await pool.query<{ id: string }>('select id from variants')).rows
  const variantId = row?.id ?? ''
  const snapshot = async () => (await products.resolveVariants({ body: { market: 'us', variantIds: [variantId] } })).items[0]
  assert.deepEqual((await snapshot())?.supply, { now: 6, arrivals: arrivals.reno })
  assert.equal((await snapshot())?.stockAt?.reno, 6)
  assert.deepEqual((await snapshot())?.availability, { state: 'in-stock', quantity: 30, arrivesOn: soon })

  const hold = () => products.holdStock({ body: { orderId: newId('ord'), market: 'us', lines: [{ variantId, quantity: 6 }] } })
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, hold))
  assert.equal(outcomes.filter((one) => one.status === 'fulfilled').length, 5, 'one from the shelf and four from what arrives')
  assert.deepEqual((await snapshot())?.supply, { now: 0, arrivals: [] })
  const [stock] = (await pool.query<{ held: number }>(`select held from stock where location = 'reno'`)).rows
  assert.equal(stock?.held, 30)
})

test('arrivals never make a variant that takes no backorders orderable', async (t) => {
  const { products, pool } = await openTestService(t, [toy('bear', { arrivals: { reno: [{ date: soon, quantity: 600 }] } })])
  const [row] = (await pool.query<{ id: string }>('select id from variants')).rows
  await assert.rejects(
    products.holdStock({ body: { orderId: newId('ord'), market: 'us', lines: [{ variantId: row?.id ?? '', quantity: 6 }] } }),
    { code: 'not-enough-stock' },
  )
})

test('arrivals are imported, counted from today where the file says so, and come back from an export; what is no list is an error', async (t) => {
  const shop = await testShop(t)
  const head = 'Handle,Title,Variant SKU,Variant Price,Stock / reno,Arriving / reno,Arriving / mars'
  const file = await shop.write(
    'toys.csv',
    `${head}\na,A,A-1,5,0,${later}: 60; in 20 days: 12 | ${later}: 6,\nb,B,B-1,5,0,,\nc,C,C-1,5,0,next week,\nd,D,D-1,5,0,2026-02-30: 5,\ne,E,E-1,5,0,,${soon}: 5\n`,
  )
  const summary = await shop.run(file)
  assert.deepEqual([summary.created, summary.failed], [3, 2])
  assert.deepEqual(summary.findings, [
    'Row 4, column "Arriving / reno": "next week" is no list of days and pieces like "2026-12-14: 60; 2027-01-18: 120". (2 like this)',
    `Row 6, column "Arriving / mars": "${soon}: 5" is expected at "mars", which is no location of ours; it is left out.`,
  ])
  assert.deepEqual(await shop.rows('select location, arrives_on::text as day, quantity from products.arrivals order by arrives_on'), [
    { location: 'reno', day: soon, quantity: 12 },
    { location: 'reno', day: later, quantity: 66 },
  ])
  const prices = [{ currency: 'USD' as const, price: 500, msrp: null }]
  const arrivals = {
    reno: [
      { date: soon, quantity: 12 },
      { date: later, quantity: 60 },
    ],
  }
  const draft = productDraft('bear', {
    vendor: null,
    ageGrade: null,
    variants: [variantDraft('BEAR', { prices, stock: { reno: 1 }, arrivals })],
  })
  assert.deepEqual(await thereAndBack([draft]), [draft])
})
