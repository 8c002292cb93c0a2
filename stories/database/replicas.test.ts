import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Cart, newId, type OrderSummary, type Product, type ProductList } from '@toyline/contracts'
import { openPool } from '@toyline/postgres'
import { replicatedServers, waitFor } from '@toyline/testing'
import { guestsAt, type Reply } from '../gateway/guest.ts'
import { groundAt, somethingToBuy } from '../gateway/platform.ts'
import { inTurns, openSessions } from './people.ts'

const BUYERS = 200
const READERS = 8
/** So long that a replica which replays nothing counts as well: only what a reader has written tells who must not read there. */
const LAG_MS = 60_000

test('R8: while a replica replays nothing, 200 of 200 buyers see their order on the next page, and others read on from the replica', {
  timeout: 240_000,
}, async (t) => {
  const servers = await replicatedServers(t)
  const ground = await groundAt(t, { adminUrl: servers.primary.adminUrl, directory: servers.directory })
  const people = Array.from({ length: BUYERS }, (_, n) => ({ email: `buyer-${n}@toyline.example`, role: 'buyer' as const }))
  const sessions = await openSessions(ground.databaseOf('users'), people)
  const admin = openPool({ url: servers.primary.adminUrl, name: 'replicas-story' })
  t.after(() => admin.end())
  await admin.query('update products.stock set on_hand = 1000000')
  const { url } = await ground.light({
    DATABASE_REPLICA_URLS: servers.replica.adminUrl,
    DATABASE_REPLICA_LAG_MS: String(LAG_MS),
    GATEWAY_CACHE_SECONDS: '0',
  })
  const { line, handle } = await somethingToBuy(url)
  const { send, orderOf } = guestsAt(url)
  const ordersOf = async (cookie: string) => {
    const reply = await fetch(`${url}/api/v1/orders`, { headers: { cookie } })
    assert.equal(reply.status, 200)
    return ((await reply.json()) as { items: OrderSummary[] }).items.map(({ id }) => id)
  }
  await servers.caughtUp()
  const onReplica = async (application: string, query: string) => {
    const pool = openPool({ url: servers.replica.adminUrl, name: 'replicas-story' })
    const text = 'select from pg_stat_activity where application_name = $1 and query like $2'
    const { rowCount } = await pool.query(text, [application, query])
    await pool.end()
    return rowCount
  }
  let asked = 0
  const asks = async (path: string, application: string, query: string) =>
    waitFor(
      async () => {
        asked += 1
        assert.equal((await fetch(`${url}${path}${asked}`, { headers: { cookie: String(sessions[0]) } })).status, 200)
        return onReplica(application, query)
      },
      { what: `${path} to be read from the replica` },
    )
  await asks('/api/v1/orders?limit=1', 'toyline-orders-replica-1', '%id, number, state, payment_state%')
  await asks(`/api/v1/products?q=${handle}+`, 'toyline-products-replica-1', '%shop_query%')
  await servers.pauseReplay()

  let seen = 0
  await inTurns(BUYERS, async (n) => {
    const session = sessions[n] as string
    const put = await send({ method: 'PUT', path: '/cart/lines', key: newId('key'), body: { lines: [line] }, cookie: session })
    assert.equal(put.status, 200, put.text)
    const order = await orderOf({ cookie: session, cart: JSON.parse(put.text) as Cart })
    const placed = await send(order)
    assert.equal(placed.status, 201, placed.text)
    if ((await ordersOf(`${session}; ${cookiesOf(placed)}`)).includes(order.body.orderId)) seen += 1
  })
  assert.equal(seen, BUYERS)
  // Without what their browsers were told, the same people are answered by the replica, which has none of their orders.
  for (const session of sessions.slice(0, 10)) assert.deepEqual(await ordersOf(session), [])

  // Readers of the catalogue have written nothing. They see what is changed as soon as anybody is told of it.
  const page = async () => (await (await fetch(`${url}/api/v1/products/${handle}`)).json()) as Product
  assert.notEqual((await page()).title, 'Renamed')
  await admin.query(
    `with changed as (update products.products set changed_xid = pg_current_xact_id() where handle = $1)
     update products.product_views set page = regexp_replace(page, '"title":"[^"]*"', '"title":"Renamed"') where handle = $1`,
    [handle],
  )
  await waitFor(async () => (await page()).title === 'Renamed', { what: 'the new title' })

  // A replica that dies under readers is missed by none of them.
  let isOver = false
  asked = 0
  const readers = inTurns(READERS, async (n) => {
    while (!isOver) {
      await ordersOf(sessions[n] as string)
      asked += 1
      const found = await fetch(`${url}/api/v1/products?q=${handle}+${asked}`)
      assert.equal(found.status, 200)
      assert.ok(((await found.json()) as ProductList).items)
    }
  })
  await waitFor(() => asked > 50)
  await servers.killReplica()
  const then = asked
  await waitFor(() => asked > then + 200, { timeoutMs: 60_000, what: 'reads without the replica' })
  isOver = true
  await readers
})

const cookiesOf = ({ cookies }: Reply) => cookies.map((one) => one.split(';')[0]).join('; ')
