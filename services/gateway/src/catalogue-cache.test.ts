import assert from 'node:assert/strict'
import { test } from 'node:test'
import { event } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { house } from './test-house.ts'

const LIST = '/api/v1/products?market=us'
const says = (text: string) => async () => ({ readyJson: JSON.stringify({ text }) })
const down = async () => {
  throw problem(503, 'database-unavailable', 'down')
}

async function changed(home: Awaited<ReturnType<typeof house>>, handles: string[]) {
  const authorization = `Bearer ${await home.tokens.sign({ kind: 'service', service: 'products' })}`
  const news = event('products.products-changed.v1', 'prod_1', { productIds: ['prod_1'], handles })
  return home.app.inject({
    method: 'POST',
    url: '/internal/events',
    headers: { authorization, 'content-type': 'application/json' },
    payload: JSON.stringify(news),
  })
}

test('the catalogue is asked once, answers 304 to who has it, and may be kept by shared caches', async (t) => {
  const { app, heard, on } = await house(t)
  on('listProducts', says('toys'))
  const first = await app.inject({ url: LIST, headers: { cookie: 'toyline.session_token=bea' } })
  assert.deepEqual([first.statusCode, first.body], [200, '{"text":"toys"}'])
  assert.equal(first.headers['cache-control'], 'public, max-age=15, s-maxage=60, stale-while-revalidate=600')
  assert.equal(first.headers['set-cookie'], undefined)
  const etag = String(first.headers.etag)
  for (const held of [etag, `"x", W/${etag}`, '*']) {
    const again = await app.inject({ url: LIST, headers: { 'if-none-match': held } })
    assert.deepEqual([again.statusCode, again.body, again.headers.etag], [304, '', etag])
  }
  const head = await app.inject({ method: 'HEAD', url: LIST })
  assert.deepEqual([head.statusCode, head.body, head.headers['content-length']], [200, '', String(first.body.length)])
  assert.deepEqual(
    heard.map(({ card, caller }) => [card, caller]),
    [['listProducts', { kind: 'guest' }]],
    'nobody in particular asked',
  )
})

test('a change of a product changes the answers at once, its own and the lists’', async (t) => {
  const home = await house(t)
  const { app, on } = home
  on('listProducts', says('before'))
  on('getProduct', says('before'))
  const read = async (url: string) => (await app.inject({ url })).json<{ text: string }>().text
  for (const url of [LIST, '/api/v1/products/clippy', '/api/v1/products/rover']) assert.equal(await read(url), 'before')
  on('listProducts', says('after'))
  on('getProduct', says('after'))
  for (const url of [LIST, '/api/v1/products/clippy', '/api/v1/products/rover']) assert.equal(await read(url), 'before')
  const reply = await changed(home, ['clippy'])
  assert.deepEqual([reply.statusCode, reply.json()], [200, { handled: true }])
  assert.deepEqual(
    [await read(LIST), await read('/api/v1/products/clippy'), await read('/api/v1/products/rover')],
    ['after', 'after', 'before'],
  )
})

test('only services may say that something changed', async (t) => {
  const home = await house(t)
  const payload = JSON.stringify(event('products.products-changed.v1', 'prod_1', { productIds: [], handles: [] }))
  for (const authorization of [undefined, 'Bearer nonsense', `Bearer ${await home.tokens.sign({ kind: 'admin', userId: 'usr_1' })}`]) {
    const headers = { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) }
    assert.equal((await home.app.inject({ method: 'POST', url: '/internal/events', headers, payload })).statusCode, 404)
  }
})

test('while the products service is away, what it said last is served and marked as stale; what it never said is 503', async (t) => {
  const home = await house(t)
  const { app, on } = home
  on('listProducts', says('toys'))
  await app.inject({ url: LIST })
  on('listProducts', down)
  assert.equal((await app.inject({ url: LIST })).headers['x-stale'], undefined, 'fresh ones are not even asked for')
  await changed(home, ['clippy'])
  const stale = await app.inject({ url: LIST })
  assert.deepEqual([stale.statusCode, stale.body, stale.headers['x-stale']], [200, '{"text":"toys"}', 'true'])
  assert.equal(stale.headers['cache-control'], 'public, max-age=1', 'nobody else should keep it for long')
  const unknown = await app.inject({ url: '/api/v1/products?market=gb' })
  assert.deepEqual([unknown.statusCode, unknown.json().code, unknown.headers['retry-after']], [503, 'database-unavailable', undefined])
})

