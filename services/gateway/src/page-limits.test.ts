import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { shared, shopWithPages } from './test-storefront.ts'

test('a shared cache in front of us is told the tags, and for how long', async (t) => {
  const { get } = await shopWithPages(t, () => shared('toys', 'products product:clippy'), { settings: { trustedProxies: 1 } })
  for (const from of ['miss', 'hit']) {
    const { headers } = await get('/toys')
    assert.deepEqual(
      [headers['x-cache'], headers['surrogate-key'], headers['surrogate-control'], headers['cache-control']],
      [from, 'products product:clippy', 'max-age=60, stale-while-revalidate=600', 'public, max-age=0, s-maxage=60'],
    )
  }
})

test('what is kept has a looser limit than what has to be made, and both have one', async (t) => {
  const { get } = await shopWithPages(t, () => shared('toys'), {
    settings: { limits: { perMinute: 12, authPerMinute: 10, checkoutPerMinute: 10 } },
  })
  const statuses = []
  for (let i = 0; i < 4; i++) statuses.push((await get(`/toys/${i}`)).status)
  assert.deepEqual(statuses, [200, 200, 429, 429], 'making a page counts five times')
  for (let i = 4; i < 120; i++) assert.equal((await get('/toys/0')).status, 200)
  const refused = await get('/toys/0')
  assert.deepEqual([refused.status, Number(refused.headers['retry-after']) > 0], [429, true])
})

test('a person who asks too often reads in their language when to ask again, and a program is told the same', async (t) => {
  const { get, asked } = await shopWithPages(t, () => ({ body: 'the cart of one person' }), {
    settings: { limits: { perMinute: 8, authPerMinute: 10, checkoutPerMinute: 10 } },
  })
  const person = { accept: 'text/html' }
  const statuses = []
  for (let i = 0; i < 5; i++) statuses.push((await get('/de-eu/cart', person)).status)
  assert.deepEqual(statuses, [200, 200, 200, 200, 429], 'asking in nobody’s name costs five, each further time one')
  const before = asked.length
  const page = await get('/de-eu/cart', person)
  const seconds = page.headers['retry-after']
  assert.ok(Number(seconds) > 0 && Number(seconds) <= 60)
  assert.deepEqual(
    [page.status, page.headers['content-type'], page.headers['cache-control']],
    [429, 'text/html; charset=utf-8', 'no-store'],
  )
  assert.match(
    page.body,
    new RegExp(`<html lang="de-DE">.*<meta http-equiv="refresh" content="${seconds}">.*In ${seconds} Sekunden öffnet sich`, 's'),
  )
  const program = await get('/de-eu/cart')
  assert.deepEqual([program.status, JSON.parse(program.body).code], [429, 'too-many-requests'])
  assert.equal(asked.length, before, 'the storefront is left in peace')
})

test('under load, pages that have to be made are refused first and what is kept last of all', async (t) => {
  let delayMs = 0
  const { get, asked } = await shopWithPages(t, () => shared('toys'), {
    meter: { read: () => ({ delayMs, busy: 1, heldMs: 0 }), stop: () => {} },
  })
  await get('/toys')
  delayMs = 2_000
  assert.deepEqual(
    [(await get('/toys')).status, (await get('/other')).status, (await get('/cart/add', {}, 'POST')).status],
    [200, 503, 503],
  )
  delayMs = 500
  assert.deepEqual(
    [
      (await get('/cart')).status,
      (await get('/de-eu/checkout?step=2')).status,
      (await get('/carts')).status,
      (await get('/cart', {}, 'POST')).status,
    ],
    [200, 200, 503, 200],
    'who is on the way to an order is let in for longer',
  )
  delayMs = 5_000
  const refused = await get('/toys', { accept: 'text/html' })
  assert.deepEqual([refused.status, refused.headers['cache-control']], [503, 'no-store'])
  assert.equal(asked.length, 4)
})

test('whoever asked first may leave without taking the page from the others', async (t) => {
  const release = Promise.withResolvers<void>()
  const { url, get, asked } = await shopWithPages(t, async () => {
    await release.promise
    return shared('toys')
  })
  const leaving = new AbortController()
  const first = fetch(`${url}/toys`, { signal: leaving.signal }).catch(() => 'left')
  await waitFor(() => asked.length === 1)
  const second = get('/toys')
  leaving.abort()
  assert.equal(await first, 'left')
  release.resolve()
  assert.deepEqual([(await second).body, asked.length], ['toys', 1])
})

test('hits, misses and stale answers are counted', async (t) => {
  const { get, app } = await shopWithPages(t, () => shared('toys'))
  const counted = async () =>
    Object.fromEntries(
      [...(await app.inject('/metrics')).body.matchAll(/^gateway_pages_total\{from="(\w+)"\} (\d+)/gm)].map(([, from, n]) => [
        from,
        Number(n),
      ]),
    )
  const before = await counted()
  for (let i = 0; i < 3; i++) await get('/toys')
  const after = await counted()
  const more = (from: string) => (after[from] ?? 0) - (before[from] ?? 0)
  assert.deepEqual([more('miss'), more('hit'), more('stale')], [1, 2, 0])
})
