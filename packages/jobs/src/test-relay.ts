/**
 * A relay in a process of its own, for tests that kill it. It writes one effect per event; DIE makes it end by SIGKILL
 * at once, or, given a number, after that many effects: committed, but not yet completed.
 */
import { openDatabase, openPool, transaction } from '@toyline/postgres'
import { sql } from 'kysely'
import type { OutboxEvent } from './outbox.ts'
import { createOutbox } from './outbox.ts'
import { startJobs } from './start-jobs.ts'
import { schema, silent, subscriptions, type TestTables } from './test-room.ts'

const { URL: url, LEASE_MS, DIE, INBOX, RELAY } = process.env
if (!url) throw new Error('URL is missing')
const pool = openPool({ url, name: 'test-relay' })
const db = openDatabase<TestTables>(pool)
const outbox = createOutbox({ schema, subscriptions })
let written = 0

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

async function deliver(subscriber: string, event: OutboxEvent & { version?: number }): Promise<void> {
  await transaction(db, async (tx) => {
    if (INBOX !== 'none' && !(await outbox.once(tx, `${subscriber}:${event.id}`))) return
    if (RELAY !== 'cursor') await sql`select pg_sleep(random() * 0.003)`.execute(tx)
    await tx
      .insertInto('effects')
      .values({ event_id: event.id, aggregate_id: event.aggregateId, version: event.version ?? null })
      .execute()
  })
  written += 1
  if (DIE !== undefined && written >= Number(DIE)) die()
}

console.log('ready')
if (RELAY === 'cursor') await followCursor()
else {
  startJobs<OutboxEvent & { version?: number }>({
    pool,
    schema,
    deliver,
    log: silent,
    leaseMs: Number(LEASE_MS),
    pollMs: 50,
    tasks: {
      effect: async () => {
        if (DIE === 'at-once') die()
      },
    },
  })
}

/** The classic mistake: takes rows by "id greater than the last", and so misses ones that commit late. */
async function followCursor(): Promise<void> {
  let last = 0
  for (;;) {
    const rows = await pool.query<{ id: number; payload: { subscriber: string; event: OutboxEvent } }>(
      'select id, payload from orders.jobs where id > $1 order by id',
      [last],
    )
    last = rows.rows.at(-1)?.id ?? last
    for (const row of rows.rows) {
      await deliver(row.payload.subscriber, row.payload.event)
      await pool.query('delete from orders.jobs where id = $1', [row.id])
    }
  }
}
