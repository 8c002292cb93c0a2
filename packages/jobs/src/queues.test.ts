import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { transaction } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import { plantDefect } from './test-defect.ts'
import { openTestRoom } from './test-room.ts'

const DEFECTS: Record<string, [string, string]> = {
  'a claim that does not look at running jobs': ['other.locked_until > clock_timestamp()', 'false'],
}

/** A job that was added first commits last, while the one after it already runs. Returns them in the order of their starts. */
async function runLateCommit(t: TestContext, defect?: [string, string]): Promise<string[]> {
  const { db, outbox, work, adminUrl } = await openTestRoom(t)
  if (defect) await plantDefect(adminUrl, defect)
  const seen: string[] = []
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const jobs = work({
    pollMs: 10,
    tasks: {
      note: async (payload: string) => {
        seen.push(payload)
        if (payload === 'second') await gate
      },
    },
  })
  await transaction(db, async (tx) => {
    await outbox.enqueue(tx, { task: 'note', payload: 'first', queue: 'q' })
    await outbox.enqueue(db, { task: 'note', payload: 'second', queue: 'q' })
    await waitFor(() => seen.length === 1)
  })
  // Added after the first one's commit: when this one has run, the worker has looked and passed the first one over.
  await outbox.enqueue(db, { task: 'note', payload: 'elsewhere', queue: 'other' })
  await waitFor(() => seen.includes('elsewhere'))
  release()
  await jobs.runUntilIdle()
  return seen
}

test('a job that commits late waits for the one of its queue that already runs', async (t) => {
  const seen = await runLateCommit(t)
  assert.deepEqual(seen, ['second', 'elsewhere', 'first'])
})

for (const [name, defect] of Object.entries(DEFECTS)) {
  test(`that check sees ${name}`, async (t) => {
    const seen = await runLateCommit(t, defect)
    assert.deepEqual(seen.toSorted(), ['elsewhere', 'first', 'second'])
    assert.notEqual(seen.at(-1), 'first')
  })
}

test('many workers on one queue never run two of its jobs at once, and keep their order', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: number[] = []
  let running = 0
  let atOnce = 0
  const tasks = {
    note: async (payload: number) => {
      running += 1
      atOnce = Math.max(atOnce, running)
      await new Promise((resolve) => setImmediate(resolve))
      seen.push(payload)
      running -= 1
    },
  }
  const workers = [1, 2, 3, 4].map(() => work({ pollMs: 5, tasks }))
  const numbers = Array.from({ length: 40 }, (_, number) => number)
  for (const number of numbers) await outbox.enqueue(db, { task: 'note', payload: number, queue: 'q' })
  await waitFor(() => seen.length === numbers.length)
  await Promise.all(workers.map((worker) => worker.idle()))
  assert.deepEqual(seen, numbers)
  assert.equal(atOnce, 1)
})

test('jobs without a queue, and jobs of different queues, run side by side', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  let running = 0
  let release = () => {}
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  const jobs = work({
    concurrency: 4,
    tasks: {
      hold: async () => {
        running += 1
        await gate
      },
    },
  })
  const hold = { task: 'hold', payload: null }
  await outbox.enqueue(db, hold, hold, { ...hold, queue: 'a' }, { ...hold, queue: 'b' }, hold)
  await waitFor(() => running === 4)
  const waiting = await db.selectFrom('jobs').where('owner', 'is', null).selectAll().execute()
  assert.equal(waiting.length, 1, 'no more than the worker has hands for')
  release()
  await jobs.idle()
  assert.equal(running, 5)
})

test('jobs of one queue that end in their own transactions follow each other at once', async (t) => {
  const { db, outbox, work } = await openTestRoom(t)
  const seen: number[] = []
  // Whoever only polls finds one job before the test gives up.
  work({
    pollMs: 60_000,
    tasks: {
      note: (payload: number, job) =>
        transaction(db, async (tx) => {
          await job.finish(tx)
          seen.push(payload)
        }),
    },
  })
  await outbox.enqueue(db, ...[1, 2, 3, 4].map((payload) => ({ task: 'note', payload, queue: 'q' })))
  await waitFor(() => seen.length === 4)
  assert.deepEqual(seen, [1, 2, 3, 4])
})
