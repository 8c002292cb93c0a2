import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type TestContext, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type CacheOptions, openCache, openPurges } from '@toyline/cache'
import { event } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import type { HouseOptions } from './test-house.ts'
import { raw, shop } from './test-storefront.ts'

const SHARED = { 'surrogate-control': 'max-age=60, stale-while-revalidate=600' }
const HTML = { 'content-type': 'text/html; charset=utf-8' }
const PERSON = { cookie: 'toyline.session_token=bea' }
const LONG = 'A page with many toys. '.repeat(200)

type Answer = { status?: number; headers?: Record<string, string | string[]>; body: string }

/** A shop with a page cache on a clock of the test's own, and a storefront that says by address what it is asked for. */
async function shopWithPages(
  t: TestContext,
  say: (request: IncomingMessage) => Answer | Promise<Answer>,
  { room = {}, ...options }: HouseOptions & { room?: Partial<CacheOptions> } = {},
) {
  let time = 0
  const asked: IncomingMessage[] = []
  const common = { ttlMs: 60_000, graceMs: 600_000, purges: openPurges({ name: 'test' }), now: () => time }
  const cache = openCache({ name: 'catalogue', maxBytes: 1_000_000, ...common })
  const pages = openCache({ name: 'pages', maxBytes: 4_000_000, newcomers: 1 / 8, ...common, ...room })
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    asked.push(request)
    const { status = 200, headers = {}, body } = await say(request)
    if (!response.destroyed) response.writeHead(status, { ...HTML, ...headers }).end(body)
  }
  const home = await shop(t, (request, response) => void answer(request, response), { ...options, cache, pages })
  return {
    ...home,
    asked,
    pages,
    get: (path: string, headers: Record<string, string> = {}, method = 'GET') => raw(home.port, path, headers, method),
    pass: (ms: number) => {
      time += ms
    },
    async purge(handles: string[]) {
      const authorization = `Bearer ${await home.tokens.sign({ kind: 'service', service: 'products' })}`
      const payload = JSON.stringify(event('products.products-changed.v1', 'prod_1', { productIds: ['prod_1'], handles }))
      const reply = await home.app.inject({
        method: 'POST',
        url: '/internal/events',
        headers: { authorization, 'content-type': 'application/json' },
        payload,
      })
      assert.deepEqual(reply.json(), { handled: true })
    },
  }
}

const shared = (body: string, tags = 'products'): Answer => ({ headers: { ...SHARED, 'surrogate-key': tags }, body })

test('a page for everybody is made once, however many ask for it at once, and then shown from memory to guests and people alike', async (t) => {
  const release = Promise.withResolvers<void>()
  const { get, asked } = await shopWithPages(t, async () => {
    await release.promise
    return shared(LONG)
  })
  const crowd = Array.from({ length: 100 }, (_, i) => get('/toys', i % 2 ? PERSON : {}))
  await waitFor(() => asked.length > 0)
  release.resolve()
  const answers = await Promise.all(crowd)
  assert.deepEqual([asked.length, new Set(answers.map(({ body }) => body))], [1, new Set([LONG])])
  const first = await get('/toys')
  const second = await get('/toys', PERSON)
  assert.equal(asked.length, 1)
  assert.deepEqual([first.body, first.headers['x-cache'], second.body, second.headers['x-cache']], [LONG, 'hit', LONG, 'hit'])
  assert.deepEqual(
    [first.headers['cache-control'], first.headers['surrogate-control'], first.headers['surrogate-key'], first.headers['set-cookie']],
    ['public, max-age=0, s-maxage=60', undefined, undefined, undefined],
    'browsers ask again each time; what only a CDN can use is not sent where there is none',
  )
  assert.match(String(first.headers['content-security-policy']), /^default-src 'self'; script-src 'self'/)
  assert.deepEqual([first.headers['x-frame-options'], first.headers['x-content-type-options']], ['DENY', 'nosniff'])
  assert.notEqual(first.headers['x-request-id'], second.headers['x-request-id'], 'each answer has its own id')
})

