import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cart, Order } from '@toyline/contracts'
import pg from 'pg'
import { guestsAt, type Sent } from './guest.ts'
import { openGround, somethingToBuy } from './platform.ts'

test('at the public API, a request and its copies are one: cart lines and orders', { timeout: 120_000 }, async (t) => {
  const ground = await openGround(t)
  const { url } = await ground.light()
  const { send, guest, orderOf } = guestsAt(url)
  const { line } = await somethingToBuy(url)
  const bea = await guest(line)
  const gus = await guest(line)

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
    const place = await orderOf(await guest(line))
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
    const changed = await send({ ...place, body: { ...place.body, note: 'other' } })
    assert.deepEqual([changed.status, changed.code], [422, 'idempotency-key-reused'])
  })
})
