import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Order } from '@toyline/contracts'
import { spawnNode, waitFor } from '@toyline/testing'
import pg from 'pg'
import { guestsAt } from './guest.ts'
import { openGround, somethingToBuy } from './platform.ts'
import { type Answering, street } from './street.ts'

const EXPORTERS = 10
const BUYERS = 2
const ORDERS = 10
const IMPORTED = 1_500
const EXPORT = `/api/v1/staff/exports/ledger?month=${new Date().toISOString().slice(0, 7)}`
const importer = fileURLToPath(new URL('../../tools/import.ts', import.meta.url))

test('R12: exports that hang and a whole import leave payments its connections, and every checkout is answered', {
  timeout: 180_000,
}, async (t) => {
  const ground = await openGround(t, { products: 40 })
  const { url } = await ground.light()
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url)
  const clerk = { email: 'clerk@toyline.example', password: 'pencils and paper and glue' }
  await ground.hire(clerk)
  const signedIn = await send({ method: 'POST', path: '/auth/sign-in', key: 'sign-in', body: clerk, cookie: '' })
  const cookie = signedIn.cookies.map((one) => one.split(';')[0]).join('; ')
  const exported = () => fetch(url + EXPORT, { headers: { cookie } }).then((reply) => reply.text().then(() => reply.status))
  assert.equal(await exported(), 200)

  // Whoever reads the books from now on waits until the database has had enough of it.
  const admin = new pg.Client({ connectionString: ground.adminUrl })
  await admin.connect()
  // The server ends before what is after the test.
  admin.on('error', () => {})
  await admin.query('begin; lock table payments.ledger_entries in access exclusive mode')
  let over = false
  const refused: number[] = []
  const exporters = Array.from({ length: EXPORTERS }, async () => {
    while (!over) refused.push(await exported())
  })
  const file = join(ground.directory, 'toys.csv')
  const rows = Array.from({ length: IMPORTED }, (_, i) => `robot-${i},Robot ${i},ROBOT-${i},4.95`)
  writeFileSync(file, ['Handle,Title,SKU,Price', ...rows].join('\n'))
  const importing = spawnNode(t, importer, [file, '--hurry'], {
    DATABASE_URL: ground.adminUrl,
    PLATFORM_SECRET: ground.secret,
    PRODUCTS_MEDIA_DIRECTORY: join(ground.directory, 'media'),
  })
  await waitFor(() => refused.length > 0, { what: 'an export that hung' })

  const free: number[] = []
  const looking = (async () => {
    while (!over) {
      free.push(await freeConnections(url, 'toyline-payments'))
      await pause(20)
    }
  })()
  const placed: string[] = []
  let isImported = false
  void importing.ended.then(() => {
    isImported = true
  })
  await Promise.all(
    Array.from({ length: BUYERS }, async () => {
      while (!isImported || placed.length < ORDERS) {
        const reply = await send(await orderOf(await guest(line)))
        assert.equal(reply.status, 201, reply.text)
        placed.push((JSON.parse(reply.text) as Order).id)
      }
    }),
  )
  over = true
  await Promise.all([...exporters, looking])
  await admin.query('rollback')

  assert.deepEqual(
    refused.filter((status) => status !== 503 && status !== 504),
    [],
    'exports did hang',
  )
  assert.ok(free.length > 10 && Math.min(...free) > 0, `of payments' connections were free: ${free.join(' ')}`)
  assert.equal((await importing.ended).code, 0, importing.output())
  const { rows: orders } = await admin.query<{ id: string }>(`select id from orders.orders where state = 'placed'`)
  assert.deepEqual(new Set(orders.map(({ id }) => id)), new Set(placed))
  const { rows: imported } = await admin.query(`select count(*)::int as count from products.products where handle like 'robot-%'`)
  assert.equal(imported[0].count, IMPORTED)
  await admin.end()
  assert.equal(await exported(), 200)
})

/** Of the connections that a pool may have, those that nobody uses. */
async function freeConnections(url: string, pool: string): Promise<number> {
  const told = await (await fetch(`${url}/metrics`)).text()
  const figure = (name: string) => Number(new RegExp(`^postgres_pool_${name}\\{pool="${pool}"\\} (\\d+)$`, 'm').exec(told)?.[1])
  return figure('limit') - (figure('connections') - figure('idle'))
}

const PLACES = 64
const LINE = 500
const TOO_MANY = 20
const STREAMS = 200

test('R12: checkouts that hang fill their own places; who comes then is refused at once and has no effect, and all else goes on', {
  timeout: 60_000,
}, async (t) => {
  const held: (() => void)[] = []
  const reached = new Set<string>()
  let isHanging = true
  const hanging: Answering = (room, { method, url, headers }) => {
    if (room !== 'orders' || method !== 'POST' || url !== '/orders') return undefined
    reached.add(String(headers['idempotency-key']))
    return isHanging ? new Promise((resolve) => held.push(() => resolve({ from: room }))) : undefined
  }
  const { ask } = await street(t, hanging)
  const refused: Awaited<ReturnType<typeof ask>>[] = []
  const served: string[] = []
  const buying = Array.from({ length: PLACES + LINE + TOO_MANY }, async (_, i) => {
    const reply = await ask('/api/v1/orders', { 'idempotency-key': `order-${i}` }, {})
    if (reply.status === 200) served.push(`order-${i}`)
    else refused.push(reply)
  })
  await waitFor(() => refused.length >= TOO_MANY, { what: 'those who find no place to be told' })
  for (const { status, code, retryAfter } of refused) assert.deepEqual([status, code, retryAfter], [503, 'busy', '2'])
  for (const [from, path, change] of [
    ['orders', '/api/v1/cart'],
    ['orders', '/api/v1/checkout/quote', {}],
    ['products', '/api/v1/products'],
    ['payments', '/api/v1/payment-methods'],
  ] as const)
    assert.deepEqual([(await ask(path, {}, change)).from, path], [from, path])
  assert.equal(reached.size, PLACES, 'no more than the places reached the room')

  isHanging = false
  for (const answer of held) answer()
  await Promise.all(buying)
  assert.deepEqual([refused.length, served.length], [TOO_MANY, PLACES + LINE])
  assert.deepEqual(new Set(served), reached, 'who was refused reached nobody')
})

test('R12: those who watch orders over HTTP hold no connection that carts and checkouts need', { timeout: 60_000 }, async (t) => {
  const watched: Answering = (_room, { url }, reply) => {
    if (!url.endsWith('/events')) return undefined
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
    reply.raw.write(': watching\n\n')
    return Promise.resolve(reply.hijack())
  }
  const { ask, port } = await street(t, watched)
  const leaving = new AbortController()
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, (_, i) =>
      fetch(`http://127.0.0.1:${port}/api/v1/orders/ord_${i}/events`, { signal: leaving.signal }).then((reply) => reply.status),
    ),
  )
  assert.deepEqual(new Set(streams), new Set([200]))
  assert.deepEqual(
    (await Promise.all(Array.from({ length: 20 }, () => ask('/api/v1/cart')))).map(({ status, from }) => [status, from]),
    Array.from({ length: 20 }, () => [200, 'orders']),
  )
  leaving.abort()
})
