import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { INCOMPLETE_META } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { LONG, PERSON, SHARED, shared, shopWithPages } from './test-storefront.ts'

test('a change of a product makes its pages anew at once and no others; what was being made meanwhile is for nobody who asks later', async (t) => {
  let price = '10.00'
  const waiting: (() => void)[] = []
  let isSlow = false
  const { get, purge, asked } = await shopWithPages(t, async ({ url }) => {
    const seen = price
    if (isSlow) await new Promise<void>((resolve) => waiting.push(resolve))
    return shared(`${url} costs ${seen}`, url === '/toys' ? 'products product:clippy' : `product:${url?.slice(3)}`)
  })
  for (const path of ['/toys', '/p/clippy', '/p/rover']) await get(path)
  price = '12.00'
  assert.equal((await get('/p/clippy')).body, '/p/clippy costs 10.00')
  await purge(['clippy'])
  for (const path of ['/toys', '/p/clippy']) assert.equal((await get(path)).body, `${path} costs 12.00`)
  assert.equal((await get('/p/rover')).headers['x-cache'], 'hit')
  assert.equal(asked.length, 5)

  isSlow = true
  await purge(['clippy'])
  const before = get('/p/clippy')
  await waitFor(() => waiting.length === 1)
  price = '14.00'
  await purge(['clippy'])
  const after = get('/p/clippy')
  await waitFor(() => waiting.length === 2, { what: 'another making: the first began before the change' })
  for (const go of waiting) go()
  assert.deepEqual([(await before).body, (await after).body], ['/p/clippy costs 12.00', '/p/clippy costs 14.00'])
  assert.equal((await get('/p/clippy')).body, '/p/clippy costs 14.00')
})

test('a page past its time is shown at once and made anew behind, once; after its last time it is waited for', async (t) => {
  let said = 'first'
  const release = Promise.withResolvers<void>()
  const { get, asked, pass } = await shopWithPages(t, async () => {
    const now = said
    if (now === 'second') await release.promise
    return shared(now)
  })
  await get('/toys')
  said = 'second'
  pass(59_999)
  assert.equal((await get('/toys')).headers['x-cache'], 'hit')
  pass(1)
  for (let i = 0; i < 10; i++) {
    const old = await get('/toys')
    assert.deepEqual([old.body, old.headers['x-cache'], old.headers['x-stale']], ['first', 'aging', undefined])
  }
  assert.equal(asked.length, 2)
  release.resolve()
  await waitFor(async () => (await get('/toys')).body === 'second')
  assert.equal(asked.length, 2)
  said = 'third'
  pass(660_000)
  assert.equal((await get('/toys')).body, 'third')
})

test('while the storefront fails or is gone, what it said last is shown for ten minutes and called stale, also what was purged', async (t) => {
  let fails = false
  const { get, pass, purge, storefront } = await shopWithPages(t, ({ headers }) =>
    fails && headers.cookie === undefined ? { status: 500, body: 'broken' } : shared('fine'),
  )
  await get('/toys')
  fails = true
  await purge(['clippy'])
  for (const headers of [{}, PERSON]) {
    const stale = await get('/toys', headers)
    assert.deepEqual(
      [stale.status, stale.body, stale.headers['x-stale'], stale.headers['x-cache'], stale.headers['cache-control']],
      [200, 'fine', 'true', 'stale', 'public, max-age=0'],
    )
  }
  const never = await get('/never-seen')
  assert.deepEqual([never.status, never.body, never.headers['cache-control']], [500, 'broken', 'private, no-store'])
  assert.equal((await get('/never-seen', PERSON)).body, 'fine', 'a person’s own page may not fail')
  storefront.close()
  storefront.closeAllConnections()
  await once(storefront, 'close')
  pass(1_000)
  assert.equal((await get('/toys')).headers['x-stale'], 'true')
  const gone = await get('/never-seen', { accept: 'text/html' })
  assert.deepEqual([gone.status, /tries again by itself/.test(gone.body)], [503, true])
  pass(660_000)
  assert.equal((await get('/toys', { accept: 'text/html' })).status, 503)
})

