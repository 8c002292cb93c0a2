import assert from 'node:assert/strict'
import test, { after, beforeEach, type TestContext } from 'node:test'
import { chaosProxy, replicatedServers, waitFor } from '@toyline/testing'
import { sql } from 'kysely'
import { openPool, openReads, type ReadsOptions, readingDatabase } from './index.ts'

const servers = await replicatedServers({ after })
const WHO = `select case when pg_is_in_recovery() then 'replica' else 'primary' end as who, (select count(*)::int from toys) as toys`
/** Longer than any test. */
const AGES_MS = 600_000

beforeEach(async () => {
  await servers.resumeReplay()
  const pool = openPool({ url: servers.primary.adminUrl, name: 'reads-ground' })
  await pool.query('drop table if exists toys')
  await pool.query('create table toys (name text)')
  await pool.end()
  await servers.caughtUp()
})

async function open(t: TestContext, options: Partial<ReadsOptions> = {}) {
  const primary = openPool({ url: servers.primary.adminUrl, name: 'reads-test' })
  const reads = openReads({ primary, replicas: [servers.replica.adminUrl], ...options })
  t.after(() => Promise.all([reads.end(), primary.end()]))
  const who = async () => (await reads.query<{ who: string; toys: number }>(WHO)).rows[0] as { who: string; toys: number }
  const from = (wanted: string) => waitFor(async () => (await who()).who === wanted, { what: `an answer from the ${wanted}` })
  const write = () => primary.query(`insert into toys values ('rover')`)
  return { primary, reads, who, from, write }
}

test('reads are answered by the replica, and by the primary where there is none', async (t) => {
  const { from } = await open(t)
  await from('replica')
  const alone = await open(t, { replicas: [] })
  assert.deepEqual(await alone.who(), { who: 'primary', toys: 0 })
})

test('a replica that has not replayed what the primary wrote longer ago than the bound is not read from, until it has', async (t) => {
  const { from, who, write } = await open(t, { maxAgeMs: 200 })
  await from('replica')
  await servers.pauseReplay()
  await write()
  await from('primary')
  assert.deepEqual(await who(), { who: 'primary', toys: 1 })
  await servers.resumeReplay()
  await from('replica')
  assert.deepEqual(await who(), { who: 'replica', toys: 1 })
})

test('within the bound a reader may see what was, and nobody who has caught up does', async (t) => {
  const { from, who, write, reads } = await open(t, { maxAgeMs: AGES_MS })
  await from('replica')
  await servers.pauseReplay()
  await write()
  assert.deepEqual(await who(), { who: 'replica', toys: 0 })
  await reads.catchUp()
  assert.deepEqual(await who(), { who: 'primary', toys: 1 })
  await servers.resumeReplay()
  await from('replica')
  assert.deepEqual(await who(), { who: 'replica', toys: 1 })
})

test('a replica that is killed under reads fails none of them, and answers again when it is back', async (t) => {
  const { from, who } = await open(t)
  await from('replica')
  let isOver = false
  const answers = new Set<string>()
  const readers = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!isOver) answers.add(JSON.stringify(await who()))
    }),
  )
  await servers.killReplica()
  await from('primary')
  await servers.reviveReplica()
  await from('replica')
  isOver = true
  await readers
  assert.deepEqual([...answers].sort(), ['{"who":"primary","toys":0}', '{"who":"replica","toys":0}'])
})

test('a replica that falls silent fails no read, and once it is known nobody else asks it', async (t) => {
  const proxy = await chaosProxy(t, { port: servers.replica.port })
  const silent = new URL(servers.replica.adminUrl)
  silent.port = String(proxy.port)
  const { from, who } = await open(t, { replicas: [silent.href] })
  await from('replica')
  proxy.freeze()
  assert.deepEqual(await who(), { who: 'primary', toys: 0 })
  const connections = proxy.connections()
  for (let n = 0; n < 100; n += 1) assert.deepEqual(await who(), { who: 'primary', toys: 0 })
  assert.ok(proxy.connections() <= connections + 1, 'at most the one that looks whether it is back')
  proxy.heal()
  await from('replica')
})

test('of several replicas each has its turn, and one that is away is passed over', async (t) => {
  const proxy = await chaosProxy(t, { port: servers.replica.port })
  const other = new URL(servers.replica.adminUrl)
  other.port = String(proxy.port)
  const nowhere = new URL(servers.replica.adminUrl)
  nowhere.port = '1'
  const { from, who } = await open(t, { replicas: [servers.replica.adminUrl, other.href, nowhere.href] })
  await from('replica')
  const answers = []
  for (let n = 0; n < 30; n += 1) answers.push((await who()).who)
  assert.ok(answers.filter((one) => one === 'primary').length <= 1, answers.join(' '))
  assert.ok(proxy.connections() > 0)
})

test('a statement that writes is refused and not done elsewhere; a mistake is the same mistake', async (t) => {
  const { from, who, reads } = await open(t)
  await from('replica')
  await assert.rejects(reads.query(`insert into toys values ('clippy')`), { code: '25006' })
  await assert.rejects(reads.query('select nonsense'), { code: '42703' })
  assert.deepEqual(await who(), { who: 'replica', toys: 0 })
})

test('what only the primary knows yet is asked of it: a table that was made a moment ago', async (t) => {
  const { primary, reads, from } = await open(t, { maxAgeMs: AGES_MS })
  await from('replica')
  await servers.pauseReplay()
  await primary.query('create table robots as select 7 as n')
  t.after(async () => {
    const pool = openPool({ url: servers.primary.adminUrl, name: 'reads-ground' })
    await pool.query('drop table robots')
    await pool.end()
  })
  assert.deepEqual((await reads.query('select n from robots')).rows, [{ n: 7 }])
})

test('a database over reads answers single statements and refuses transactions', async (t) => {
  const { from, reads } = await open(t)
  await from('replica')
  const db = readingDatabase<unknown>(reads)
  assert.deepEqual((await sql`select pg_is_in_recovery() as replica, ${7}::int as n`.execute(db)).rows, [{ replica: true, n: 7 }])
  await assert.rejects(
    db.transaction().execute(async () => {}),
    /belongs to the primary/,
  )
})
