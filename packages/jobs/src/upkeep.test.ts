import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import { createJobStore } from './job-store.ts'
import { openTestRoom, schema } from './test-room.ts'

test('the figures tell what waits, how long, and what is parked', async (t) => {
  const { db, outbox, pool } = await openTestRoom(t)
  const client = await pool.connect()
  const store = createJobStore(client, { schema, worker: 'a', leaseMs: 60_000 })
  assert.deepEqual(await store.stats(), { lagMs: 0, due: 0, parked: 0 })
  const note = { task: 'note', payload: null }
  await outbox.enqueue(db, note, { ...note, key: 'bad' }, { ...note, runAt: { afterMs: 3_600_000 } }, { ...note, key: 'old' })
  await sql`update orders.jobs set run_at = now() - interval '1 minute' where key = 'old'`.execute(db)
  await sql`update orders.jobs set status = 'parked' where key = 'bad'`.execute(db)
  const { lagMs, ...counts } = await store.stats()
  assert.deepEqual(counts, { due: 2, parked: 1 })
  assert.ok(lagMs >= 60_000)
  client.release()
})

test('the inbox forgets events after thirty days, not before', async (t) => {
  const { db, pool } = await openTestRoom(t)
  const client = await pool.connect()
  await sql`insert into orders.inbox values ('evt_31', now() - interval '31 days'), ('evt_29', now() - interval '29 days')`.execute(db)
  await createJobStore(client, { schema, worker: 'a', leaseMs: 60_000 }).cleanInbox()
  assert.deepEqual(await db.selectFrom('inbox').select('event_id').execute(), [{ event_id: 'evt_29' }])
  client.release()
})