test('what is not there is said to everybody who asks at once, and is not kept', async (t) => {
  const { app, on } = await house(t)
  on('getProduct', async () => {
    await new Promise(setImmediate)
    throw problem(404, 'no-such-product', 'There is no such product.')
  })
  const replies = await Promise.all(Array.from({ length: 20 }, () => app.inject({ url: '/api/v1/products/new' })))
  assert.deepEqual(new Set(replies.map(({ statusCode }) => statusCode)), new Set([404]))
  on('getProduct', says('here it is'))
  assert.equal((await app.inject({ url: '/api/v1/products/new' })).statusCode, 200)
})

test('the reader who asked first may leave without taking the answer from the others', async (t) => {
  const { app, on } = await house(t)
  const release = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  on('listProducts', async () => {
    reached.resolve()
    await release.promise
    return { readyJson: '{"text":"toys"}' }
  })
  const leaving = new AbortController()
  const first = app.inject({ url: LIST, signal: leaving.signal }).catch(() => 'left')
  await reached.promise
  const second = app.inject({ url: LIST })
  leaving.abort()
  assert.equal(await first, 'left')
  release.resolve()
  assert.equal((await second).body, '{"text":"toys"}')
})

test('answers that are somebody’s own are never cached', async (t) => {
  const { app, heard, on, sessions } = await house(t)
  sessions.set('bea', { userId: 'usr_1', role: 'buyer', email: 'bea@shop.test' })
  on('getMe', async ({ caller }) => ({ readyJson: JSON.stringify({ you: caller.userId }) }))
  const mine = await app.inject({ url: '/api/v1/me', headers: { cookie: 'toyline.session_token=bea' } })
  assert.deepEqual([mine.json(), mine.headers['cache-control']], [{ you: 'usr_1' }, 'private, no-store'])
  assert.equal((await app.inject({ url: '/api/v1/me' })).statusCode, 401)
  await app.inject({ url: '/api/v1/me', headers: { cookie: 'toyline.session_token=bea' } })
  assert.equal(heard.filter(({ card }) => card === 'getMe').length, 2)
})

test('an answer is kept in the language that its address or its caller names, and varies by the caller alone', async (t) => {
  const { app, on, heard } = await house(t)
  on('listProducts', async ({ query }) => ({ readyJson: JSON.stringify({ text: Reflect.get(query, 'language') }) }))
  const read = async (url: string, accept?: string) => {
    const reply = await app.inject({ url, headers: accept === undefined ? {} : { 'accept-language': accept } })
    return [reply.json<{ text: string }>().text, String(reply.headers.vary ?? '').includes('accept-language')]
  }
  for (const [accept, language] of [
    ['de', 'de'],
    ['de-AT,de;q=0.9,en;q=0.8', 'de'],
    ['nl, fr;q=0.5, es;q=0.7', 'es'],
    ['de;q=0, fr', 'fr'],
    ['*', 'en'],
    ['nl', 'en'],
    ['constructor', 'en'],
    [undefined, 'en'],
  ] as const)
    assert.deepEqual(await read(LIST, accept), [language, true], accept)
  assert.equal(heard.length, 4, 'one for each language')
  assert.deepEqual(await read(`${LIST}&language=fr`, 'de'), ['fr', false])
  assert.deepEqual(await read(LIST, 'de'), ['de', true])
  const refused = await app.inject({ url: `${LIST}&language=nl`, headers: { 'accept-language': 'de' } })
  assert.deepEqual([refused.statusCode, refused.json<{ code: string }>().code], [400, 'bad-input'])
})
