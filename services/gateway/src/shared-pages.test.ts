import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { waitFor } from '@toyline/testing'
import { type Answer, LONG, PERSON, SHARED, shared, shopWithPages } from './test-storefront.ts'

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

test('a router that is sent back to the right address does not make the page one for persons', async (t) => {
  const { get, asked } = await shopWithPages(t, ({ url }) =>
    url === '/toys?_rsc=wrong' ? { status: 307, headers: { location: '/toys?_rsc=right' }, body: '' } : shared('toys'),
  )
  assert.equal((await get('/toys?_rsc=wrong', { rsc: '1' })).status, 307)
  await get('/toys?_rsc=right', { ...PERSON, rsc: '1' })
  assert.equal((await get('/toys?_rsc=right', { rsc: '1' })).headers['x-cache'], 'hit')
  assert.equal(asked.at(-1)?.headers.cookie, undefined)
})
