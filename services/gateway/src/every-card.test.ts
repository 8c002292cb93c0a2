import assert from 'node:assert/strict'
import { test } from 'node:test'
import { apiDescription } from './reference/api-description.ts'
import { ALL_CARDS, house, PUBLIC_CARDS, requestFor } from './test-house.ts'

const UNSAFE = PUBLIC_CARDS.filter(({ method }) => method !== 'GET')
const codeOf = (body: string) => (body === '' ? '' : (JSON.parse(body) as { code?: string }).code)

test('every card that changes something takes an Idempotency-Key, but for what changes nothing and signed reports', () => {
  assert.deepEqual(
    UNSAFE.filter(({ idempotent }) => !idempotent)
      .map(({ name }) => name)
      .sort(),
    ['checkAddress', 'previewCancellation', 'quoteCheckout', 'receiveCarrierReport', 'receiveWebhook'],
  )
})

test('without a key, with one that is too long, or with characters that no key has, no change goes through', async (t) => {
  const { app, heard } = await house(t)
  let tried = 0
  for (const card of UNSAFE.filter(({ idempotent }) => idempotent)) {
    for (const [key, code] of [
      [undefined, 'idempotency-key-missing'],
      ['k'.repeat(256), 'idempotency-key-invalid'],
      ['with\tcontrol', 'idempotency-key-invalid'],
      ['with space', 'idempotency-key-invalid'],
      ['', 'idempotency-key-invalid'],
    ] as const) {
      const request = requestFor(card)
      if (key === undefined) delete request.headers['idempotency-key']
      else request.headers['idempotency-key'] = key
      const reply = await app.inject(request)
      assert.deepEqual([reply.statusCode, codeOf(reply.body)], [400, code], `${card.name} with ${String(key).slice(0, 20)}`)
      tried += 1
    }
  }
  assert.equal(tried, (UNSAFE.length - 5) * 5)
  assert.deepEqual(heard, [])
})

test('what another site asks for in a visitor’s name is refused, on every route that changes something', async (t) => {
  const { app, heard } = await house(t)
  const foreign: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.test' },
    { origin: 'null' },
    { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://evil.test', host: 'evil.test', 'sec-fetch-site': 'cross-site' },
  ]
  let tried = 0
  for (const card of UNSAFE) {
    const request = requestFor(card)
    for (const headers of foreign) {
      const reply = await app.inject({
        ...request,
        headers: { ...request.headers, host: 'shop.test', cookie: 'toyline.session_token=bea', ...headers },
      })
      assert.deepEqual([reply.statusCode, codeOf(reply.body)], [403, 'cross-site'], `${card.name} ${JSON.stringify(headers)}`)
      tried += 1
    }
    const typed = await app.inject({ ...request, headers: { ...request.headers, 'content-type': 'text/plain' }, payload: '{}' })
    assert.deepEqual([typed.statusCode, codeOf(typed.body)], [415, 'unsupported-media-type'], card.name)
    const { payload: _none, ...bare } = request
    const empty = await app.inject({ ...bare, headers: { ...request.headers, 'content-type': 'text/plain' } })
    assert.equal(empty.statusCode, 415, `${card.name} without a body`)
    const form = { ...request.headers, 'content-type': 'application/x-www-form-urlencoded' }
    assert.equal((await app.inject({ ...request, headers: form, payload: 'a=1' })).statusCode, 415, card.name)
  }
  assert.equal(tried, UNSAFE.length * foreign.length)
  assert.deepEqual(heard, [])
})

