import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import Fastify from 'fastify'
import { networkOf } from './identity/addresses.ts'
import { installShedding, type Load } from './protection/shedding.ts'
import { house, PUBLIC_CARDS, requestFor } from './test-house.ts'

const KEY = 'the-storefront-s-key-of-this-test-only'
const tight = { perMinute: 3, authPerMinute: 2, checkoutPerMinute: 1 }
const cardNamed = (name: string) => PUBLIC_CARDS.find((card) => card.name === name) as (typeof PUBLIC_CARDS)[number]

test('an address that asks too often is told to wait, by class, whatever it says about itself', async (t) => {
  const { app } = await house(t, { settings: { limits: tight, storefrontKey: KEY } })
  const ask = async (name: string, headers: Record<string, string> = {}) => {
    const request = requestFor(cardNamed(name))
    return app.inject({ ...request, headers: { ...request.headers, ...headers } })
  }
  const spoofs: Record<string, string>[] = [
    { 'x-forwarded-for': '9.9.9.9' },
    { 'x-forwarded-for': '9.9.9.8', 'x-storefront-key': 'guessed' },
    { 'x-real-ip': '9.9.9.9', forwarded: 'for=9.9.9.9', 'x-client-ip': '9.9.9.9', 'true-client-ip': '9.9.9.9' },
  ]
  for (const headers of spoofs) assert.equal((await ask('getCart', headers)).statusCode, 200)
  for (const headers of spoofs) {
    const refused = await ask('getCart', headers)
    assert.deepEqual([refused.statusCode, refused.json().code], [429, 'too-many-requests'])
    const wait = Number(refused.headers['retry-after'])
    assert.ok(wait >= 1 && wait <= 60, String(wait))
  }
  assert.deepEqual(
    [(await ask('signIn')).statusCode, (await ask('register')).statusCode, (await ask('signIn')).statusCode],
    [400, 400, 429],
  )
  assert.deepEqual([(await ask('placeOrder')).statusCode, (await ask('retryPayment')).statusCode], [400, 429])
  assert.equal((await ask('receiveWebhook')).statusCode, 200, 'payment providers come from few addresses and are signed')
  assert.equal((await app.inject({ url: '/livez' })).statusCode, 200)
})

test('the storefront’s visitors are counted one by one, and its own wishes not at all', async (t) => {
  const { app, heard } = await house(t, { settings: { limits: tight, storefrontKey: KEY } })
  const ask = (headers: Record<string, string>) => app.inject({ url: '/api/v1/cart', headers: { 'x-storefront-key': KEY, ...headers } })
  for (const visitor of ['1.1.1.1', '2.2.2.2', '2001:db8:1:2::7']) {
    for (let i = 0; i < 3; i++) assert.equal((await ask({ 'x-forwarded-for': visitor })).statusCode, 200)
    assert.equal((await ask({ 'x-forwarded-for': visitor })).statusCode, 429, visitor)
  }
  assert.equal((await ask({ 'x-forwarded-for': '2001:db8:1:2:ffff::1' })).statusCode, 429, 'one subscriber of IPv6 has many addresses')
  for (let i = 0; i < 10; i++) assert.equal((await ask({})).statusCode, 200)
  assert.deepEqual([heard[0]?.headers['x-client-ip'], heard[0]?.headers['x-storefront-key']], ['1.1.1.1', undefined])
})

test('with a proxy before us, only what that proxy adds counts', async (t) => {
  const { app } = await house(t, { settings: { limits: tight, trustedProxies: 1 } })
  const ask = async (forwarded: string) => (await app.inject({ url: '/api/v1/cart', headers: { 'x-forwarded-for': forwarded } })).statusCode
  for (const spoof of ['9.9.9.1, ', '9.9.9.2, ', '']) assert.equal(await ask(`${spoof}1.1.1.1`), 200)
  assert.equal(await ask('9.9.9.3, 1.1.1.1'), 429)
  assert.equal(await ask('1.1.1.2'), 200)
})

test('networks: an IPv4 address is itself, an IPv6 address its /64', () => {
  assert.deepEqual(
    ['1.2.3.4', '::ffff:1.2.3.4', '2001:db8::1', '2001:0db8:0:0:1::', '2001:db8:0:1::1', '::1', 'fe80::1:2:3:4'].map(networkOf),
    ['1.2.3.4', '1.2.3.4', '2001:db8:0:0::/64', '2001:db8:0:0::/64', '2001:db8:0:1::/64', '0:0:0:0::/64', 'fe80:0:0:0::/64'],
  )
})

