import assert from 'node:assert/strict'
import test from 'node:test'
import { transaction } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import type { ParkedJob } from './jobs-options.ts'
import { openTestRoom } from './test-room.ts'

const soon = () => 1

test('a job runs once with its payload and is gone afterwards', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: unknown[] = []
  await outbox.enqueue(db, { task: 'note', payload: { a: ['ä', 1, null] } })
  const jobs = work({ tasks: { note: async (payload) => void seen.push(payload) } })
  await jobs.runUntilIdle()
  assert.deepEqual(seen, [{ a: ['ä', 1, null] }])
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})

test('a job of a transaction that is rolled back never runs', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  const jobs = work({ tasks: { note: async (payload) => void seen.push(payload) } })
  await assert.rejects(
    transaction(db, async (tx) => {
      await outbox.enqueue(tx, { task: 'note', payload: 'rolled back' })
      throw new Error('no')
    }),
  )
  await transaction(db, (tx) => outbox.enqueue(tx, { task: 'note', payload: 'committed' }))
  await jobs.runUntilIdle()
  assert.deepEqual(seen, ['committed'])
})

test('a commit wakes a worker that would only look again in a minute', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  const jobs = work({ pollMs: 60_000, tasks: { note: async (payload) => void seen.push(payload) } })
  await jobs.idle()
  await transaction(db, (tx) => outbox.enqueue(tx, { task: 'note', payload: 'x' }))
  await waitFor(() => seen.length === 1, { what: 'the woken job' })
})

test('the poll finds a job whose wake-up was missed', async (t) => {
  const { db, outbox, pool, work } = await openTestRoom(t)
  const seen: string[] = []
  const jobs = work({ pollMs: 20, tasks: { note: async (payload) => void seen.push(payload) } })
  await jobs.idle()
  await pool.query(`select orders.jobs_add('[{"task":"note","payload":"silent"}]', false)`)
  await waitFor(() => seen.length === 1, { what: 'the polled job' })
  assert.deepEqual(seen, ['silent'])
  await outbox.enqueue(db)
})

test('a job for later runs when the database says it is time', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const asked = Date.now()
  const waited = new Map<string, number>()
  await outbox.enqueue(
    db,
    { task: 'note', payload: 'in an hour', key: 'later', runAt: { afterMs: 3_600_000 } },
    { task: 'note', payload: 'in 50 ms', runAt: { afterMs: 50 } },
    { task: 'note', payload: 'since 1970', runAt: new Date(0) },
  )
  const jobs = work({ pollMs: 20, tasks: { note: async (payload) => void waited.set(payload, Date.now() - asked) } })
  await waitFor(() => waited.size === 2, { what: 'both due jobs' })
  await jobs.idle()
  assert.deepEqual([...waited.keys()].sort(), ['in 50 ms', 'since 1970'])
  assert.ok(Number(waited.get('in 50 ms')) >= 50, `it ran after ${waited.get('in 50 ms')} ms`)
  const left = await db.selectFrom('jobs').select(['key', 'claims']).execute()
  assert.deepEqual(left, [{ key: 'later', claims: 0 }])
})

test('a task that fails is tried again with growing pauses and then succeeds', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const attempts: number[] = []
  const pauses: number[] = []
  const jobs = work({
    pollMs: 10,
    backoffMs: (failures) => {
      pauses.push(failures)
      return 1
    },
    tasks: {
      flaky: async (_payload, job) => {
        attempts.push(job.attempt)
        if (job.attempt < 4) throw new Error('not yet')
      },
    },
  })
  await outbox.enqueue(db, { task: 'flaky', payload: null })
  await waitFor(async () => attempts.length === 4, { what: 'the fourth try' })
  await jobs.idle()
  assert.deepEqual(attempts, [1, 2, 3, 4])
  assert.deepEqual(pauses, [1, 2, 3])
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})

test('F16: a poisonous event is parked after five tries, with an alert, while its own and other queues move on', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const heard: string[] = []
  const parked: ParkedJob[] = []
  let tries = 0
  const jobs = work({
    pollMs: 10,
    backoffMs: soon,
    onParked: (job) => parked.push(job),
    deliver: async (subscriber, event) => {
      if (event.id === 'evt_poison') {
        tries += 1
        throw new Error('cannot swallow this')
      }
      heard.push(`${subscriber} ${event.id}`)
    },
  })
  await transaction(db, (tx) =>
    outbox.say(
      tx,
      { id: 'evt_poison', name: 'orders.moved.v1', aggregateId: 'ord_1' },
      { id: 'evt_next', name: 'orders.moved.v1', aggregateId: 'ord_1' },
      { id: 'evt_other', name: 'orders.moved.v1', aggregateId: 'ord_2' },
    ),
  )
  await waitFor(() => heard.length === 2, { what: 'the healthy events' })
  await jobs.idle()
  assert.deepEqual(heard, ['ledger evt_other', 'ledger evt_next'], 'the other aggregate does not wait, the own one waits for the parking')
  assert.equal(tries, 5)
  assert.equal(parked.length, 1)
  assert.match(parked[0]!.error, /cannot swallow this/)
  const left = await db.selectFrom('jobs').select(['status', 'failures', 'last_error']).execute()
  assert.deepEqual(left, [{ status: 'parked', failures: 5, last_error: 'Error: cannot swallow this' }])
})

