import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { event, type GoesWith, newId } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type { ProductDraft } from './domain/product-draft.ts'
import { productDraft, variantDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

const gone = { stock: { reno: 0, louisville: 0, rotterdam: 0 } }
const inUsd = [{ currency: 'USD' as const, price: 500, msrp: null }]
const TOYS: ProductDraft[] = [
  productDraft('bear', { franchise: 'Halo' }),
  productDraft('brother', { franchise: 'Halo' }),
  productDraft('mug', { categoryPath: ['Home'] }),
  productDraft('pin', { categoryPath: ['Pins'] }),
  productDraft('cap', { categoryPath: ['Clothes'] }),
  productDraft('abroad', { categoryPath: ['Abroad'], variants: [variantDraft('ABROAD', { prices: inUsd })] }),
  productDraft('sold-out', { categoryPath: ['Gone'], variants: [variantDraft('SOLD-OUT', gone)] }),
  productDraft('withdrawn', { categoryPath: ['Withdrawn'] }),
]

async function openShelf(t: TestContext) {
  const room = await openTestService(t, TOYS)
  const { rows } = await room.pool.query<{ id: string; handle: string }>('select id, handle from products')
  const ids = new Map(rows.map(({ id, handle }) => [handle, id]))
  const idOf = (handle: string) => ids.get(handle) ?? `prod_of_${handle}`
  /** The room of the orders tells what goes with which, by handle and score. */
  const tell = async (learned: Record<string, [string, number, number?][]>, id: string = newId('evt')) => {
    const products = Object.entries(learned).map(([handle, others]) => ({
      productId: idOf(handle),
      companions: others.map(([other, score, shops = 3]) => ({ productId: idOf(other), score, shops })),
    }))
    return room.products.receiveEvent({ body: { ...event('orders.companions-learned.v1', 'companions', { products }), id } })
  }
  const read = async (url: string) => {
    const reply = await room.get(url)
    assert.equal(reply.statusCode, 200, reply.body)
    const { items, bought } = reply.json() as GoesWith
    return { bought: items.slice(0, bought).map(({ handle }) => handle), alike: items.slice(bought).map(({ handle }) => handle) }
  }
  const related = (handle: string, market = 'us') => read(`/products/${handle}/related?market=${market}`)
  const together = (handles: string[], market = 'us') =>
    read(`/goes-with?market=${market}&${handles.map((handle) => `product=${idOf(handle)}`).join('&')}`)
  return { ...room, idOf, tell, related, together }
}

test('what shops bought with a toy comes first, strongest first; without a history, and behind it, what is like it', async (t) => {
  const { tell, related } = await openShelf(t)
  assert.deepEqual(await related('bear'), { bought: [], alike: ['brother'] })
  assert.deepEqual(
    await tell({
      bear: [
        ['pin', 0.2],
        ['mug', 0.1],
      ],
    }),
    { handled: true },
  )
  assert.deepEqual(await related('bear'), { bought: ['pin', 'mug'], alike: ['brother'] })
  await tell({ bear: [['brother', 0.3]] })
  assert.deepEqual(await related('bear'), { bought: ['brother'], alike: [] }, 'what was learned later stands in its place')
  await tell({ bear: [] })
  assert.deepEqual(await related('bear'), { bought: [], alike: ['brother'] })
})

test('an event that comes twice is heard once, so that an old one does not bring back what is no more', async (t) => {
  const { tell, related } = await openShelf(t)
  const id = newId('evt')
  await tell({ bear: [['pin', 0.2]] }, id)
  await tell({ bear: [['mug', 0.1]] })
  assert.deepEqual(await tell({ bear: [['pin', 0.2]] }, id), { handled: false })
  assert.deepEqual((await related('bear')).bought, ['mug'])
})

test('nothing is named that a market does not sell, that is sold out, withdrawn, or not known', async (t) => {
  const { save, tell, related, together } = await openShelf(t)
  const all: [string, number][] = [
    ['sold-out', 0.9],
    ['withdrawn', 0.8],
    ['unheard-of', 0.7],
    ['abroad', 0.6],
    ['cap', 0.5],
  ]
  await tell({ bear: all, abroad: all })
  await save(productDraft('withdrawn', { categoryPath: ['Withdrawn'], status: 'draft' }))
  await waitFor(async () => !(await related('bear')).bought.includes('withdrawn'), { what: 'the withdrawn toy to leave' })
  assert.deepEqual([(await related('bear')).bought, (await related('bear', 'gb')).bought], [['abroad', 'cap'], ['cap']])
  assert.deepEqual((await together(['bear'], 'eu')).bought, ['cap'])
  assert.deepEqual(await related('abroad', 'gb'), { bought: ['cap'], alike: [] }, 'what is on its own there is shown nothing that is not')
})

test('for a cart the scores of its toys add up, and nothing of it is named', async (t) => {
  const { tell, together } = await openShelf(t)
  await tell({
    bear: [
      ['mug', 0.5],
      ['cap', 0.4],
      ['pin', 0.1],
    ],
    mug: [
      ['bear', 0.9],
      ['pin', 0.45],
      ['cap', 0.3],
    ],
  })
  assert.deepEqual(await together(['bear', 'mug']), { bought: ['cap', 'pin'], alike: ['brother'] })
  assert.deepEqual(await together(['bear', 'unheard-of']), { bought: ['mug', 'cap', 'pin'], alike: ['brother'] })
  assert.deepEqual(await together(['unheard-of']), { bought: [], alike: [] })
})

test('a cart of any size costs as many queries as one toy; more than 48 products, or none, are refused', async (t) => {
  const { pool, tell, get, idOf } = await openShelf(t)
  await tell({ bear: [['mug', 0.5]], pin: [['cap', 0.2]] })
  const query = pool.query.bind(pool)
  let asked = 0
  const counting = (...parameters: Parameters<typeof query>) => {
    asked += 1
    return query(...parameters)
  }
  pool.query = counting as typeof pool.query
  const url = (count: number) =>
    `/goes-with?${Array.from({ length: count }, (_, at) => `product=${idOf(['bear', 'pin'][at] ?? `p${at}`)}`).join('&')}`
  // The cards of what is found are kept from here on.
  await get(url(48))
  const cost = async (count: number) => {
    const before = asked
    assert.equal((await get(url(count))).statusCode, 200)
    return asked - before
  }
  // The follower of the catalogue asks by the same pool.
  const least = async (count: number) => Math.min(await cost(count), await cost(count), await cost(count))
  assert.deepEqual([await least(1), await least(48)], [1, 1])
  assert.deepEqual(
    [(await get(url(49))).statusCode, (await get('/goes-with')).statusCode, (await get('/goes-with?product=a%00b')).statusCode],
    [400, 400, 400],
  )
})

test('what goes with a toy may be kept by caches, what goes with a cart by nobody', async (t) => {
  const { get, idOf } = await openShelf(t)
  assert.match(String((await get('/products/bear/related')).headers['cache-control']), /^public, max-age=/)
  assert.equal((await get(`/goes-with?product=${idOf('bear')}`)).headers['cache-control'], 'private, no-store')
  assert.equal((await get('/products/nobody/related')).statusCode, 404)
})