test('under too much load looking around is refused first, then what leads to an order, money last, and never a probe', async (t) => {
  let load: Load = { delayMs: 0, busy: 1, heldMs: 0 }
  const { app, heard } = await house(t, { meter: { read: () => load, stop: () => {} }, settings: { storefrontKey: KEY } })
  const browse = () => app.inject({ url: '/api/v1/products' })
  const buy = () => app.inject(requestFor(cardNamed('signOut')))
  const statuses = async (ask: () => Promise<{ statusCode: number }>, times: number) => {
    const all = []
    for (let i = 0; i < times; i++) all.push((await ask()).statusCode)
    return { passed: all.filter((status) => status === 200).length, refused: all.filter((status) => status === 503).length }
  }
  assert.deepEqual(await statuses(browse, 10), { passed: 10, refused: 0 })
  load = { delayMs: 200, busy: 1, heldMs: 0 }
  assert.deepEqual(await statuses(browse, 100), { passed: 50, refused: 50 })
  assert.deepEqual(await statuses(buy, 10), { passed: 10, refused: 0 })
  load = { delayMs: 700, busy: 1, heldMs: 0 }
  assert.deepEqual(await statuses(browse, 10), { passed: 0, refused: 10 })
  assert.deepEqual(await statuses(buy, 10), { passed: 10, refused: 0 })
  const isRefused = async (name: string, headers: Record<string, string> = {}) => {
    const request = requestFor(cardNamed(name))
    return (await app.inject({ ...request, headers: { ...request.headers, ...headers } })).json().code === 'busy'
  }
  const [looking, leading, money] = [
    ['listProducts', 'getProduct', 'suggest', 'exportLedger'],
    ['getCart', 'getOrder', 'listPaymentMethods', 'quoteCheckout', 'setCartLines', 'signIn'],
    ['placeOrder', 'retryPayment', 'receiveWebhook'],
  ]
  for (const [delayMs, refused] of [
    [300, looking],
    [2_000, [...looking, ...leading]],
    [5_000, [...looking, ...leading, ...money]],
  ] as const) {
    load = { delayMs, busy: 1, heldMs: 0 }
    const all = []
    for (const name of [...looking, ...leading, ...money]) if (await isRefused(name)) all.push(name)
    assert.deepEqual(all, refused, `${delayMs} ms`)
  }
  load = { delayMs: 2_000, busy: 1, heldMs: 0 }
  assert.equal(await isRefused('listProducts', { 'x-storefront-key': KEY }), false, 'a page that was let in gets what it is made of')
  assert.equal(await isRefused('listProducts', { 'x-storefront-key': 'guessed' }), true)
  load = { delayMs: 5_000, busy: 1, heldMs: 0 }
  const before = heard.length
  const refused = await buy()
  assert.deepEqual([refused.statusCode, refused.json().code, refused.headers['retry-after']], [503, 'busy', '2'])
  const page = await app.inject({ url: '/', headers: { accept: 'text/html,*/*' } })
  assert.deepEqual([page.statusCode, page.headers['content-type']], [503, 'text/html; charset=utf-8'])
  assert.match(page.body, /This page tries again by itself/)
  assert.equal(heard.length, before)
  for (const url of ['/livez', '/readyz', '/metrics']) assert.equal((await app.inject({ url })).statusCode, 200, url)
  load = { delayMs: 5_000, busy: 0.5, heldMs: 0 }
  assert.deepEqual(await statuses(browse, 10), { passed: 10, refused: 0 }, 'a pause of a process that then rests is no overload')
})

test('in a round of the event loop that takes long, looking around is refused before anything is done for it, as it would be later', async (t) => {
  let load: Load = { delayMs: 0, busy: 1, heldMs: 16 }
  const { app, heard } = await house(t, { meter: { read: () => load, stop: () => {} }, settings: { storefrontKey: KEY } })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(url + path, { headers })
    return { status: reply.status, headers: Object.fromEntries(reply.headers), body: await reply.text() }
  }
  const later = await app.inject({ url: '/api/v1/products' })
  const before = heard.length
  for (const path of [
    '/api/v1/products?limit=2',
    '/api/v1/products/a-toy',
    '/api/v1/categories',
    '/api/v1/staff/exports/ledger?month=2026-11',
  ]) {
    const { status, headers, body } = await ask(path)
    assert.deepEqual([status, headers['retry-after']], [503, '2'], path)
    assert.equal(JSON.parse(body).requestId, headers['x-request-id'])
    assert.deepEqual(JSON.parse(body), { ...later.json(), requestId: headers['x-request-id'] })
    const { date: _, 'keep-alive': __, connection: ___, ...said } = headers
    const { date: ____, connection: _____, ...saidLater } = later.headers
    assert.deepEqual(said, { ...saidLater, 'x-request-id': headers['x-request-id'] }, path)
  }
  assert.equal(heard.length, before)
  const { body: told } = await app.inject({ url: '/metrics' })
  assert.match(told, /^gateway_request_seconds_count\{route="refused at first sight",method="GET",status="503"\} 4$/m)
  for (const path of ['/api/v1/cart', '/livez', '/readyz']) assert.equal((await ask(path)).status, 200, path)
  assert.equal((await ask('/api/v1/products', { 'x-storefront-key': KEY })).status, 200, 'a page that was let in gets what it is made of')
  assert.equal((await ask('/api/v1/products', { 'x-storefront-key': 'guessed' })).status, 503)
  load = { delayMs: 0, busy: 1, heldMs: 15 }
  assert.equal((await ask('/api/v1/products')).status, 200)
})

