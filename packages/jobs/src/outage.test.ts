import assert from 'node:assert/strict'
import test from 'node:test'
import { openPool } from '@toyline/postgres'
import { chaosProxy, waitFor } from '@toyline/testing'
import { openTestRoom } from './test-room.ts'

/** A worker behind a network that can break, beside a room that stays connected. */
async function workBehindProxy(t: Parameters<typeof openTestRoom>[0]) {
  const room = await openTestRoom(t)
  const url = new URL(room.url)
  const proxy = await chaosProxy(t, { port: Number(url.port) })
  url.port = String(proxy.port)
  const pool = openPool({ url: url.href, name: 'jobs-outage', statementTimeoutMs: 200, connectTimeoutMs: 200 })
  const seen: string[] = []
  const complaints: string[] = []
  const jobs = room.work({
    pool,
    pollMs: 20,
    leaseMs: 1_000,
    log: { info() {}, error() {}, warn: (_details, message) => complaints.push(message) },
    tasks: { note: async (payload: string) => void seen.push(payload) },
  })
  t.after(async () => {
    await jobs.stop(0)
    await pool.end()
  })
  await jobs.idle()
  return { ...room, proxy, seen, complaints, jobs, pool }
}

for (const fault of ['reset', 'freeze'] as const) {
  test(`a worker whose database connection ${fault === 'reset' ? 'breaks' : 'falls silent'} goes on when it is back, and loses nothing`, async (t) => {
    const { db, outbox, proxy, seen, complaints, jobs, pool } = await workBehindProxy(t)
    await outbox.enqueue(db, { task: 'note', payload: 'before' })
    await waitFor(() => seen.length === 1)
    proxy[fault]()
    await outbox.enqueue(db, { task: 'note', payload: 'during' })
    if (fault === 'freeze') {
      await waitFor(() => complaints.length > 0, { what: 'the worker to notice' })
      assert.deepEqual(seen, ['before'])
      proxy.heal()
    }
    await waitFor(() => seen.length === 2, { what: 'the job of the outage' })
    await jobs.idle()
    assert.deepEqual(seen, ['before', 'during'])
    assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
    assert.ok(pool.totalCount <= 1, 'broken connections are not hoarded')
  })
}

test('a worker stops in time while its database is away', async (t) => {
  const { proxy, jobs } = await workBehindProxy(t)
  proxy.freeze()
  await jobs.stop(100)
})

test('a worker may start before its database', async (t) => {
  const room = await openTestRoom(t)
  const url = new URL(room.url)
  const proxy = await chaosProxy(t, { port: Number(url.port) })
  proxy.freeze()
  url.port = String(proxy.port)
  const pool = openPool({ url: url.href, name: 'jobs-outage', connectTimeoutMs: 100 })
  t.after(() => pool.end())
  let complaints = 0
  const seen: string[] = []
  const jobs = room.work({
    pool,
    log: {
      info() {},
      error() {},
      warn() {
        complaints += 1
      },
    },
    tasks: { note: async (payload: string) => void seen.push(payload) },
  })
  await room.outbox.enqueue(room.db, { task: 'note', payload: 'x' })
  await waitFor(() => complaints > 1)
  proxy.heal()
  await waitFor(() => seen.length === 1)
  await jobs.stop()
})