test('our own pages, and programs that are no browser, may change things', async (t) => {
  const { app, heard } = await house(t)
  const request = requestFor(UNSAFE.find(({ name }) => name === 'signOut') as (typeof UNSAFE)[number])
  for (const headers of [
    {},
    { origin: 'http://shop.test', 'sec-fetch-site': 'same-origin' },
    { origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
  ] as Record<string, string>[]) {
    assert.equal((await app.inject({ ...request, headers: { ...request.headers, ...headers } })).statusCode, 200, JSON.stringify(headers))
  }
  assert.equal(heard.length, 4)
})

test('what services say to each other does not exist from outside, under any prefix, with any role', async (t) => {
  const { app, between, sessions } = await house(t)
  sessions.set('root', { userId: 'usr_root', role: 'admin', email: 'ada@shop.test' })
  const reached: string[] = []
  for (const room of ['products', 'users', 'orders', 'payments', 'notifications'] as const) {
    between(room, (transport) => (request) => {
      reached.push(request.path)
      return transport(request)
    })
  }
  const internal = ALL_CARDS.filter(({ audience }) => audience === 'internal')
  assert.ok(internal.length >= 10)
  for (const card of [...internal, { ...internal[0], method: 'POST', path: '/internal/events' } as (typeof internal)[number]]) {
    const { method, url, headers, payload } = requestFor(card)
    for (const at of [url, url.replace('/api/v1', ''), url.replace('/api/v1', '/api'), `/api/v1/products/..${url.slice(7)}`]) {
      for (const cookie of ['', 'toyline.session_token=root']) {
        const reply = await app.inject({ method, url: at, headers: { ...headers, cookie }, ...(payload ? { payload } : {}) })
        assert.equal(reply.statusCode, 404, `${method} ${at}`)
        assert.equal(codeOf(reply.body), 'not-found')
      }
    }
  }
  assert.deepEqual(reached, [], 'no room was even asked')
})

test('every card that needs somebody signed in answers 401 to nobody, to a guest and to an ended session, and tells nothing', async (t) => {
  const { app, heard } = await house(t)
  const closed = PUBLIC_CARDS.filter(({ who }) => who !== 'anyone' && who !== 'visitor')
  assert.deepEqual([...new Set(closed.map(({ who }) => who))].sort(), ['buyer', 'staff'], 'a new kind of door needs its own line here')
  assert.ok(closed.length >= 9)
  for (const card of closed) {
    const request = requestFor(card)
    for (const cookie of ['', `toyline.guest=gst_${'a'.repeat(32)}`, 'toyline.session_token=ended', 'other.session_token=bea']) {
      const reply = await app.inject({ ...request, headers: { ...request.headers, cookie } })
      assert.deepEqual([reply.statusCode, codeOf(reply.body)], [401, 'sign-in-needed'], `${card.name} ${cookie}`)
      assert.deepEqual(Object.keys(reply.json()).sort(), ['code', 'detail', 'requestId', 'status', 'title', 'type'])
    }
  }
  assert.deepEqual(
    heard.filter(({ card }) => card !== 'resolveSession'),
    [],
  )
})

test('every card of the shop’s own people answers 403 to a buyer, and its room hears of nothing', async (t) => {
  const { app, heard, sessions } = await house(t)
  sessions.set('bea', { userId: 'usr_1', role: 'buyer', email: 'bea@shop.test' })
  const staffOnly = PUBLIC_CARDS.filter(({ who }) => who === 'staff' || who === 'admin')
  assert.ok(staffOnly.length >= 3)
  for (const card of staffOnly) {
    const request = requestFor(card)
    const reply = await app.inject({ ...request, headers: { ...request.headers, cookie: 'toyline.session_token=bea' } })
    assert.deepEqual([reply.statusCode, codeOf(reply.body)], [403, 'not-allowed'], card.name)
  }
  assert.deepEqual(
    heard.filter(({ card }) => card !== 'resolveSession'),
    [],
  )
})

test('every body with a field that its card does not know is refused', async (t) => {
  const { app, heard, sessions } = await house(t)
  sessions.set('bea', { userId: 'usr_1', role: 'buyer', email: 'bea@shop.test' })
  sessions.set('sam', { userId: 'usr_2', role: 'staff', email: 'sam@shop.test' })
  const withBody = PUBLIC_CARDS.filter(({ body, rawBody, upload }) => body && !rawBody && !upload)
  assert.ok(withBody.length >= 14)
  for (const card of withBody) {
    const request = requestFor(card)
    const reply = await app.inject({
      ...request,
      headers: { ...request.headers, cookie: `toyline.session_token=${card.who === 'staff' ? 'sam' : 'bea'}` },
      payload: JSON.stringify({ role: 'admin', price: 0 }),
    })
    assert.deepEqual([reply.statusCode, codeOf(reply.body)], [400, 'bad-input'], card.name)
    const issues = reply.json<{ errors: { code: string; message: string }[] }>().errors
    assert.ok(
      issues.some(({ code, message }) => code === 'unrecognized_keys' && message.includes('role') && message.includes('price')),
      `${card.name}: ${reply.body}`,
    )
  }
  assert.deepEqual(
    heard.filter(({ card }) => card !== 'resolveSession'),
    [],
  )
})

test('bodies that are no JSON are refused, and so are ones of more than a megabyte', async (t) => {
  const { app } = await house(t)
  const request = requestFor(UNSAFE.find(({ name }) => name === 'addCartLine') as (typeof UNSAFE)[number])
  const broken = await app.inject({ ...request, payload: '{"variantId":' })
  assert.deepEqual([broken.statusCode, codeOf(broken.body)], [400, 'bad-json'])
  const large = await app.inject({ ...request, payload: `"${'x'.repeat(1_048_576)}"` })
  assert.deepEqual([large.statusCode, codeOf(large.body)], [413, 'body-too-large'])
})

test('every public card says who may call it and stands in the API description', () => {
  const { paths } = apiDescription() as { paths: Record<string, Record<string, { operationId: string; description: string }>> }
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId}: ${method} ${path}`),
  )
  const expected = PUBLIC_CARDS.map(
    ({ name, method, path }) => `${name}: ${method.toLowerCase()} /api/v1${path.replace(/:(\w+)/g, '{$1}')}`,
  )
  assert.deepEqual(described.sort(), expected.sort())
  for (const { who, name } of PUBLIC_CARDS) assert.ok(['anyone', 'visitor', 'buyer', 'staff', 'admin'].includes(who), name)
})

test('an address of the API asked with the wrong method says which it takes; others are nothing', async (t) => {
  const { app, heard } = await house(t)
  const wrong = await app.inject({ method: 'DELETE', url: '/api/v1/orders/ord_1/payment?x=1' })
  assert.deepEqual([wrong.statusCode, codeOf(wrong.body), wrong.headers.allow], [405, 'method-not-allowed', 'POST'])
  const carts = await app.inject({ method: 'DELETE', url: '/api/v1/cart/lines' })
  assert.deepEqual([carts.statusCode, carts.headers.allow], [405, 'PATCH, POST, PUT'])
  for (const url of ['/api/v1/nothing', '/api/v2/products', '/api/v1', '/api/v1/products/x/y/z', '/nothing'])
    assert.deepEqual([(await app.inject({ url })).statusCode, url], [404, url])
  assert.deepEqual(heard, [])
})