const ROUTER = { ...SHARED, 'content-type': 'text/x-component' }
const row = (digest: string) => `0:["$","div",null,{}]\na:E{"digest":"${digest}"}\n`

test('an answer to the router that carries an error is no page, whatever its status: the last good one is shown, or nobody keeps it', async (t) => {
  let said = 'fine'
  const { get, purge, pages } = await shopWithPages(t, ({ url }) => ({
    headers: { ...(url?.startsWith('/html') ? SHARED : ROUTER), 'surrogate-key': 'products' },
    body: said,
  }))
  for (const [path, broken] of [
    ['/toys', row('4117120109')],
    ['/html', `<script>self.__next_f.push([1,"a:E{\\"digest\\":\\"4117120109\\"}"])</script>`],
  ] as const) {
    const headers: Record<string, string> = path === '/toys' ? { rsc: '1' } : {}
    said = 'fine'
    await get(path, headers)
    said = broken
    await purge([])
    const stale = await get(path, headers)
    assert.deepEqual([stale.body, stale.headers['x-stale']], ['fine', 'true'], path)
    const before = pages.bytes()
    const first = await get(`${path}/never-seen`, headers)
    assert.deepEqual([first.status, first.body, first.headers['cache-control']], [200, broken, 'private, no-store'])
    assert.equal(pages.bytes(), before)
  }
})

test('an answer to the router that there is no such page is kept as briefly as the page that says so, another’s redirect like any', async (t) => {
  const { get, pass } = await shopWithPages(t, ({ url }) => ({
    headers: ROUTER,
    body: row(url === '/nothing' ? 'NEXT_HTTP_ERROR_FALLBACK;404' : 'NEXT_REDIRECT;replace;/toys;307;'),
  }))
  for (const path of ['/nothing', '/elsewhere'])
    for (const from of ['miss', 'hit']) assert.equal((await get(path, { rsc: '1' })).headers['x-cache'], from)
  pass(10_000)
  assert.deepEqual(
    [(await get('/nothing', { rsc: '1' })).headers['x-cache'], (await get('/elsewhere', { rsc: '1' })).headers['x-cache']],
    ['miss', 'hit'],
  )
})

test('a page that says that a part of it is missing is kept for five seconds', async (t) => {
  const { get, pass } = await shopWithPages(t, ({ headers }) => ({
    headers: headers.rsc ? ROUTER : SHARED,
    body: headers.rsc ? `0:["$","meta",null,{"name":"${INCOMPLETE_META}"}]` : `<meta name="${INCOMPLETE_META}" content="true"/>`,
  }))
  for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
    await get('/toys', headers)
    pass(4_999)
    assert.equal((await get('/toys', headers)).headers['x-cache'], 'hit')
    pass(1)
    assert.equal((await get('/toys', headers)).headers['x-cache'], 'miss')
  }
})

test('a page that does not exist is remembered for ten seconds, and any number of them push out nothing good', async (t) => {
  const { get, asked, pass, pages } = await shopWithPages(
    t,
    ({ url }) => (url?.startsWith('/p/') ? { status: 404, headers: SHARED, body: LONG } : shared(LONG)),
    { room: { maxBytes: 200_000 } },
  )
  for (let i = 0; i < 2; i++) for (let page = 0; page < 20; page++) await get(`/toys/${page}`)
  assert.equal(asked.length, 20)
  const missing = await get('/p/nothing')
  assert.deepEqual([missing.status, missing.body, (await get('/p/nothing')).headers['x-cache']], [404, LONG, 'hit'])
  pass(10_000)
  assert.equal((await get('/p/nothing')).headers['x-cache'], 'miss')
  for (let i = 0; i < 300; i++) for (const from of ['miss', 'hit']) assert.equal((await get(`/p/${i}`)).headers['x-cache'], from)
  assert.ok(pages.bytes() <= 200_000, `${pages.bytes()} bytes`)
  for (let page = 0; page < 20; page++) assert.equal((await get(`/toys/${page}`)).headers['x-cache'], 'hit', `/toys/${page}`)
})