test('parked jobs come back when asked, with all their tries', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  let broken = true
  let tries = 0
  const jobs = work({
    pollMs: 10,
    backoffMs: soon,
    tasks: {
      note: async () => {
        tries += 1
        if (broken) throw new Error('no')
      },
    },
  })
  await outbox.enqueue(db, { task: 'note', payload: 1, key: 'k', tries: 2 })
  await waitFor(() => tries === 2)
  await waitFor(async () => (await db.selectFrom('jobs').where('status', '=', 'parked').selectAll().execute()).length === 1)
  broken = false
  assert.equal(await outbox.requeueParked(db, { task: 'other' }), 0)
  assert.equal(await outbox.requeueParked(db), 1)
  await waitFor(() => tries === 3)
  await jobs.idle()
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})

test('a try that takes too long counts as failed', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const parked: ParkedJob[] = []
  work({
    timeoutMs: 20,
    onParked: (job) => parked.push(job),
    tasks: { hang: () => new Promise(() => {}) },
  })
  await outbox.enqueue(db, { task: 'hang', payload: null, tries: 1 })
  await waitFor(() => parked.length === 1)
  assert.match(parked[0]!.error, /took longer than 20 ms/)
})

test('a task that this worker does not know waits for one that does', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  await outbox.enqueue(db, { task: 'new-in-the-next-release', payload: 'x' }, { task: 'note', payload: 'y' })
  const old = work({ tasks: { note: async (payload) => void seen.push(payload) } })
  await waitFor(() => seen.length === 1)
  await old.stop()
  assert.deepEqual(await db.selectFrom('jobs').select(['task', 'failures', 'claims']).execute(), [
    { task: 'new-in-the-next-release', failures: 0, claims: 0 },
  ])
  const next = work({ tasks: { 'new-in-the-next-release': async (payload) => void seen.push(payload) } })
  await next.runUntilIdle()
  assert.deepEqual(seen, ['y', 'x'])
})

test('a recurring task runs again and again, survives failures, and is one row', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const alerts: ParkedJob[] = []
  let runs = 0
  const sweep = { task: 'sweep', payload: null, key: 'sweep', every: { ms: 5 }, tries: 1 }
  await outbox.enqueue(db, sweep)
  await outbox.enqueue(db, sweep)
  work({
    pollMs: 5,
    onParked: (job) => alerts.push(job),
    tasks: {
      sweep: async () => {
        runs += 1
        if (runs === 2) throw new Error('once')
      },
    },
  })
  await waitFor(() => runs >= 5, { what: 'five sweeps' })
  assert.equal(alerts.length, 1)
  assert.deepEqual(await db.selectFrom('jobs').select(['key', 'status']).execute(), [{ key: 'sweep', status: 'pending' }])
  await assert.rejects(async () => outbox.enqueue(db, { task: 'sweep', payload: null, every: { ms: 5 } }), /needs a key/)
})

test('stopping gives running jobs their time and hands back the ones that need more', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  let started = 0
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const jobs = work({
    tasks: {
      short: async () => {
        started += 1
        await gate
      },
      endless: async () => {
        started += 1
        await new Promise(() => {})
      },
    },
  })
  await outbox.enqueue(db, { task: 'short', payload: null }, { task: 'endless', payload: null })
  await waitFor(() => started === 2)
  const stopped = jobs.stop(300)
  release()
  await stopped
  const left = await db.selectFrom('jobs').select(['task', 'owner', 'locked_until', 'failures']).execute()
  assert.deepEqual(left, [{ task: 'endless', owner: null, locked_until: null, failures: 0 }])
})

test('an event nobody listens to is no job, and an unknown one is refused', async (t) => {
  const { db, outbox } = await openTestRoom(t)
  await outbox.say(db, { id: 'evt_1', name: 'orders.unheard.v1', aggregateId: 'a' })
  await assert.rejects(async () => outbox.say(db, { id: 'evt_2', name: 'orders.mispelt.v1', aggregateId: 'a' }), /not in the subscriptions/)
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})
