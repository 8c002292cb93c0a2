import { type QueryExecutorProvider, sql } from 'kysely'
import type { ClaimedJob } from './job-store.ts'
import { checkSchemaName } from './schema-name.ts'

/** What a task is told beside its payload. */
export interface JobContext {
  id: number
  /** 1 for the first try. */
  attempt: number
  /** Aborted when the time is up or the lease is lost: somebody else may be doing this job now. */
  signal: AbortSignal
  /**
   * Ends the job in the task's own transaction, so that its rows are written exactly once. Throws LeaseLost, and so
   * rolls back, when another worker has taken the job over. A task without it may run twice and must be idempotent.
   */
  finish(tx: QueryExecutorProvider): Promise<void>
}

// A payload has the shape that its enqueuer gave it; each task names its own.
// biome-ignore lint/suspicious/noExplicitAny: tasks of different payloads share one table
export type Task = (payload: any, job: JobContext) => Promise<void>

export class LeaseLost extends Error {
  override name = 'LeaseLost'
}

/** Given as the reason, because an abort without one makes an error with a stack for each job. */
const OVER = new Error('the job is over')

/** What a job that has run leaves: its own row, if that is still to be completed, and others that waited behind it. */
export interface Left {
  remains: boolean
  more: boolean
}

/** Runs one job within `timeoutMs`. Rejects with what the task threw, or when the time is up. */
export async function runJob(
  job: ClaimedJob,
  options: { task: Task; schema: string; worker: string; timeoutMs: number; lease: AbortController },
): Promise<Left> {
  const { lease } = options
  let left: Left = { remains: true, more: false }
  const context: JobContext = {
    id: job.id,
    attempt: job.failures + 1,
    signal: lease.signal,
    async finish(tx) {
      left = await finishIn(tx, job, options)
    },
  }
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${options.timeoutMs} ms`)), options.timeoutMs)
    timer.unref()
  })
  try {
    await Promise.race([options.task(job.payload, context), tooLong])
    return left
  } finally {
    clearTimeout(timer)
    lease.abort(OVER)
  }
}

async function finishIn(tx: QueryExecutorProvider, job: ClaimedJob, options: { schema: string; worker: string }): Promise<Left> {
  const jobs = sql.raw(`${checkSchemaName(options.schema)}.jobs`)
  // A job that has a next run keeps its row; the worker schedules it after this transaction.
  const held = await sql<Left>`
    with mine as (
      select id, queue, again_at, every_ms from ${jobs}
      where id = ${job.id} and claims = ${job.claims} and owner = ${options.worker} for update
    ), gone as (
      delete from ${jobs} job using mine where job.id = mine.id and mine.again_at is null and mine.every_ms is null
    )
    select again_at is not null or every_ms is not null as remains, exists (
      select from ${jobs} other where other.queue = mine.queue and other.status = 'pending' and other.id > mine.id) as more
    from mine`.execute(tx)
  const row = held.rows[0]
  if (!row) throw new LeaseLost(`job ${job.id} (${job.task}) belongs to another worker now`)
  return row
}
