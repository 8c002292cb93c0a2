import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { MARKETS, type MarketId, Product, ProductList } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import fc from 'fast-check'
import { tierFault } from './domain/price-tiers.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestDatabase } from './test-room.ts'
import { openTestService } from './test-service.ts'

const clippy = productDraft('clippy', {
  variants: [
    variantDraft('CLIPPY', {
      casePack: 6,
      minQuantity: 10,
      prices: [
        {
          currency: 'USD',
          price: 500,
          msrp: 999,
          tiers: [
            { minQuantity: 24, price: 465 },
            { minQuantity: 72, price: 435 },
          ],
        },
        { currency: 'GBP', price: 400, msrp: null, tiers: [{ minQuantity: 48, price: 360 }] },
        { currency: 'EUR', price: 450, msrp: null },
      ],
    }),
  ],
})
const LADDERS: Record<MarketId, [number, number][]> = {
  us: [
    [12, 500],
    [24, 465],
    [72, 435],
  ],
  gb: [
    [12, 400],
    [48, 360],
  ],
  eu: [[12, 450]],
  ca: [],
}

test('each market shows its own ladder from the smallest order up, on the page and to the cart alike, and a card the first rung', async (t) => {
  const { get, products } = await openTestService(t, [clippy])
  for (const market of Object.keys(MARKETS) as MarketId[]) {
    const page = Product.parse((await get(`/products/clippy?market=${market}`)).json())
    const [variant] = page.variants
    const expected = LADDERS[market].map(([minQuantity, amount]) => ({
      minQuantity,
      unitPrice: { amount, currency: MARKETS[market].currency },
    }))
    assert.deepEqual(variant?.tiers, expected, market)
    const [snapshot] = (await products.resolveVariants({ body: { market, variantIds: [variant?.id ?? ''] } })).items
    assert.deepEqual(snapshot?.tiers, expected, market)
    const card = ProductList.parse((await get(`/products?market=${market}`)).json()).items[0]
    for (const price of [variant?.price, snapshot?.price, card?.price]) assert.deepEqual(price, expected[0]?.unitPrice ?? null, market)
  }
})

test('volume prices that are changed or taken away are shown so, without a restart', async (t) => {
  const { get, save } = await openTestService(t, [clippy])
  const shows = (amounts: number[]) =>
    waitFor(async () => {
      const { variants } = Product.parse((await get('/products/clippy?market=us')).json())
      return isDeepStrictEqual(
        variants[0]?.tiers.map((tier) => tier.unitPrice.amount),
        amounts,
      )
    })
  const withTiers = (tiers: { minQuantity: number; price: number }[]) =>
    productDraft('clippy', {
      variants: [variantDraft('CLIPPY', { casePack: 6, prices: [{ currency: 'USD', price: 500, msrp: null, tiers }] })],
    })
  await shows([500, 465, 435])
  await save(withTiers([{ minQuantity: 12, price: 480 }]))
  await shows([500, 480])
  await save(withTiers([]))
  await shows([500])
})

test('what the shop takes for a ladder the database takes too, and nothing else', async (t) => {
  const { pool } = await openTestDatabase(t)
  const tiers = fc.array(fc.record({ minQuantity: fc.integer({ min: 2, max: 9 }), price: fc.integer({ min: 1, max: 12 }) }), {
    maxLength: 4,
  })
  const ladders = fc.sample(fc.record({ price: fc.integer({ min: 1, max: 12 }), tiers }), { numRuns: 2_000, seed: 7 })
  const { rows } = await pool.query<{ accepted: boolean }>(
    'select is_ladder(one, price) as accepted from unnest($1::jsonb[], $2::bigint[]) with ordinality as each (one, price, place) order by place',
    [ladders.map((one) => JSON.stringify(one.tiers.map((tier) => [tier.minQuantity, tier.price]))), ladders.map((one) => one.price)],
  )
  const here = ladders.map((one) => tierFault(one.price, one.tiers, { casePack: 1, minQuantity: 1 }) === null)
  assert.deepEqual(
    rows.map((row) => row.accepted),
    here,
  )
  const right = here.filter(Boolean).length
  assert.ok(right > 100 && right < 1_900, `${right} of 2,000 are ladders, which proves little`)
})

test('the database refuses a ladder that rises, whoever writes it', async (t) => {
  const { pool, save } = await openTestDatabase(t)
  await save(clippy)
  await assert.rejects(pool.query(`update prices set tiers = '[[24, 500]]' where currency = 'USD'`), { code: '23514' })
  await assert.rejects(
    save(
      productDraft('rover', {
        variants: [
          variantDraft('ROVER', { prices: [{ currency: 'USD', price: 500, msrp: null, tiers: [{ minQuantity: 2, price: 500 }] }] }),
        ],
      }),
    ),
    {
      code: 'bad-product',
    },
  )
})
