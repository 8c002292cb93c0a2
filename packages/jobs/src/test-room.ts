import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'
import { openDatabase, openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import type { Kysely } from 'kysely'
import type pg from 'pg'
import type { Jobs, JobsOptions } from './jobs-options.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { startJobs } from './start-jobs.ts'

export interface TestTables {
  aggregates: { id: number; version: number }
  committed: { event_id: string; aggregate_id: number; version: number }
  effects: { id?: number; event_id: string; aggregate_id: string | null; version: number | null }
  jobs: {
    id: number
    task: string
    key: string | null
    status: string
    failures: number
    last_error: string | null
    owner: string | null
    claims: number
    run_at: Date
    locked_until: Date | null
  }
  inbox: { event_id: string; handled_at: Date }
}

/** A room of its own with an outbox, two listeners ('bell' and 'ledger') and tables to see effects in. */
export interface TestRoom {
  url: string
  /** For planting defects behind the walls. */
  adminUrl: string
  pool: pg.Pool
  db: Kysely<TestTables>
  outbox: Outbox
  /** Starts a worker that stops with the test. */
  work(options: Partial<JobsOptions>): Jobs
}

export const schema = 'orders'
export const subscriptions = { 'orders.moved.v1': ['ledger'], 'orders.rang.v1': ['bell', 'ledger'], 'orders.unheard.v1': [] }
export const silent = { info() {}, warn() {}, error() {} }

export async function openTestRoom(t: TestContext): Promise<TestRoom> {
  const directory = fileURLToPath(new URL('../test-schema', import.meta.url))
  const { urls, adminUrl } = await scratchDatabase(t, [schema], { directories: { [schema]: directory } })
  const url = urls[schema]
  const pool = openPool({ url, name: 'jobs-test' })
  const workers: Jobs[] = []
  t.after(async () => {
    await Promise.all(workers.map((worker) => worker.stop(0)))
    await pool.end()
  })
  return {
    url,
    adminUrl,
    pool,
    db: openDatabase<TestTables>(pool),
    outbox: createOutbox({ schema, subscriptions }),
    work(options) {
      const worker = startJobs({ pool, schema, tasks: {}, log: silent, ...options })
      workers.push(worker)
      return worker
    },
  }
}