test('each reader gets the coding that they take, of the same bytes and under one tag; who has it gets 304, HEAD no body', async (t) => {
  const { get, asked } = await shopWithPages(t, () => shared(LONG))
  const plain = await get('/toys')
  const br = await get('/toys', { 'accept-encoding': 'gzip, deflate, br, zstd' })
  const gzip = await get('/toys', { 'accept-encoding': 'br;q=0, gzip' })
  const refusing = await get('/toys', { 'accept-encoding': 'gzip;q=0, br;q=0' })
  assert.deepEqual(
    [plain, br, gzip, refusing].map(({ headers }) => headers['content-encoding']),
    [undefined, 'br', 'gzip', undefined],
  )
  assert.deepEqual([brotliDecompressSync(br.bytes).toString(), gunzipSync(gzip.bytes).toString(), refusing.body], [LONG, LONG, LONG])
  assert.deepEqual([br.headers['content-length'], plain.headers['content-length']], [String(br.bytes.length), String(LONG.length)])
  assert.match(String(br.headers.vary), /\baccept-encoding\b/)
  const etag = String(br.headers.etag)
  assert.equal(new Set([plain, br, gzip, refusing].map(({ headers }) => headers.etag)).size, 1)
  const unchanged = await get('/toys', { 'if-none-match': etag, 'accept-encoding': 'gzip' })
  assert.deepEqual([unchanged.status, unchanged.body, unchanged.headers.etag], [304, '', etag])
  const head = await get('/toys', { 'accept-encoding': 'br' }, 'HEAD')
  assert.deepEqual([head.status, head.body, head.headers['content-length']], [200, '', String(br.bytes.length)])
  assert.equal(asked.length, 1)
  const short = await get('/short')
  assert.equal(short.headers['content-encoding'], undefined)
})

test('a page that does not say it is for everybody gets what its visitor sent, is kept nowhere, and is asked in nobody’s name only once', async (t) => {
  const { get, asked, pages } = await shopWithPages(t, ({ headers }) => ({ body: `the cart of ${headers.cookie ?? 'nobody'}` }))
  for (const who of ['bea', 'cem', 'bea']) {
    const mine = await get('/cart', { cookie: `toyline.session_token=${who}` })
    assert.deepEqual(
      [mine.body, mine.headers['cache-control'], mine.headers['x-cache']],
      [`the cart of toyline.session_token=${who}`, 'private, no-store', undefined],
    )
  }
  assert.deepEqual(
    asked.map(({ headers }) => headers.cookie),
    [undefined, 'toyline.session_token=bea', 'toyline.session_token=cem', 'toyline.session_token=bea'],
  )
  assert.equal(pages.bytes(), 0)
})

test('an address that becomes one for everybody is noticed, one that stops to be one is too', async (t) => {
  let isShared = false
  const { get, asked, pass } = await shopWithPages(t, () => (isShared ? shared('for all') : { body: 'for one' }))
  await get('/help', PERSON)
  isShared = true
  const noticing = await get('/help', PERSON)
  assert.deepEqual(
    [noticing.body, noticing.headers['cache-control'], noticing.headers['surrogate-control'], noticing.headers['surrogate-key']],
    ['for all', 'private, no-store', undefined, undefined],
    'it was asked for with a person’s cookies: nobody keeps it',
  )
  await get('/help', PERSON)
  assert.equal((await get('/help', PERSON)).headers['x-cache'], 'hit')
  assert.equal(asked.at(-1)?.headers.cookie, undefined)
  isShared = false
  pass(60_000)
  assert.equal((await get('/help', PERSON)).body, 'for all', 'shown once more while it is made anew')
  await waitFor(async () => (await get('/help', PERSON)).body === 'for one')
})

test('answers with cookies of their own, or that differ by what no key tells apart, are nobody’s else, whatever they say', async (t) => {
  const answers: Record<string, Answer> = {
    '/cookie': { headers: { ...SHARED, 'set-cookie': 'theme=dark' }, body: 'x' },
    '/vary-cookie': { headers: { ...SHARED, vary: 'rsc, Cookie' }, body: 'x' },
    '/vary-language': { headers: { ...SHARED, vary: 'accept-language' }, body: 'x' },
    '/vary-all': { headers: { ...SHARED, vary: '*' }, body: 'x' },
    '/private': { headers: { 'surrogate-control': 'private, max-age=60' }, body: 'x' },
    '/no-store': { headers: { 'surrogate-control': 'no-store' }, body: 'x' },
    '/nothing-fresh': { headers: { 'surrogate-control': 'max-age=0' }, body: 'x' },
    '/unclear': { headers: { 'surrogate-control': 'xmax-age=60' }, body: 'x' },
    '/public-only': { headers: { 'cache-control': 'public, max-age=600' }, body: 'x' },
    '/error': { status: 500, headers: SHARED, body: 'x' },
    '/elsewhere': { status: 307, headers: { ...SHARED, location: '/sign-in' }, body: 'x' },
    '/part': { status: 206, headers: SHARED, body: 'x' },
    '/large': { headers: SHARED, body: 'x'.repeat(2 * 1_048_576 + 1) },
  }
  const { get, pages } = await shopWithPages(t, ({ url = '' }) => answers[url] as Answer)
  for (const [path, { body, status = 200, headers }] of Object.entries(answers)) {
    for (let i = 0; i < 2; i++) {
      const reply = await get(path, PERSON)
      assert.deepEqual([reply.status, reply.headers['x-cache']], [status, undefined], path)
      assert.equal(reply.body, body, path)
      assert.equal(reply.headers['cache-control'], 'private, no-store', path)
      assert.deepEqual(reply.headers['set-cookie'], headers?.['set-cookie'] ? [headers['set-cookie']] : undefined, path)
    }
  }
  assert.equal(pages.bytes(), 0)
})