test('a lone visitor on a slow machine is served, a crowd is not', async (t) => {
  const app = Fastify()
  t.after(() => app.close())
  installShedding(app)
  app.get('/', async () => {
    await setImmediate()
    // Of the processor's time, not of the clock's: what counts is how much this process has to do.
    for (const from = process.cpuUsage(); process.cpuUsage(from).user < 60_000; );
    return 'done'
  })
  const ask = async () => (await app.inject({ url: '/' })).statusCode
  for (let i = 0; i < 8; i++) assert.equal(await ask(), 200)
  const crowd: number[] = []
  for (let times = 0; times < 10 && !crowd.includes(503); times++) {
    crowd.push(...(await Promise.all(Array.from({ length: 12 }, ask))))
    // The meter looks when the loop comes round.
    await setImmediate()
  }
  assert.ok(crowd.includes(503), 'nobody of the crowd was refused')
})

test('every kind of answer carries the headers that browsers are held to, its id, and no more about us', async (t) => {
  const { app, on } = await house(t, { settings: { publicUrl: 'https://shop.test' } })
  on('getCart', async () => {
    throw new Error('a bug')
  })
  for (const [url, status] of [
    ['/api/v1/products', 200],
    ['/api/v1/cart', 500],
    ['/api/v1/nothing', 404],
    ['/api/docs', 200],
    ['/api/openapi.json', 200],
    ['/livez', 200],
    ['/%zz', 400],
  ] as const) {
    const { statusCode, headers, body } = await app.inject({ url })
    assert.equal(statusCode, status, url)
    assert.deepEqual(
      [
        headers['x-content-type-options'],
        headers['x-frame-options'],
        headers['referrer-policy'],
        headers['strict-transport-security'],
        headers['cross-origin-opener-policy'],
        headers['x-powered-by'],
        headers.server,
      ],
      ['nosniff', 'DENY', 'strict-origin-when-cross-origin', 'max-age=31536000; includeSubDomains', 'same-origin', undefined, undefined],
      url,
    )
    const policy = String(headers['content-security-policy'])
    assert.match(policy, /frame-ancestors 'none'/)
    if (url === '/api/docs') {
      assert.match(policy, /object-src 'none'; base-uri 'none'/)
      assert.match(policy, /frame-src 'self' https:\/\/pay\.test;/)
    } else assert.match(policy, /^default-src 'none'/)
    assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/)
    if (status >= 400) assert.equal(JSON.parse(body).requestId, headers['x-request-id'])
  }
})

test('a provider whose scripts a page needs is let in by name, and nobody else is', async (t) => {
  const payment = {
    scripts: ['https://*.pay.test'],
    frames: ['https://frames.pay.test'],
    connects: ['https://api.pay.test'],
    images: ['https://img.pay.test'],
    opensWindows: true,
  }
  const { app } = await house(t, { settings: { payment } })
  const { headers } = await app.inject({ url: '/api/docs' })
  assert.equal(headers['cross-origin-opener-policy'], 'same-origin-allow-popups')
  const policy = String(headers['content-security-policy'])
  for (const part of [
    "default-src 'self';",
    "script-src 'self' 'unsafe-inline' https://*.pay.test;",
    "img-src 'self' data: https://img.pay.test;",
    "connect-src 'self' https://api.pay.test;",
    "frame-src 'self' https://frames.pay.test;",
    "form-action 'self' https://frames.pay.test;",
  ])
    assert.ok(policy.includes(part), `${part} in ${policy}`)
})

test('the same id is in the answer, in the problem and with the room that refused', async (t) => {
  const { app, heard } = await house(t)
  const reply = await app.inject({ url: '/api/v1/me', headers: { 'x-request-id': '00000000-0000-0000-0000-000000000000' } })
  assert.equal(reply.json().requestId, reply.headers['x-request-id'])
  assert.notEqual(reply.headers['x-request-id'], '00000000-0000-0000-0000-000000000000', 'strangers do not name our requests')
  const cart = await app.inject({ url: '/api/v1/cart' })
  assert.equal(heard.at(-1)?.headers['x-request-id'], cart.headers['x-request-id'])
})

test('other sites may call from a browser only when they are on the list', async (t) => {
  const { app } = await house(t, { settings: { allowedOrigins: ['https://partner.test'] } })
  const preflight = (origin: string) =>
    app.inject({ method: 'OPTIONS', url: '/api/v1/cart/lines', headers: { origin, 'access-control-request-method': 'POST' } })
  const friend = await preflight('https://partner.test')
  assert.deepEqual(
    [friend.statusCode, friend.headers['access-control-allow-origin'], friend.headers['access-control-allow-credentials']],
    [204, 'https://partner.test', 'true'],
  )
  assert.equal((await preflight('https://evil.test')).headers['access-control-allow-origin'], undefined)
  const request = requestFor(cardNamed('signOut'))
  const asked = (origin: string) => app.inject({ ...request, headers: { ...request.headers, origin, 'sec-fetch-site': 'cross-site' } })
  assert.deepEqual([(await asked('https://partner.test')).statusCode, (await asked('https://evil.test')).statusCode], [200, 403])
})
