import { directPool } from '@toyline/postgres'
import type pg from 'pg'
import { createJobStore, type JobStore } from './job-store.ts'

export interface WorkerConnection {
  /** The store on the current connection; connects first where needed. Throws when the database is away. */
  store(): Promise<JobStore>
  /** Forgets a connection that failed. */
  drop(): void
}

/** Keeps one of the pool's connections for the worker's own statements and for hearing of new jobs. */
export function openWorkerConnection(
  pool: pg.Pool,
  options: { schema: string; worker: string; leaseMs: number; onNotify: () => void },
): WorkerConnection {
  let client: pg.PoolClient | undefined
  let opening: Promise<JobStore> | undefined

  function drop(): void {
    const broken = client
    client = undefined
    opening = undefined
    broken?.removeListener('notification', options.onNotify)
    broken?.removeListener('end', drop)
    // Never back into the pool: it listens, and it does not wait for the disk.
    broken?.release(true)
  }

  async function open(): Promise<JobStore> {
    const fresh = await directPool(pool).connect()
    client = fresh
    fresh.on('notification', options.onNotify)
    fresh.on('end', drop)
    // A claim or completion that a crash forgets only repeats a job, which is what inboxes and fences are for. The table is mostly
    // empty, and its statistics say so, until the day it holds a backlog.
    await fresh.query(`set synchronous_commit = off; set enable_seqscan = off; listen jobs_${options.schema}`)
    return createJobStore(fresh, options)
  }

  return {
    drop,
    store() {
      opening ??= open().catch((error: unknown) => {
        drop()
        throw error
      })
      return opening
    },
  }
}