test('changes are never kept and never asked in nobody’s name', async (t) => {
  const { get, asked, pages } = await shopWithPages(t, () => shared('done'))
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const reply = await get('/cart/add', PERSON, method)
    assert.deepEqual(
      [reply.body, reply.headers['cache-control'], reply.headers['surrogate-control']],
      ['done', 'private, no-store', undefined],
    )
  }
  assert.deepEqual(
    asked.map(({ method, headers }) => [method, headers.cookie]),
    ['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => [method, PERSON.cookie]),
  )
  assert.equal(pages.bytes(), 0)
})

test('one page has one place whatever the order of its query and whoever counts the visit; other choices, forms and router requests have others', async (t) => {
  const { get, asked } = await shopWithPages(t, ({ url, headers }) =>
    shared(`${url} ${headers.accept} ${headers.rsc} ${headers['next-router-prefetch']} ${headers['next-router-state-tree']?.length}`),
  )
  const tree = 'x'.repeat(3_000)
  const same: [string, Record<string, string>][][] = [
    [
      ['/toys?age=3&sort=new', {}],
      ['/toys?sort=new&age=3', { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }],
      ['/toys?utm_source=mail&sort=new&gclid=1&age=3', { accept: '*/*' }],
    ],
    [['/toys?age=4&sort=new', {}]],
    [['/toys?age=3&age=5', {}]],
    [['/toys?age=5&age=3', {}]],
    [
      ['/toys', {}],
      ['/toys?', {}],
      ['/toys?utm_campaign=x', { 'next-router-prefetch': '1' }],
    ],
    [['/toys', { accept: 'text/markdown, text/html;q=0.5' }]],
    [['/toys', { rsc: '1' }]],
    [['/toys', { rsc: '1', 'next-router-prefetch': '1' }]],
    [['/toys', { rsc: '1', 'next-router-segment-prefetch': '1' }]],
    [['/toys', { rsc: '1', 'next-url': '1' }]],
    [
      ['/toys', { rsc: '1', 'next-router-state-tree': tree }],
      ['/toys', { rsc: '1', 'next-router-state-tree': tree, accept: 'text/html' }],
    ],
    [['/toys', { rsc: '1', 'next-router-state-tree': `${tree.slice(1)}y` }]],
  ]
  for (const [at, group] of same.entries()) {
    for (const [path, headers] of group) await get(path, headers)
    assert.equal(asked.length, at + 1, JSON.stringify(group[0]).slice(0, 80))
  }
  assert.equal(asked[0]?.url, '/toys?age=3&sort=new', 'what does not count is not told either')
  assert.equal((await get('/toys', { accept: 'text/html;q=0.9, text/markdown;q=0.1' })).headers['x-cache'], 'hit')
})

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

test('a built file whose content never changes is kept as well, under its own words', async (t) => {
  const words = 'public, max-age=31536000, immutable'
  const { get, asked } = await shopWithPages(t, () => ({
    headers: { 'content-type': 'application/javascript', 'cache-control': words },
    body: LONG,
  }))
  await get('/_next/static/a1b2.js')
  const again = await get('/_next/static/a1b2.js', { ...PERSON, 'accept-encoding': 'br' })
  assert.deepEqual(
    [again.headers['x-cache'], again.headers['content-encoding'], again.headers['cache-control'], again.headers.vary, asked.length],
    ['hit', 'br', words, 'accept-encoding', 1],
  )
})

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

test('under load, pages that have to be made are refused first and what is kept last of all', async (t) => {
  let delayMs = 0
  const { get, asked } = await shopWithPages(t, () => shared('toys'), { meter: { read: () => ({ delayMs, busy: 1 }), stop: () => {} } })
  await get('/toys')
  delayMs = 1_500
  assert.deepEqual(
    [(await get('/toys')).status, (await get('/other')).status, (await get('/cart/add', {}, 'POST')).status],
    [200, 503, 503],
  )
  delayMs = 5_000
  const refused = await get('/toys', { accept: 'text/html' })
  assert.deepEqual([refused.status, refused.headers['cache-control']], [503, 'no-store'])
  assert.equal(asked.length, 1)
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

test('a router that is sent back to the right address does not make the page one for persons', async (t) => {
  const { get, asked } = await shopWithPages(t, ({ url }) =>
    url === '/toys?_rsc=wrong' ? { status: 307, headers: { location: '/toys?_rsc=right' }, body: '' } : shared('toys'),
  )
  assert.equal((await get('/toys?_rsc=wrong', { rsc: '1' })).status, 307)
  await get('/toys?_rsc=right', { ...PERSON, rsc: '1' })
  assert.equal((await get('/toys?_rsc=right', { rsc: '1' })).headers['x-cache'], 'hit')
  assert.equal(asked.at(-1)?.headers.cookie, undefined)
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
