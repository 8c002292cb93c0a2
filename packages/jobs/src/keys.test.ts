import assert from 'node:assert/strict'
import test from 'node:test'
import { transaction } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import { openTestRoom } from './test-room.ts'

const LATER = { afterMs: 3_600_000 }

test('the same key twice is one job with the later wish', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: unknown[] = []
  await outbox.enqueue(db, { task: 'note', payload: 'old', key: 'k', runAt: LATER })
  await outbox.enqueue(db, { task: 'note', payload: 'new', key: 'k' })
  const jobs = work({ tasks: { note: async (payload) => void seen.push(payload) } })
  await jobs.runUntilIdle()
  assert.deepEqual(seen, ['new'])
})

test('a key that is added while its job runs makes it run once more, not at the same time', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  let atOnce = 0
  let most = 0
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  await outbox.enqueue(db, { task: 'note', payload: 'first', key: 'k' })
  const jobs = work({
    tasks: {
      note: async (payload: string) => {
        atOnce += 1
        most = Math.max(most, atOnce)
        seen.push(payload)
        if (payload === 'first') await gate
        atOnce -= 1
      },
    },
  })
  await waitFor(() => seen.length === 1)
  await outbox.enqueue(db, { task: 'note', payload: 'second', key: 'k' })
  await outbox.enqueue(db, { task: 'note', payload: 'third', key: 'k' })
  release()
  await waitFor(() => seen.length === 2)
  await jobs.idle()
  assert.deepEqual(seen, ['first', 'third'])
  assert.equal(most, 1)
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})

test('a job that fails after its key was added again starts afresh with the new payload', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  await outbox.enqueue(db, { task: 'note', payload: 'first', key: 'k', tries: 1 })
  const jobs = work({
    tasks: {
      note: async (payload: string) => {
        seen.push(payload)
        if (payload === 'second') return
        await gate
        throw new Error('no')
      },
    },
  })
  await waitFor(() => seen.length === 1)
  await outbox.enqueue(db, { task: 'note', payload: 'second', key: 'k' })
  release()
  await waitFor(() => seen.length === 2)
  await jobs.idle()
  assert.deepEqual(seen, ['first', 'second'])
  assert.deepEqual(await db.selectFrom('jobs').selectAll().execute(), [])
})

test('a parked job is revived by its key', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  const jobs = work({
    tasks: {
      note: async (payload: string) => {
        seen.push(payload)
        if (payload === 'bad') throw new Error('no')
      },
    },
  })
  await outbox.enqueue(db, { task: 'note', payload: 'bad', key: 'k', tries: 1 })
  await waitFor(async () => (await db.selectFrom('jobs').where('status', '=', 'parked').selectAll().execute()).length === 1)
  await outbox.enqueue(db, { task: 'note', payload: 'good', key: 'k' })
  await waitFor(() => seen.length === 2)
  await jobs.idle()
  assert.deepEqual(seen, ['bad', 'good'])
})

test('a transaction that holds a key delays no other job of the worker', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: string[] = []
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const jobs = work({
    pollMs: 20,
    tasks: {
      note: async (payload: string) => {
        seen.push(payload)
        if (payload === 'held') await gate
      },
    },
  })
  await outbox.enqueue(db, { task: 'note', payload: 'held', key: 'k' })
  await waitFor(() => seen.length === 1)
  await transaction(db, async (tx) => {
    await outbox.enqueue(tx, { task: 'note', payload: 'again', key: 'k' })
    release()
    await outbox.enqueue(db, { task: 'note', payload: 'other' })
    await waitFor(async () => seen.includes('other'))
    await waitFor(async () => (await db.selectFrom('jobs').selectAll().execute()).length === 1, { what: 'the other job to be completed' })
    assert.ok(!seen.includes('again'))
  })
  await waitFor(() => seen.includes('again'))
  await jobs.idle()
  assert.deepEqual(seen, ['held', 'other', 'again'])
})

test('an event is new once, and again new when its transaction is rolled back', async (t) => {
  const { db, outbox } = await openTestRoom(t)
  await assert.rejects(
    transaction(db, async (tx) => {
      assert.equal(await outbox.once(tx, 'evt_1'), true)
      throw new Error('no')
    }),
  )
  assert.equal(await transaction(db, (tx) => outbox.once(tx, 'evt_1')), true)
  assert.equal(await transaction(db, (tx) => outbox.once(tx, 'evt_1')), false)
  assert.equal(await transaction(db, (tx) => outbox.once(tx, 'evt_2')), true)
})
