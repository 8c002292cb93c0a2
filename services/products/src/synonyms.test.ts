import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ProductList } from '@toyline/contracts'
import type { Caller } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { productDraft } from './test-drafts.ts'
import { openTestService } from './test-service.ts'

const TOYS = [productDraft('yeti', { title: 'Yeti Plush' }), productDraft('kraken', { title: 'Kraken Squid' })]

async function openShop(t: TestContext) {
  const shop = await openTestService(t, TOYS)
  let keys = 0
  const as = (caller: Caller) => async (method: 'GET' | 'PUT' | 'DELETE', path: string, body?: object) => {
    const answer = await shop.service.app.inject({
      method,
      url: `/staff/synonyms${path}`,
      headers: {
        authorization: `Bearer ${await shop.tokens.sign(caller)}`,
        'idempotency-key': `key-${keys++}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { payload: JSON.stringify(body) } : {}),
    })
    return { status: answer.statusCode, body: answer.json() as Record<string, unknown> & { code?: string } }
  }
  const found = async (q: string, language = 'en') =>
    ProductList.parse((await shop.get(`/products?language=${language}&q=${encodeURIComponent(q)}`)).json()).items.map(
      ({ handle }) => handle,
    )
  return { ...shop, as, staff: as({ kind: 'staff', userId: 'usr_1' }), found }
}

test('a synonym that staff add is searched by, and one that they take away is not any more', async (t) => {
  const { staff, found, said } = await openShop(t)
  await waitFor(() => said.length > 0)
  assert.deepEqual(await found('abominable snowman'), [])
  const put = await staff('PUT', '/en/yeti', { terms: ['yeti', ' Abominable  SNOWMAN', 'bigfoot', 'yeti'] })
  assert.deepEqual(put, { status: 200, body: { language: 'en', meaning: 'yeti', terms: ['abominable snowman', 'bigfoot', 'yeti'] } })
  await waitFor(async () => (await found('abominable snowman')).includes('yeti'))
  assert.deepEqual(await found('bigfoot'), ['yeti'])
  await staff('PUT', '/de/yeti', { terms: ['schneemensch'] })
  await waitFor(async () => (await found('Schneemenschen', 'de')).includes('yeti'))
  assert.deepEqual(await found('schneemensch', 'fr'), [])
  assert.deepEqual((await staff('PUT', '/en/yeti', { terms: ['yeti', 'bigfoot'] })).status, 200)
  await waitFor(async () => (await found('abominable snowman')).length === 0)
  assert.deepEqual(await staff('DELETE', '/en/yeti'), { status: 200, body: { removed: 2 } })
  assert.deepEqual(await staff('DELETE', '/en/yeti'), { status: 200, body: { removed: 0 } })
  await waitFor(async () => (await found('bigfoot')).length === 0)
  const { items } = (await staff('GET', '?language=de')).body as { items: { meaning: string; terms: string[] }[] }
  assert.deepEqual(
    items.find(({ meaning }) => meaning === 'yeti'),
    { language: 'de', meaning: 'yeti', terms: ['schneemensch'] },
  )
})

test('whoever keeps answers is told when a search may find something else', async (t) => {
  const { staff, said } = await openShop(t)
  await waitFor(() => said.length > 0)
  said.length = 0
  await staff('PUT', '/en/yeti', { terms: ['yeti'] })
  await waitFor(() => said.length > 0)
  assert.deepEqual(said, [{ subscriber: 'gateway', name: 'products.products-changed.v1', about: 'catalogue' }])
})

test('a term is in one group of its language, has one to three words, and a refused change changes nothing', async (t) => {
  const { staff } = await openShop(t)
  const listed = async () => JSON.stringify((await staff('GET', '?language=en')).body)
  const before = await listed()
  for (const [path, terms, status, code] of [
    ['/en/yeti', ['yeti', 'soft toy'], 409, 'term-taken'],
    ['/en/yeti', ['one two three four'], 422, 'bad-term'],
    ['/en/yeti', ['!?'], 422, 'bad-term'],
    ['/en/yeti', [], 400, 'bad-input'],
    ['/en/yeti', Array.from({ length: 31 }, (_, at) => `term ${at}`), 400, 'bad-input'],
    ['/xx/yeti', ['yeti'], 400, 'bad-input'],
    ['/en/yeti', ['a\u0000b'], 400, 'bad-input'],
  ] as const) {
    const { status: got, body } = await staff('PUT', path, { terms })
    assert.deepEqual([got, body.code], [status, code], JSON.stringify(terms))
  }
  assert.equal(await listed(), before)
  const french = await staff('PUT', '/fr/yeti', { terms: ['soft toy'] })
  assert.equal(french.status, 200, 'another language is another matter')
})

test('guests and buyers neither read nor change synonyms', async (t) => {
  const { as, staff } = await openShop(t)
  const people: [Caller, number, string][] = [
    [{ kind: 'guest', guestId: 'g' }, 401, 'sign-in-needed'],
    [{ kind: 'buyer', userId: 'usr_2' }, 403, 'not-allowed'],
  ]
  for (const [caller, status, code] of people)
    for (const [method, path] of [
      ['GET', '?language=en'],
      ['PUT', '/en/plush'],
      ['DELETE', '/en/plush'],
    ] as const) {
      const answer = await as(caller)(method, path, method === 'PUT' ? { terms: ['nothing'] } : undefined)
      assert.deepEqual([answer.status, answer.body.code], [status, code], `${caller.kind} ${method}`)
    }
  assert.match(JSON.stringify((await staff('GET', '?language=en')).body), /"soft toy"/)
})
