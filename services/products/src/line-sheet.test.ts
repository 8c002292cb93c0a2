import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_LISTED_VARIANTS, Product, ProductList } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { SYNTHETIC_MEDIA, syntheticProduct } from './seed/synthetic-product.ts'
import { upsertMedia } from './store/media-store.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

const picture = (source: string) => ({ source, mediaKey: SYNTHETIC_MEDIA.key, alt: `Clippy, ${source}`, view: null, position: 1 })
const clippy = productDraft('clippy', {
  options: [{ name: 'Size', values: ['S', 'L'] }],
  pictures: [picture('small'), picture('large')],
  variants: [
    variantDraft('CLIPPY-S', { options: { Size: 'S' }, gtin: '9521234101017' }),
    variantDraft('CLIPPY-L', {
      options: { Size: 'L' },
      pictureSource: 'large',
      casePack: 6,
      minQuantity: 12,
      maxQuantity: 240,
      cap: { quantity: 48, days: 30 },
      prices: [{ currency: 'USD', price: 900, msrp: 1_999, tiers: [{ minQuantity: 24, price: 850 }] }],
      stock: { reno: 18 },
    }),
  ],
})

async function openShop(t: Parameters<typeof openTestService>[0], ...drafts: ReturnType<typeof productDraft>[]) {
  return openTestService(t, [], async (room) => {
    await upsertMedia(room.db, SYNTHETIC_MEDIA)
    await room.save(...drafts)
  })
}

test('a list gives each product’s variants when it is asked for them, as the product’s page has them, and not otherwise', async (t) => {
  const { get } = await openShop(t, clippy)
  for (const market of ['us', 'gb']) {
    const page = Product.parse((await get(`/products/clippy?market=${market}`)).json())
    const [card] = ProductList.parse((await get(`/products?variants=all&market=${market}`)).json()).items
    assert.deepEqual(
      card?.variants?.map(({ picture: own, ...row }) => ({ ...row, pictureId: own?.id ?? null })),
      page.variants.map(({ weightGrams, size, carton, hsCode, origin, ...row }) => row),
      market,
    )
    assert.deepEqual(
      card?.variants?.map((row) => row.picture?.alt ?? null),
      [null, 'Clippy, large'],
    )
  }
  const [us] = ProductList.parse((await get('/products?variants=all')).json()).items
  const { tiers, maxQuantity, availability } = us?.variants?.[1] ?? {}
  assert.deepEqual(
    { tiers: tiers?.map((tier) => [tier.minQuantity, tier.unitPrice.amount]), maxQuantity, availability },
    {
      tiers: [
        [12, 900],
        [24, 850],
      ],
      maxQuantity: 240,
      availability: { state: 'low', quantity: 18, arrivesOn: null },
    },
  )
  assert.equal('variants' in (ProductList.parse((await get('/products')).json()).items[0] ?? {}), false)
  assert.equal((await get('/products?variants=some')).statusCode, 400)
})

test('a line sheet of 48 products takes two queries, and none when it is asked for again', async (t) => {
  const { get, pool } = await openShop(t, ...Array.from({ length: 60 }, (_, at) => syntheticProduct(at + 1)))
  const queries = async (url: string) => {
    const spy = t.mock.method(pool, 'query')
    assert.equal(ProductList.parse((await get(url)).json()).items.length, 48)
    const texts = spy.mock.calls.map(({ arguments: [query] }) => String((query as unknown as { text?: string }).text))
    spy.mock.restore()
    // The catalogue follows changes and its jobs by itself meanwhile.
    return texts.filter((text) => text.includes('join product_views v using')).length
  }
  assert.equal(await queries('/products?variants=all&limit=48'), 2)
  assert.equal(await queries('/products?variants=all&limit=48'), 0)
  assert.equal(await queries('/products?limit=48'), 0)
})

test('of a product with very many variants a list gives the first hundred', async (t) => {
  const sizes = Array.from({ length: MAX_LISTED_VARIANTS + 1 }, (_, at) => `Size ${at}`)
  const { get } = await openShop(
    t,
    productDraft('blocks', {
      options: [{ name: 'Size', values: sizes }],
      variants: sizes.map((size, at) => variantDraft(`BLOCK-${at}`, { options: { Size: size } })),
    }),
  )
  const [card] = ProductList.parse((await get('/products?variants=all')).json()).items
  assert.equal(card?.variantCount, 101)
  assert.deepEqual([card?.variants?.length, card?.variants?.at(-1)?.sku], [100, 'BLOCK-99'])
})

test('a change of a variant is on the line sheet for whoever was told of it', async (t) => {
  const { get, save, said } = await openShop(t, clippy)
  await waitFor(() => said.length > 0)
  said.length = 0
  await get('/products?variants=all')
  await save({ ...clippy, variants: [variantDraft('CLIPPY-S', { options: { Size: 'S' }, casePack: 4 })] })
  await waitFor(() => said.length > 0)
  const [card] = ProductList.parse((await get('/products?variants=all')).json()).items
  assert.deepEqual(
    card?.variants?.map(({ sku, casePack }) => [sku, casePack]),
    [['CLIPPY-S', 4]],
  )
})
