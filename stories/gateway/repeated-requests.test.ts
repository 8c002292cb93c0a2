import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cart, type CheckoutQuote, newId, type Order } from '@toyline/contracts'
import pg from 'pg'
import { openGround, somethingToBuy } from './platform.ts'

const SHIP_TO = { name: 'Bea Buyer', line1: '400 Broad St', city: 'Seattle', area: 'WA', postcode: '98109', country: 'US' }
type Sent = { method: 'POST' | 'PUT'; path: string; key: string; body: unknown; cookie: string }

test('at the public API, a request and its copies are one: cart lines and orders', { timeout: 120_000 }, async (t) => {
  const ground = await openGround(t)
  const { url } = await ground.light()
  const send = async ({ method, path, key, body, cookie }: Sent) => {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key, cookie }
    const reply = await fetch(`${url}/api/v1${path}`, { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) })
    const text = await reply.text()
    return { status: reply.status, text, code: (JSON.parse(text) as { code?: string }).code, cookies: reply.headers.getSetCookie() }
  }
  const { line } = await somethingToBuy(url)
  /** A guest whose cart holds one line. */
  async function guest() {
    const { cookies, text } = await send({ method: 'PUT', path: '/cart/lines', key: newId('key'), body: { lines: [line] }, cookie: '' })
    return { cookie: String(cookies[0]).split(';')[0] as string, cart: JSON.parse(text) as Cart }
  }
  const bea = await guest()
  const gus = await guest()

  await t.test('fifty copies of "add to cart" at once add once; fifty later get the first answer, byte for byte', async () => {
    const add: Sent = { method: 'POST', path: '/cart/lines', key: 'the-same-key', body: line, cookie: bea.cookie }
    const atOnce = await Promise.all(Array.from({ length: 50 }, () => send(add)))
    const later = []
    for (let i = 0; i < 50; i++) later.push(await send(add))
    for (const { status, code } of atOnce) assert.ok(status === 200 || (status === 409 && code === 'request-running'), `${status} ${code}`)
    const done = [...atOnce.filter(({ status }) => status === 200), ...later]
    assert.equal(new Set(done.map(({ text }) => text)).size, 1)
    assert.ok(done.length >= 51)
    const now = (await (await fetch(`${url}/api/v1/cart`, { headers: { cookie: bea.cookie } })).json()) as Cart
    assert.deepEqual(
      now.lines.map((one) => [one.variantId, one.quantity]),
      [[line.variantId, line.quantity * 2]],
    )
    const other = await send({ ...add, body: { ...line, quantity: line.quantity * 3 } })
    assert.deepEqual([other.status, other.code], [422, 'idempotency-key-reused'])
    const somebodyElse = await send({ ...add, cookie: gus.cookie })
    assert.equal(somebodyElse.status, 200, 'another visitor’s equal key is another key')
    assert.notEqual((JSON.parse(somebodyElse.text) as Cart).id, now.id)
  })

  await t.test('fifty copies of an order at once are one order and one payment; fifty later get the first answer', async () => {
    const { cart, cookie } = await guest()
    const quote = async (body: object) => {
      const reply = await send({ method: 'POST', path: '/checkout/quote', key: 'not-needed', body, cookie })
      return JSON.parse(reply.text) as CheckoutQuote
    }
    const shippingMethod = (await quote({ shipTo: SHIP_TO })).shippingOptions[0]?.id
    const { totals } = await quote({ shipTo: SHIP_TO, shippingMethod })
    const body = {
      orderId: newId('ord'),
      cartId: cart.id,
      cartVersion: cart.version,
      email: 'bea@toyline.example',
      shipTo: SHIP_TO,
      shippingMethod,
      payment: { method: 'card', provider: 'sandbox', token: 'pm_card_visa' },
      expectedTotal: totals?.total,
      returnPath: '/checkout/return',
    }
    const place: Sent = { method: 'POST', path: '/orders', key: 'one-order', body, cookie }
    const atOnce = await Promise.all(Array.from({ length: 50 }, () => send(place)))
    const later = []
    for (let i = 0; i < 50; i++) later.push(await send(place))
    for (const { status, code } of atOnce) assert.ok(status === 201 || status === 409, `${status} ${code}`)
    const done = [...atOnce.filter(({ status }) => status === 201), ...later]
    assert.deepEqual(new Set(done.map(({ status }) => status)), new Set([201]))
    assert.equal(new Set(done.map(({ text }) => text)).size, 1)
    assert.equal((JSON.parse(done[0]?.text ?? '') as Order).state, 'placed')
    const admin = new pg.Client({ connectionString: ground.adminUrl })
    await admin.connect()
    const count = async (table: string) => Number((await admin.query(`select count(*) from ${table}`)).rows[0].count)
    assert.deepEqual([await count('orders.orders'), await count('payments.payments')], [1, 1])
    await admin.end()
    const changed = await send({ ...place, body: { ...body, note: 'other' } })
    assert.deepEqual([changed.status, changed.code], [422, 'idempotency-key-reused'])
  })
})
