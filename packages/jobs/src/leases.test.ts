import assert from 'node:assert/strict'
import test from 'node:test'
import { transaction } from '@toyline/postgres'
import { spawnNode, waitFor } from '@toyline/testing'
import { createJobStore } from './job-store.ts'
import type { JobContext } from './run-job.ts'
import { openTestRoom, schema, type TestRoom } from './test-room.ts'

const HOUR_MS = 3_600_000

/** A store as another worker would have it, on a connection of the pool. */
function storeOf(room: TestRoom, worker: string, leaseMs = HOUR_MS) {
  return createJobStore(room.pool as unknown as Parameters<typeof createJobStore>[0], { schema, worker, leaseMs })
}

/** What the passing of time would do. */
async function lapseLeases(room: TestRoom): Promise<void> {
  await room.db
    .updateTable('jobs')
    .set({ locked_until: new Date(0) })
    .execute()
}

test('a job under a lease is nobody else’s, and everybody’s once the lease has lapsed', async (t) => {
  const room = await openTestRoom(t)
  await room.outbox.enqueue(room.db, { task: 'note', payload: 1 })
  const [a, b] = [storeOf(room, 'a'), storeOf(room, 'b')]
  assert.equal((await a.turn([], ['note'], 10)).claimed.length, 1)
  assert.equal((await b.turn([], ['note'], 10)).claimed.length, 0)
  await lapseLeases(room)
  const again = (await b.turn([], ['note'], 10)).claimed
  assert.deepEqual(
    again.map((job) => [job.claims, job.lapses, job.failures]),
    [[2, 1, 0]],
  )
})

test('a worker that lost its lease can neither complete, fail, extend nor release the job', async (t) => {
  const room = await openTestRoom(t)
  await room.outbox.enqueue(room.db, { task: 'note', payload: 1 })
  const [a, b] = [storeOf(room, 'a'), storeOf(room, 'b')]
  const stale = (await a.turn([], ['note'], 1)).claimed
  await lapseLeases(room)
  const current = (await b.turn([], ['note'], 1)).claimed
  const before = await room.db.selectFrom('jobs').selectAll().execute()

  assert.equal((await a.turn(stale, ['note'], 0)).completed.size, 0)
  const settled = await a.settle(stale)
  assert.deepEqual([settled.settled.size, settled.busy.size], [0, 0])
  assert.equal(await a.fail(stale[0]!, { delayMs: 0, park: true, error: 'stale' }), false)
  assert.equal((await a.extend(stale)).size, 0)
  await a.release(stale)
  assert.deepEqual(await room.db.selectFrom('jobs').selectAll().execute(), before, 'nothing of it changed the row')

  assert.deepEqual([...(await b.turn(current, ['note'], 0)).completed], [current[0]!.id])
})

test('an earlier claim of the same worker is as stale as another worker’s', async (t) => {
  const room = await openTestRoom(t)
  await room.outbox.enqueue(room.db, { task: 'note', payload: 1 })
  const a = storeOf(room, 'a')
  const first = (await a.turn([], ['note'], 1)).claimed
  await lapseLeases(room)
  const second = (await a.turn([], ['note'], 1)).claimed
  assert.equal((await a.turn(first, ['note'], 0)).completed.size, 0)
  assert.equal((await a.turn(second, ['note'], 0)).completed.size, 1)
})

test('a task that finishes its job in its own transaction leaves nothing behind when the lease is lost', async (t) => {
  const room = await openTestRoom(t)
  const { db, outbox, work } = room
  const contexts: JobContext[] = []
  let proceed = () => {}
  const gate = new Promise<void>((resolve) => {
    proceed = resolve
  })
  let runs = 0
  await outbox.enqueue(db, { task: 'write', payload: 'evt_1' })
  const jobs = work({
    tasks: {
      write: async (payload: string, job: JobContext) => {
        contexts.push(job)
        runs += 1
        if (runs === 1) await gate
        await transaction(db, async (tx) => {
          await tx.insertInto('effects').values({ event_id: payload, aggregate_id: null, version: runs }).execute()
          await job.finish(tx)
        })
      },
    },
  })
  await waitFor(() => runs === 1)
  await lapseLeases(room)
  const thief = work({
    pollMs: 10,
    tasks: { write: async (_payload: string, job: JobContext) => void (await transaction(db, (tx) => job.finish(tx))) },
  })
  await thief.runUntilIdle()
  proceed()
  await jobs.stop()
  assert.deepEqual(await db.selectFrom('effects').selectAll().execute(), [], 'the slow run was rolled back')
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})

test('a long job keeps its lease for as long as it works', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  let runs = 0
  const tasks = {
    long: async () => {
      runs += 1
      await gate
    },
  }
  await outbox.enqueue(db, { task: 'long', payload: null })
  const leases = async () => (await db.selectFrom('jobs').select('locked_until').executeTakeFirst())?.locked_until?.getTime() ?? 0
  const jobs = work({ leaseMs: 600, tasks })
  await waitFor(() => runs === 1)
  const first = await leases()
  const rival = work({ pollMs: 10, leaseMs: 600, tasks })
  await waitFor(async () => (await leases()) > first + 1_000, { what: 'the lease to be extended several times' })
  assert.equal(runs, 1)
  release()
  await jobs.idle()
  await rival.idle()
  assert.equal(runs, 1)
})

test('a lease that cannot be extended ends the task’s signal', async (t) => {
  const room = await openTestRoom(t)
  let aborted = false
  await room.outbox.enqueue(room.db, { task: 'long', payload: null })
  room.work({
    leaseMs: 200,
    tasks: {
      long: (_payload: null, job: JobContext) =>
        new Promise<void>((resolve) => {
          job.signal.addEventListener('abort', () => {
            aborted = true
            resolve()
          })
        }),
    },
  })
  await waitFor(
    async () =>
      (await room.db.updateTable('jobs').set({ owner: 'thief' }).where('owner', 'is not', null).executeTakeFirst()).numUpdatedRows === 1n,
  )
  await waitFor(() => aborted)
})

test('what a killed worker held is done by another, and a job that kills every worker is parked in the end', async (t) => {
  const room = await openTestRoom(t)
  await room.outbox.enqueue(room.db, { task: 'effect', payload: 'evt_1' })
  const file = new URL('./test-relay.ts', import.meta.url).pathname
  const killed = spawnNode(t, file, [], { URL: room.url, LEASE_MS: '200', DIE: 'at-once' })
  assert.equal((await killed.ended).signal, 'SIGKILL')
  const left = await room.db.selectFrom('jobs').select(['status', 'failures', 'claims']).execute()
  assert.deepEqual(left, [{ status: 'pending', failures: 0, claims: 1 }])

  const seen: string[] = []
  const jobs = room.work({ pollMs: 20, tasks: { effect: async (payload: string) => void seen.push(payload) } })
  await waitFor(() => seen.length === 1)
  await jobs.idle()
  assert.deepEqual(seen, ['evt_1'])

  await room.outbox.enqueue(room.db, { task: 'effect', payload: 'evt_deadly', runAt: { afterMs: HOUR_MS } })
  await room.pool.query('update orders.jobs set lapses = 24, owner = $1, locked_until = now(), run_at = now()', ['the 25th that died'])
  await waitFor(async () => (await room.db.selectFrom('jobs').where('status', '=', 'parked').selectAll().execute()).length === 1)
  assert.deepEqual(seen, ['evt_1'], 'it was not run again')
})
