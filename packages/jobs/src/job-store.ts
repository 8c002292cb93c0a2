import type { Carrier } from '@toyline/observability'
import type pg from 'pg'
import { checkSchemaName } from './schema-name.ts'

/** A job under this worker's lease. */
export interface ClaimedJob {
  id: number
  task: string
  payload: unknown
  queue: string | null
  failures: number
  tries: number
  claims: number
  /** Claims that ended without an answer: the worker died, or hung longer than its lease. */
  lapses: number
  everyMs: number | null
  /** What carries the trace of the work that added it. */
  trace: Carrier | null
}

export interface JobStats {
  /** Milliseconds that the oldest due job has been waiting; 0 when none waits. */
  lagMs: number
  /** Due jobs, running ones included. Counts to 10,000 at most. */
  due: number
  /** Jobs that have used up their tries and wait for a person. Counts to 10,000 at most. */
  parked: number
}

export interface Turn {
  /** Ids that are now gone. */
  completed: Set<number>
  claimed: ClaimedJob[]
}

/** The worker's SQL. Each call is one statement and its own transaction, fenced by owner and claim. */
export interface JobStore {
  turn(done: ClaimedJob[], known: string[], maxJobs: number): Promise<Turn>
  /** A turn that claims nothing: far cheaper. `more` says that others wait in the queues of those that are gone. */
  complete(done: ClaimedJob[]): Promise<{ completed: Set<number>; more: boolean }>
  /** For finished jobs that a turn left: schedules the next run of those that have one. Returns what to do with each. */
  settle(done: ClaimedJob[]): Promise<{ settled: Set<number>; busy: Set<number> }>
  /** Records a failure and the time of the next try, or parks the job. False when the lease was lost. */
  fail(job: ClaimedJob, outcome: { delayMs: number; park: boolean; error: string }): Promise<boolean>
  /** Lengthens leases. Returns the ids that are still ours. */
  extend(jobs: ClaimedJob[]): Promise<Set<number>>
  /** Gives unfinished jobs back at once. */
  release(jobs: ClaimedJob[]): Promise<void>
  isIdle(): Promise<boolean>
  stats(): Promise<JobStats>
  /** Forgets handled events older than 30 days, at most 10,000 a call. */
  cleanInbox(): Promise<void>
}

