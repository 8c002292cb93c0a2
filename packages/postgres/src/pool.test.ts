import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { chaosProxy, scratchDatabase } from '@toyline/testing'
import { sql } from 'kysely'
import { isUnavailable, openDatabase, openPool, type PoolOptions, transaction } from './index.ts'

async function openScratchPool(t: TestContext, options: Partial<PoolOptions> = {}) {
  const { adminUrl } = await scratchDatabase(t, [])
  const pool = openPool({ url: adminUrl, name: 'pool-test', ...options })
  t.after(() => pool.end())
  return { pool, adminUrl }
}

async function behindProxy(t: TestContext, options: Partial<PoolOptions> = {}) {
  const { adminUrl } = await scratchDatabase(t, [])
  const url = new URL(adminUrl)
  const proxy = await chaosProxy(t, { port: Number(url.port) })
  url.port = String(proxy.port)
  const pool = openPool({ url: url.href, name: 'pool-test', max: 2, statementTimeoutMs: 200, connectTimeoutMs: 200, ...options })
  return { pool, proxy }
}

test('values keep their meaning: large integers, decimals, days and moments', async (t) => {
  const { pool } = await openScratchPool(t)
  const { rows } = await pool.query(`select 9007199254740991::int8 as big, 0.10::numeric as exact, '2026-03-29'::date as day,
    '2026-03-29T00:30:00Z'::timestamptz as moment, current_setting('TimeZone') as zone, '{1,2}'::int8[] as bigs`)
  assert.deepEqual(rows, [
    { big: 9_007_199_254_740_991, exact: '0.10', day: '2026-03-29', moment: new Date('2026-03-29T00:30:00Z'), zone: 'UTC', bigs: [1, 2] },
  ])
  await assert.rejects(pool.query('select 9007199254740992::int8'), /does not fit/)
  assert.deepEqual((await pool.query('select 1 as alive')).rows, [{ alive: 1 }])
})

test('a slow statement, a held lock and an idle transaction each end at their limit', async (t) => {
  const { pool } = await openScratchPool(t, { statementTimeoutMs: 1_000 })
  await assert.rejects(pool.query('select pg_sleep(5)'), /statement timeout/)
  const limits = await pool.query(`select current_setting('lock_timeout') as lock,
    current_setting('idle_in_transaction_session_timeout') as idle, current_setting('application_name') as name`)
  assert.deepEqual(limits.rows, [{ lock: '500ms', idle: '5s', name: 'pool-test' }])
})

test('a peer that stops answering costs its time-out and its connection, and nothing once it is back', async (t) => {
  const { pool, proxy } = await behindProxy(t)
  const db = openDatabase<object>(pool)
  t.after(() => db.destroy())
  await sql`select 1`.execute(db)
  proxy.freeze()
  await assert.rejects(sql`select 1`.execute(db), (error) => isUnavailable(error))
  assert.equal(pool.totalCount, 0, 'the silent connection is gone')
  await assert.rejects(sql`select 1`.execute(db), (error) => isUnavailable(error), 'a new one is not waited for without end')
  proxy.heal()
  await sql`select 1`.execute(db)
})

test('a transaction whose peer falls silent ends, and its connection is not used again', async (t) => {
  const { pool, proxy } = await behindProxy(t)
  const db = openDatabase<object>(pool)
  t.after(() => db.destroy())
  await assert.rejects(
    transaction(db, async (tx) => {
      await sql`select 1`.execute(tx)
      proxy.freeze()
      await sql`select 2`.execute(tx)
    }),
    (error) => isUnavailable(error),
  )
  assert.equal(pool.totalCount, 0)
  proxy.heal()
  await sql`select 1`.execute(db)
})

test('connections that break, idle or at work, do not end the process', async (t) => {
  const { pool, proxy } = await behindProxy(t, { connectTimeoutMs: 10_000, statementTimeoutMs: 10_000 })
  t.after(() => pool.end())
  await pool.query('select 1')
  proxy.reset()
  const held = await pool.connect()
  proxy.reset()
  await assert.rejects(held.query('select 1'), (error) => isUnavailable(error))
  held.release()
  assert.deepEqual((await pool.query('select 1 as alive')).rows, [{ alive: 1 }])
})

test('a full pool turns a caller away in time', async (t) => {
  const { pool } = await openScratchPool(t, { max: 1, connectTimeoutMs: 50 })
  const held = await pool.connect()
  await assert.rejects(pool.query('select 1'), (error) => isUnavailable(error))
  held.release()
  await pool.query('select 1')
})

