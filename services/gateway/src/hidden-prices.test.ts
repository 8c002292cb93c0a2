import assert from 'node:assert/strict'
import type { IncomingMessage } from 'node:http'
import { type TestContext, test } from 'node:test'
import { type Answer, SHARED, shopWithPages } from './test-storefront.ts'

const KEY = 'a key that the storefront has, of 32 characters'
const MEMBER = { cookie: 'toyline.session_token=bea' }
const ENDED = { cookie: 'toyline.session_token=ended' }
const FORGED = { 'x-price-segment': 'member', 'x-storefront-key': 'guessed' }

/** A shop whose storefront shows a price exactly when it is told to. */
async function openShop(t: TestContext, say?: (request: IncomingMessage) => Answer) {
  const secret = ({ headers }: IncomingMessage) => headers['x-price-segment'] === 'member' && headers['x-storefront-key'] === KEY
  const shop = await shopWithPages(
    t,
    say ?? ((request) => ({ headers: { ...SHARED, 'surrogate-key': 'products' }, body: secret(request) ? 'costs 4.65' : 'sign in' })),
    { settings: { hiddenPrices: ['gb'], storefrontKey: KEY } },
  )
  shop.sessions.set('bea', { userId: 'usr_1', role: 'buyer', email: 'bea@shop.test' })
  shop.on('listProducts', async ({ caller }) => ({ readyJson: caller.kind === 'guest' ? '{"price":null}' : '{"price":465}' }))
  return shop
}

test('a page of a market with hidden prices is made twice: for guests without them, for members with them, whoever comes first', async (t) => {
  for (const order of [
    [{}, MEMBER, {}, MEMBER],
    [MEMBER, {}, MEMBER, {}],
  ] as Record<string, string>[][]) {
    const { get, asked } = await openShop(t)
    for (const headers of order)
      for (const kind of [{}, { rsc: '1' }, { accept: 'text/markdown' }] as Record<string, string>[]) {
        const answer = await get('/en-gb/p/bear', { ...headers, ...kind })
        const isMember = headers === MEMBER
        assert.equal(answer.body, isMember ? 'costs 4.65' : 'sign in')
        assert.equal(answer.headers['cache-control'], isMember ? 'private, no-store' : 'private, no-cache')
        assert.equal(answer.headers['surrogate-control'], undefined)
      }
    assert.equal(asked.length, 6, 'each of them is kept')
  }
})

test('nobody becomes a member by saying so, by a session that ended, or while nobody can say whose it is', async (t) => {
  const { get, between } = await openShop(t)
  assert.equal((await get('/en-gb/p/bear', MEMBER)).body, 'costs 4.65')
  for (const headers of [FORGED, { ...ENDED, ...FORGED }, { ...FORGED, rsc: '1' }] as Record<string, string>[]) {
    assert.equal((await get('/en-gb/p/bear', headers)).body, 'sign in')
    assert.equal((await get('/api/v1/products?market=gb', headers)).body, '{"price":null}')
  }
  between('users', () => async () => {
    throw new Error('the users room is away')
  })
  assert.equal((await get('/en-gb/p/bear', { cookie: 'toyline.session_token=unknown' })).body, 'sign in')
  assert.equal((await get('/api/v1/products?market=gb', { cookie: 'toyline.session_token=unknown' })).body, '{"price":null}')
})

test('an answer of the catalogue with prices is kept for members alone, and the storefront may ask for it', async (t) => {
  const { get } = await openShop(t)
  const path = '/api/v1/products?market=gb'
  const storefront = { 'x-storefront-key': KEY, 'x-price-segment': 'member' }
  for (const [headers, price, control] of [
    [{}, null, 'private, no-cache'],
    [MEMBER, 465, 'private, no-store'],
    [{ 'x-storefront-key': KEY }, null, 'private, no-cache'],
    [storefront, 465, 'private, no-store'],
    [{}, null, 'private, no-cache'],
  ] as [Record<string, string>, number | null, string][]) {
    const answer = await get(path, headers)
    assert.deepEqual([JSON.parse(answer.body), answer.headers['cache-control']], [{ price }, control])
  }
  const member = await get(path, MEMBER)
  const crossed = await get(path, { 'if-none-match': String(member.headers.etag) })
  assert.deepEqual([crossed.status, crossed.body], [200, '{"price":null}'], 'a guest is not told that a member’s answer still holds')
})

test('a page for one person is made with what that person may see', async (t) => {
  const { get } = await openShop(t, ({ headers }) => ({ body: String(headers['x-price-segment'] ?? 'guest') }))
  assert.equal((await get('/en-gb/cart', { ...MEMBER, ...FORGED })).body, 'member')
  assert.equal((await get('/en-gb/cart', { ...ENDED, ...FORGED })).body, 'guest')
  assert.equal((await get('/cart', { ...MEMBER, ...FORGED })).body, 'guest', 'elsewhere all see the same')
})

test('where prices are not hidden, members and guests share one page and one answer', async (t) => {
  const { get, asked, heard } = await openShop(t)
  for (const headers of [{}, MEMBER] as Record<string, string>[]) {
    const page = await get('/p/bear', headers)
    assert.match(String(page.headers['cache-control']), /^public/)
    assert.match(String((await get('/api/v1/products?market=us', headers)).headers['cache-control']), /^public/)
  }
  assert.equal(asked.length, 1)
  assert.deepEqual(
    heard.map(({ card }) => card),
    ['listProducts'],
    'no session was even looked at',
  )
})