export function createJobStore(
  client: Pick<pg.ClientBase, 'query'>,
  options: { schema: string; worker: string; leaseMs: number },
): JobStore {
  const schema = checkSchemaName(options.schema)
  const { worker, leaseMs } = options
  const jobs = `${schema}.jobs`

  // One statement at a time: upkeep and turns share the connection, and pg's own queue is on its way out.
  let last: Promise<unknown> = Promise.resolve()
  async function query<Row extends pg.QueryResultRow>(name: string, text: string, values: unknown[]): Promise<Row[]> {
    const answer = last.then(() => client.query<Row>({ name: `${schema}_${name}`, text, values }))
    last = answer.catch(() => {})
    return (await answer).rows
  }
  const ids = (list: ClaimedJob[]) => list.map((job) => job.id)
  const claims = (list: ClaimedJob[]) => list.map((job) => job.claims)
  const mine = `select job.id from unnest($2::bigint[], $3::int[]) as held (id, claims)
    join ${jobs} job on job.id = held.id and job.claims = held.claims and job.owner = $1`

  return {
    async turn(done, known, maxJobs) {
      const rows = await query<{ completed: number[] | null; claimed: ClaimedJob[] | null }>(
        'turn',
        `select * from ${schema}.jobs_turn($1, $2, $3, $4, $5, $6)`,
        [worker, ids(done), claims(done), known, maxJobs, leaseMs],
      )
      const row = rows[0]
      return { completed: new Set(row?.completed), claimed: row?.claimed ?? [] }
    },

    async complete(done) {
      const rows = await query<{ id: number; more: boolean }>(
        'complete',
        `with free as (${mine} where job.again_at is null and job.every_ms is null for update of job skip locked),
         gone as (delete from ${jobs} job using free where job.id = free.id returning job.id, job.queue)
         select id, exists (
           select from ${jobs} other where other.queue = gone.queue and other.status = 'pending' and other.id > gone.id) as more
         from gone`,
        [worker, ids(done), claims(done)],
      )
      return { completed: new Set(rows.map((row) => row.id)), more: rows.some((row) => row.more) }
    },

    async settle(done) {
      const rows = await query<{ id: number; settled: boolean }>(
        'settle',
        `with free as (${mine} where job.again_at is not null or job.every_ms is not null for update of job skip locked),
         settled as (
           update ${jobs} job set
             owner = null, locked_until = null, lapses = 0, failures = 0, last_error = null,
             run_at = coalesce(job.again_at, now() + make_interval(secs => job.every_ms / 1000.0)),
             payload = coalesce(job.again_payload, job.payload), again_at = null, again_payload = null
           from free where job.id = free.id returning job.id)
         select id, true as settled from settled
         union all
         select id, false from (${mine}) held where id not in (select id from settled)`,
        [worker, ids(done), claims(done)],
      )
      const pick = (settled: boolean) => new Set(rows.filter((row) => row.settled === settled).map((row) => row.id))
      return { settled: pick(true), busy: pick(false) }
    },

    async fail(job, { delayMs, park, error }) {
      const rows = await query<{ id: number }>(
        'fail',
        `update ${jobs} set
           owner = null, locked_until = null, lapses = 0, last_error = $4,
           status = case when $6 and again_at is null then 'parked' else 'pending' end,
           failures = case when again_at is null then failures + 1 else 0 end,
           run_at = coalesce(again_at, now() + make_interval(secs => $5 / 1000.0)),
           payload = coalesce(again_payload, payload), again_at = null, again_payload = null
         where id = $2 and claims = $3 and owner = $1 returning id`,
        [worker, job.id, job.claims, error, delayMs, park],
      )
      return rows.length === 1
    },

    async extend(held) {
      const rows = await query<{ id: number }>(
        'extend',
        `with free as (${mine} for no key update of job skip locked)
         update ${jobs} job set locked_until = clock_timestamp() + make_interval(secs => $4 / 1000.0)
         from free where job.id = free.id returning job.id`,
        [worker, ids(held), claims(held), leaseMs],
      )
      return new Set(rows.map((row) => row.id))
    },

    async release(held) {
      await query(
        'release',
        `with free as (${mine} for no key update of job skip locked)
         update ${jobs} job set owner = null, locked_until = null from free where job.id = free.id`,
        [worker, ids(held), claims(held)],
      )
    },

    async isIdle() {
      const rows = await query(
        'idle',
        `select from ${jobs} job where status = 'pending' and (locked_until > now() or run_at <= now() and (
           queue is null or not exists (
             select from ${jobs} other where other.queue = job.queue and other.status = 'pending' and other.id < job.id)))
         limit 1`,
        [],
      )
      return rows.length === 0
    },

    async stats() {
      const rows = await query<JobStats>(
        'stats',
        `select (select count(*) from (select from ${jobs} where status = 'pending' and run_at <= now() limit 10000) due) as due,
                (select count(*) from (select from ${jobs} where status = 'parked' limit 10000) parked) as parked,
                coalesce((select extract(epoch from now() - run_at)::float8 * 1000 from ${jobs}
                          where status = 'pending' and run_at <= now() order by run_at limit 1), 0) as "lagMs"`,
        [],
      )
      return rows[0] as JobStats
    },

    async cleanInbox() {
      await query(
        'clean',
        `delete from ${schema}.inbox where ctid = any (array(
           select ctid from ${schema}.inbox where handled_at < now() - interval '30 days' limit 10000))`,
        [],
      )
    },
  }
}