test('a database that is not there is unavailable, a mistake in SQL is not', async (t) => {
  const { pool } = await openScratchPool(t)
  const nowhere = openPool({ url: 'postgres://nobody@127.0.0.1:1/none', name: 'pool-test' })
  t.after(() => nowhere.end())
  await assert.rejects(nowhere.query('select 1'), (error) => isUnavailable(error))
  await assert.rejects(pool.query('select nonsense'), (error) => !isUnavailable(error))
  assert.equal(isUnavailable(undefined), false)
})

test('two transactions that collide both succeed, one of them on a later try', async (t) => {
  const { pool } = await openScratchPool(t)
  const db = openDatabase<object>(pool)
  await sql`create table counter (n int); insert into counter values (0)`.execute(db)
  let runs = 0
  const increment = () =>
    transaction(db, async (tx) => {
      runs += 1
      await sql`set transaction isolation level serializable`.execute(tx)
      const { rows } = await sql<{ n: number }>`select n from counter`.execute(tx)
      // Both have read before either writes.
      await bothHaveRead()
      await sql`update counter set n = ${rows[0]!.n + 1}`.execute(tx)
    })
  let waiting = 2
  let meet = () => {}
  const met = new Promise<void>((resolve) => {
    meet = resolve
  })
  const bothHaveRead = async () => {
    waiting -= 1
    if (waiting <= 0) meet()
    await met
  }
  await Promise.all([increment(), increment()])
  assert.deepEqual((await pool.query('select n from counter')).rows, [{ n: 2 }])
  assert.equal(runs, 3)
})

test('a transaction that fails for its own reasons runs once and leaves nothing', async (t) => {
  const { pool } = await openScratchPool(t)
  const db = openDatabase<object>(pool)
  await sql`create table kept (n int)`.execute(db)
  let runs = 0
  const work = transaction(db, async (tx) => {
    runs += 1
    await sql`insert into kept values (1)`.execute(tx)
    throw new Error('mine')
  })
  await assert.rejects(work, /mine/)
  assert.equal(runs, 1)
  assert.deepEqual((await pool.query('select * from kept')).rows, [])
})

test('what is repeated is prepared, and what is not stays unprepared', async (t) => {
  const { pool } = await openScratchPool(t, { max: 1 })
  for (let n = 0; n < 4; n += 1) await pool.query('select $1::int as n', [n])
  assert.deepEqual((await pool.query('select $1::int as n', [7])).rows, [{ n: 7 }])
  for (let n = 0; n < 120; n += 1) await pool.query(`select $1::int as n${n}`, [n])
  const prepared = 'select statement, (generic_plans + custom_plans)::int as uses from pg_prepared_statements'
  assert.deepEqual((await pool.query(prepared)).rows, [{ statement: 'select $1::int as n', uses: 3 }])
  for (let round = 0; round < 3; round += 1) for (let n = 0; n < 120; n += 1) await pool.query(`select $1::int as n${n}`, [n])
  assert.equal((await pool.query(prepared)).rowCount, 100, 'no more than the server has room for')
})

test('a pool that may not prepare does not, not even what its caller names', async (t) => {
  const { pool } = await openScratchPool(t, { max: 1, prepare: false })
  for (let n = 0; n < 5; n += 1) await pool.query('select $1::int as n', [n])
  assert.deepEqual((await pool.query({ name: 'own', text: 'select $1::int as n', values: [7] })).rows, [{ n: 7 }])
  assert.equal((await pool.query('select from pg_prepared_statements')).rowCount, 0)
})

test('a migration that changes the columns under prepared statements is not noticed by callers', async (t) => {
  const { pool } = await openScratchPool(t, { max: 1 })
  const db = openDatabase<object>(pool)
  await sql`create table toys (id int); insert into toys values (1)`.execute(db)
  const read = async (executor: Parameters<ReturnType<typeof sql>['execute']>[0]) => (await sql`select * from toys`.execute(executor)).rows
  for (let n = 0; n < 5; n += 1) await read(db)
  await pool.query('alter table toys add column name text')
  assert.deepEqual(await read(db), [{ id: 1, name: null }])
  for (let n = 0; n < 5; n += 1) await read(db)
  await pool.query('alter table toys add column price int')
  assert.deepEqual(await transaction(db, (tx) => read(tx)), [{ id: 1, name: null, price: null }])
  assert.deepEqual(await read(db), [{ id: 1, name: null, price: null }])
})
