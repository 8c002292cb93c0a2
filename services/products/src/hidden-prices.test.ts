import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Product, ProductList, Suggestions } from '@toyline/contracts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

// Amounts that nothing else in an answer contains.
const priced = (sku: string, cents: number) =>
  variantDraft(sku, {
    prices: [
      { currency: 'GBP', price: cents, msrp: 99_901, tiers: [{ minQuantity: 24, price: cents - 11 }] },
      { currency: 'USD', price: cents, msrp: 99_901 },
    ],
  })
const TOYS = [
  productDraft('bear', { franchise: 'Halo', variants: [priced('BEAR', 73_357)] }),
  productDraft('cat', { franchise: 'Halo', variants: [priced('CAT', 51_137)] }),
  productDraft('unpriced', { variants: [variantDraft('UNPRICED', { prices: [] })] }),
]
const SECRETS = /73357|73346|51137|51126|"margin"/

async function openShop(t: TestContext) {
  const shop = await openTestService(t, TOYS, undefined, { hiddenPrices: ['gb'] })
  const memberToken = `Bearer ${await shop.tokens.sign({ kind: 'buyer' })}`
  const asMember = (url: string) => shop.get(url, { authorization: memberToken })
  return { ...shop, asMember }
}

const URLS = [
  '/products?market=gb&facets=true&variants=all',
  '/products?market=gb&q=bear&facets=true&sort=price-desc',
  '/products/bear?market=gb',
  '/products/bear/related?market=gb',
  '/products/bear/family?market=gb',
  '/search/suggest?market=gb&q=bear',
  '/search/help?market=gb&q=zzqx%20bear',
  '/catalogue?market=gb',
]

test('where prices are hidden, nothing that a guest can ask says one, and whoever is signed in sees them all', async (t) => {
  const { get, asMember } = await openShop(t)
  const { id } = Product.parse((await get('/products/bear?market=gb')).json())
  for (const url of [...URLS, `/goes-with?market=gb&product=${id}`]) {
    const guest = await get(url)
    assert.equal(guest.statusCode, 200, url)
    assert.doesNotMatch(guest.body, SECRETS, url)
    assert.equal(guest.headers['cache-control'], 'private, no-cache', url)
    const member = await asMember(url)
    assert.match(member.body, SECRETS, url)
    assert.doesNotMatch(member.body, /"priceHidden":true/, url)
    assert.notEqual(member.headers.etag, guest.headers.etag, url)
  }
  const list = ProductList.parse((await get('/products?market=gb')).json())
  assert.deepEqual(
    list.items.map(({ handle, price, priceHidden, msrp }) => [handle, price, priceHidden, msrp?.amount ?? null]),
    [
      ['bear', null, true, 99_901],
      ['cat', null, true, 99_901],
      ['unpriced', null, false, null],
    ],
  )
  assert.equal(list.priceRange, null)
  const [variant] = Product.parse((await get('/products/bear?market=gb')).json()).variants
  assert.deepEqual([variant?.price, variant?.priceHidden, variant?.tiers], [null, true, []])
  assert.deepEqual(Suggestions.parse((await get('/search/suggest?market=gb&q=bear')).json()).products[0]?.price, null)
})

test('a guest does not learn what costs more, or whether something costs less than a limit', async (t) => {
  const { get, asMember } = await openShop(t)
  const handles = (answer: { json: () => unknown }) => ProductList.parse(answer.json()).items.map(({ handle }) => handle)
  const plain = ['bear', 'cat', 'unpriced']
  for (const question of ['sort=price-asc', 'sort=price-desc', 'priceMin=60000', 'priceMax=60000', 'price=10000-20000', 'margin=20-30'])
    assert.deepEqual(handles(await get(`/products?market=gb&${question}`)), plain, question)
  assert.deepEqual(handles(await asMember('/products?market=gb&priceMin=60000')), ['bear'])
  assert.deepEqual(handles(await asMember('/products?market=gb&sort=price-asc')), ['cat', 'bear', 'unpriced'])
})

test('other markets show their prices to everybody, and caches may keep them', async (t) => {
  const { get } = await openShop(t)
  const answer = await get('/products?market=us')
  assert.match(answer.body, /73357/)
  assert.match(String(answer.headers['cache-control']), /^public/)
  assert.doesNotMatch(answer.body, /"priceHidden":true/)
})
