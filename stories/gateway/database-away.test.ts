import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Order } from '@toyline/contracts'
import { chaosProxy, waitFor } from '@toyline/testing'
import pg from 'pg'
import { guestsAt } from './guest.ts'
import { openGround, somethingToBuy } from './platform.ts'

const BUYERS = 6
const TRY_AGAIN_MS = 200
/** Longer than any request may take here; whoever waits longer hangs. */
const PATIENCE_MS = 10_000

test('R6: a database that is killed under orders loses none that was acknowledged, and what is sent again is no second order', {
  timeout: 180_000,
}, async (t) => {
  const ground = await openGround(t, { products: 40, durable: true })
  const { url } = await ground.light()
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url, { patienceMs: PATIENCE_MS })
  const acknowledged = new Set<string>()
  const wanted = new Set<string>()
  let over = false

  /** Asks until it is answered, as somebody who presses "try again". */
  async function insist<T>(act: () => Promise<T>, isDone: (answer: T) => boolean): Promise<T> {
    for (;;) {
      const answer = await act().catch((error: Error) => error)
      if (!(answer instanceof Error) && isDone(answer)) return answer
      await pause(TRY_AGAIN_MS)
    }
  }
  async function buyer(): Promise<void> {
    while (!over) {
      const order = await insist(
        async () => orderOf(await guest(line)),
        () => true,
      )
      wanted.add(order.body.orderId)
      const reply = await insist(
        () => send(order),
        ({ status }) => status < 500 && status !== 409 && status !== 429,
      )
      assert.equal(reply.status, 201, reply.text)
      const { id, state } = JSON.parse(reply.text) as Order
      assert.equal(state, 'placed')
      acknowledged.add(id)
    }
  }
  const buyers = Promise.all(Array.from({ length: BUYERS }, buyer))
  await waitFor(() => acknowledged.size >= 20, { timeoutMs: 60_000, what: 'orders before the database is killed' })
  await ground.crashDatabase()
  const then = acknowledged.size
  await waitFor(() => acknowledged.size >= then + 20, { timeoutMs: 60_000, what: 'orders after the database is back' })
  over = true
  await buyers

  const admin = new pg.Client({ connectionString: ground.adminUrl })
  await admin.connect()
  const { rows: placed } = await admin.query<{ id: string }>(`select id from orders.orders where state = 'placed'`)
  const { rows: charges } = await admin.query<{ id: string; times: number }>(
    `select metadata->>'order_id' as id, count(*)::int as times from sandbox.intents
     where status in ('requires_capture', 'succeeded') group by 1`,
  )
  await admin.end()
  assert.deepEqual(new Set(placed.map(({ id }) => id)), acknowledged)
  assert.deepEqual(wanted, acknowledged)
  assert.deepEqual(new Set(charges.map(({ id }) => id)), acknowledged)
  assert.ok(charges.every(({ times }) => times === 1))
})

test('a shop that starts while its database does not answer yet waits for it', { timeout: 120_000 }, async (t) => {
  const ground = await openGround(t)
  const proxy = await chaosProxy(t, { port: ground.port })
  proxy.freeze()
  const lit = ground.light({ DATABASE_URL: ground.adminUrl.replace(`:${ground.port}/`, `:${proxy.port}/`) })
  await waitFor(() => proxy.connections() > 0, { timeoutMs: 60_000, what: 'the shop to ask for its database' })
  const asked = proxy.connections()
  await Promise.race([lit, waitFor(() => proxy.connections() >= asked * 2, { timeoutMs: 60_000, what: 'the shop to ask again' })])
  proxy.heal()
  const { url } = await lit
  await somethingToBuy(url)
})

test('R7: while the database is silent everybody is answered 503, nobody waits for ever, and afterwards all is as before', {
  timeout: 120_000,
}, async (t) => {
  const ground = await openGround(t)
  const proxy = await chaosProxy(t, { port: ground.port })
  const { url, process } = await ground.light({ DATABASE_URL: ground.adminUrl.replace(`:${ground.port}/`, `:${proxy.port}/`) })
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url, { patienceMs: PATIENCE_MS })
  const before = await guest(line)
  const order = await orderOf(before)
  const ask = (path: string) =>
    fetch(url + path, { headers: { cookie: before.cookie }, signal: AbortSignal.timeout(PATIENCE_MS) }).then(({ status }) => status)
  const told = new Set<string>()
  const refusal = async () => {
    const { status, headers } = await fetch(`${url}/api/v1/cart`, {
      headers: { cookie: before.cookie },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    told.add(`${status}, try again: ${headers.has('retry-after')}`)
  }
  /** How often the gateway has begun to leave orders alone. */
  const rests = async () =>
    Number(
      /^gateway_breaker_changes_total{service="orders",calls="reads",state="open"} (\d+)/m.exec(
        await (await fetch(`${url}/metrics`)).text(),
      )?.[1],
    )
  assert.equal(await ask('/api/v1/cart'), 200)

  proxy.freeze()
  const asked = Array.from({ length: 40 }, () => refusal())
  assert.deepEqual([await ask('/livez'), await ask('/api/v1/products?limit=12')], [200, 200], 'what is kept in memory is still served')
  const refused = await send(order)
  assert.equal(refused.status, 503, refused.text)
  await Promise.all(asked)
  const askedAgain = async () => {
    await refusal()
    return (await rests()) > 1
  }
  await waitFor(askedAgain, { timeoutMs: 20_000, what: 'a request that finds out whether the database is silent still' })
  assert.deepEqual(told, new Set(['503, try again: true']))
  assert.equal(await ask('/readyz'), 503)
  assert.equal(await ask('/livez'), 200)

  proxy.heal()
  await waitFor(async () => (await ask('/readyz')) === 200 && (await ask('/api/v1/cart')) === 200, { what: 'the shop to be as before' })
  await waitFor(async () => (await send(order)).status === 201, { what: 'the same order to be placed' })
  assert.deepEqual(process.output(), '')
})
