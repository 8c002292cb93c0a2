import assert from 'node:assert/strict'
import { once } from 'node:events'
import { request } from 'node:http'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { type Answering, type Room, street } from './street.ts'

/** What reads may take, and what a busy machine may add to the 200 ms that the gateway has for itself. */
const BUDGET_MS = 2_000
const MARGIN_MS = 200 + 600

let visitor = 0
/** A visitor whom nobody has asked about before. */
const somebodyNew = () => ({ cookie: `toyline.session_token=${visitor++}` })
const ASKS: [Room, string, (() => Record<string, string>)?][] = [
  ['products', '/api/v1/products'],
  ['users', '/api/v1/me', somebodyNew],
  ['orders', '/api/v1/cart'],
  ['payments', '/api/v1/payment-methods'],
  ['notifications', '/dev/mail'],
]

test('R3: no request outlives its budget while a neighbour is silent, the others go on, and it is asked again when it is back', {
  timeout: 120_000,
}, async (t) => {
  const { ask, network, heard } = await street(t)
  for (const [room, path, headers] of ASKS) {
    const others = ASKS.slice(ASKS.findIndex(([name]) => name === room) + 1)
    assert.equal((await ask(path, headers?.())).status, 200)
    network[room].freeze()
    const during = await Promise.all(Array.from({ length: 10 }, () => ask(path, headers?.())))
    for (const { status, ms, retryAfter, code } of during) {
      assert.ok(status === 504 || status === 503, `${room}: ${status}`)
      assert.ok(retryAfter, `${room}: ${code} says when to come again`)
      assert.ok(ms < BUDGET_MS + MARGIN_MS, `${room}: ${ms.toFixed(0)} ms`)
    }
    const before = heard[room]
    const resting = await Promise.all(Array.from({ length: 10 }, () => ask(path, headers?.())))
    assert.deepEqual(new Set(resting.map(({ status }) => status)), new Set([503]), `${room} rests after its failures`)
    assert.equal(heard[room], before, 'and is left alone')
    for (const [other, theirs] of others) assert.deepEqual([(await ask(theirs)).status, other], [200, other])
    network[room].reset()
    network[room].heal()
    // Each breaker rests for five seconds; one is waited for.
    if (room !== 'products') continue
    await waitFor(async () => (await ask(path, headers?.())).status === 200, { timeoutMs: 20_000, what: `${room} to be asked again` })
  }
})

test('R5: a visitor who leaves stops what was asked of a neighbour, and the neighbour is not thought ill of', async (t) => {
  let left = () => {}
  const silent: Answering = (_room, { url }, reply) => {
    if (!url.includes('never')) return undefined
    reply.raw.once('close', () => left())
    return new Promise(() => {})
  }
  const { ask, port } = await street(t, silent)
  for (let i = 0; i < 6; i++) {
    const stopped = new Promise<void>((resolve) => {
      left = resolve
    })
    const asking = request({ port, host: '127.0.0.1', path: '/api/v1/orders/never' }).end()
    asking.once('error', () => {})
    await once(asking, 'finish')
    // Reached the room: it is the room that says when it was left.
    await new Promise((resolve) => setTimeout(resolve, 50))
    asking.destroy()
    await stopped
  }
  assert.deepEqual((await ask('/api/v1/cart')).status, 200)
})

test('changes reach a neighbour over HTTP with their bodies, though their own connection says that it was read', async (t) => {
  const { port } = await street(t)
  for (let i = 0; i < 20; i++) {
    const reply = await fetch(`http://127.0.0.1:${port}/api/v1/checkout/quote`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'x'.repeat(i * 5_000) }),
    })
    assert.deepEqual([reply.status, await reply.json()], [200, { from: 'orders' }])
  }
})
