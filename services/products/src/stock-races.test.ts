import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newId } from '@toyline/contracts'
import pg from 'pg'
import { releaseExpired } from './store/holds-store.ts'
import { assertNoDrift, at, claim, hold, openStockRoom, type StockRoom, stockOf } from './test-stock.ts'
import { releaseHold } from './use-cases/hold-stock.ts'

test('C1: of stock 500, under 64 clients with 40 tries each and 30 % who give up, exactly 500 are sold', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 400, louisville: 100 } } }, 16)
  let claimed = 0
  let refusedAtTheEnd = 0
  const client = async (seed: number) => {
    for (let i = 0; i < 40; i++) {
      const orderId = newId('ord')
      try {
        await hold(room, orderId, [['CLIPPY', 1]])
      } catch (error) {
        assert.equal((error as { code: string }).code, 'not-enough-stock')
        refusedAtTheEnd++
        continue
      }
      if ((seed * 40 + i) % 10 < 3) await releaseHold(room.pool, orderId)
      else {
        await claim(room, orderId, [['CLIPPY', 1]])
        claimed++
      }
    }
  }
  await Promise.all(Array.from({ length: 64 }, (_, seed) => client(seed)))
  // Those who were refused while units were on their way back may try again: nothing stays behind unsold.
  while (claimed < 500) {
    const orderId = newId('ord')
    await hold(room, orderId, [['CLIPPY', 1]])
    await claim(room, orderId, [['CLIPPY', 1]])
    claimed++
  }
  assert.equal(claimed, 500)
  assert.ok(refusedAtTheEnd > 0)
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [
    { location: 'louisville', on_hand: 100, allocated: 100, held: 0 },
    { location: 'reno', on_hand: 400, allocated: 400, held: 0 },
  ])
  await assert.rejects(hold(room, newId('ord'), [['CLIPPY', 1]]), { code: 'not-enough-stock' })
  await assertNoDrift(room)
})

test('a planted seller who reads first and writes later would sell the same unit twice, and the last guard stops it', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 1 } } })
  const seller = async () => {
    const client = await room.pool.connect()
    const { rows } = await client.query<{ free: number }>(`select on_hand - allocated - held as free from stock where variant_id = $1`, [
      room.variants.CLIPPY,
    ])
    return {
      free: rows[0]?.free,
      sell: () =>
        client.query(`update stock set held = held + 1 where variant_id = $1`, [room.variants.CLIPPY]).finally(() => client.release()),
    }
  }
  const [first, second] = [await seller(), await seller()]
  assert.deepEqual([first.free, second.free], [1, 1])
  await first.sell()
  await assert.rejects(second.sell(), { code: '23514', constraint: 'promised_within_stock' })
})

const SKUS = ['A1', 'B2', 'C3', 'D4', 'E5']

test('C3: carts of 1 to 5 lines over 5 SKUs in any order never wait for each other in a circle', async (t) => {
  const room = await openStockRoom(t, Object.fromEntries(SKUS.map((sku) => [sku, { stock: { reno: 1_000, louisville: 1_000 } }])), 32)
  const before = await deadlocks(room)
  const until = performance.now() + 6_000
  let turns = 0
  const client = async (seed: number) => {
    for (let i = 0; performance.now() < until; i++) {
      const orderId = newId('ord')
      const shuffled = SKUS.toSorted(
        (a, b) => ((a.charCodeAt(0) * 31 + seed * 17 + i * 7) % 13) - ((b.charCodeAt(0) * 31 + seed * 17 + i * 7) % 13),
      )
      const lines = shuffled.slice(0, 1 + ((seed + i) % 5)).map((sku): [string, number] => [sku, 1])
      await hold(room, orderId, lines)
      await (i % 3 === 0 ? claim(room, orderId, lines).catch(() => {}) : releaseHold(room.pool, orderId))
      turns++
    }
  }
  // With 32 at the same five rows somebody waits longer than a lock may be waited for, or finds nothing left: both are answers.
  const results = await Promise.allSettled(Array.from({ length: 32 }, (_, seed) => client(seed)))
  for (const result of results)
    if (result.status === 'rejected') assert.match((result.reason as { code: string }).code, /^(not-enough-stock|55P03)$/)
  assert.ok(turns > 200)
  assert.equal((await deadlocks(room)) - before, 0)
  await assertNoDrift(room)
})

test('a planted hold that takes its lines in the order of the cart does end in a deadlock', async (t) => {
  const room = await openStockRoom(t, { A1: {}, B2: {} })
  const take = (client: pg.PoolClient, sku: string) =>
    client.query(`update stock set held = held + 1 where location = 'reno' and variant_id = $1`, [room.variants[sku]])
  const [first, second] = [await room.pool.connect(), await room.pool.connect()]
  for (const client of [first, second]) await client.query(`begin; set local lock_timeout = 0`)
  await take(first, 'A1')
  await take(second, 'B2')
  const results = await Promise.allSettled([take(first, 'B2'), take(second, 'A1')])
  for (const client of [first, second]) {
    await client.query('rollback')
    client.release()
  }
  assert.deepEqual(
    results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as { code: string }).code] : [])),
    ['40P01'],
  )
})

test('C4: whether a hold is claimed or runs out first, with four sweepers at work, its placed order has its stock, and no unit is lost', async (t) => {
  const room = await openStockRoom(t, { CLIPPY: { stock: { reno: 1_000 } } }, 24)
  const orders = Array.from({ length: 300 }, () => newId('ord'))
  for (const orderId of orders) await hold(room, orderId, [['CLIPPY', 1]])
  await room.pool.query('update holds set expires_at = now()')
  let expired = 0
  const sweeper = async () => {
    for (let i = 0; i < 30; i++) expired += await releaseExpired(room.pool, 5)
  }
  const sweepers = Array.from({ length: 4 }, sweeper)
  const claims = orders.map((orderId) => claim(room, orderId, [['CLIPPY', 1]]))
  const [claimed] = await Promise.all([Promise.all(claims), ...sweepers])
  assert.deepEqual(claimed, Array(300).fill({ state: 'claimed', short: [], allocated: [at(room, 'CLIPPY', 'reno', 1)] }))
  assert.ok(expired > 0)
  assert.deepEqual(await stockOf(room, 'CLIPPY'), [{ location: 'reno', on_hand: 1_000, allocated: 300, held: 0 }])
  await assertNoDrift(room)
})

async function deadlocks(room: StockRoom): Promise<number> {
  const client = new pg.Client({ connectionString: room.adminUrl })
  await client.connect()
  // Sessions report their figures when they are idle for a moment, or when they end.
  await client.query('select pg_stat_force_next_flush()')
  const { rows } = await client.query<{ deadlocks: string }>('select deadlocks from pg_stat_database where datname = current_database()')
  await client.end()
  return Number(rows[0]?.deadlocks)
}
