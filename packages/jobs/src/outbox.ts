import { carried } from '@toyline/observability'
import { Kysely, type QueryExecutorProvider, type RawBuilder, sql } from 'kysely'
import { type Adding, addJobs, type Hands, type JobRow } from './add-jobs.ts'
import { checkSchemaName } from './schema-name.ts'

/** What the outbox needs to know of an event; the rest travels as it is. */
export interface OutboxEvent {
  id: string
  name: string
  aggregateId: string
}

export interface NewJob {
  task: string
  payload: unknown
  /** One job per key: adding it again replaces the waiting one, revives a parked one, or follows a running one. */
  key?: string
  /** Jobs of one queue run one after the other. */
  queue?: string
  /** A point in time, or milliseconds from now by the database's clock. Default: now. */
  runAt?: Date | { afterMs: number }
  /** How often it is tried before it is parked; default 5. */
  tries?: number
  /** Runs for ever, this many milliseconds after the end of each run. Needs a key. */
  every?: { ms: number }
}

export interface Outbox {
  /** Adds jobs in the caller's transaction: they exist exactly when its rows do. */
  enqueue(tx: QueryExecutorProvider, ...jobs: NewJob[]): Promise<void>
  /**
   * Adds one delivery per event and subscriber in the caller's transaction. Each subscriber hears the events of one
   * aggregate in order, provided that they are said after the aggregate's row is locked or changed.
   */
  say(tx: QueryExecutorProvider, ...events: OutboxEvent[]): Promise<void>
  /**
   * Both at once, as part of a statement that writes its rows in the same round trip and commits by itself:
   * `with placed as (update … returning id) select ${adding.part()} as added from placed`. It adds once per row.
   */
  adding(what: { enqueue?: NewJob[]; say?: OutboxEvent[] }): Adding
  /** A statement that takes back the job of a key unless it runs just now; nothing happens when there is none. */
  cancelling(key: string): RawBuilder<unknown>
  /** Notes the event in the caller's transaction. False: it was handled before, do nothing. */
  once(tx: QueryExecutorProvider, eventId: string): Promise<boolean>
  /** Who runs what is added here, without having to look for it; `startJobs` says so of its worker. */
  giveTo(hands: Hands | undefined): void
  /** Gives parked jobs a new set of tries, at the end of their queues. Returns how many. */
  requeueParked(db: QueryExecutorProvider, which?: { task?: string }): Promise<number>
}

export const DELIVER = 'deliver'

export interface OutboxOptions {
  /** The schema of the service that owns this outbox. */
  schema: string
  /** Who hears what: subscribers by event name. */
  subscriptions?: Record<string, readonly string[]>
}

export function createOutbox(options: OutboxOptions): Outbox {
  const schema = checkSchemaName(options.schema)
  const subscriptions = options.subscriptions ?? {}
  let hands: Hands | undefined

  async function add(tx: QueryExecutorProvider, rows: JobRow[]): Promise<void> {
    if (rows.length === 0) return
    // What a transaction adds is there only when it commits, which is not ours to see.
    const commits = tx instanceof Kysely && !tx.isTransaction
    const adding = addJobs(schema, rows, commits ? hands : undefined)
    const { rows: answers } = await sql<{ added: unknown }>`select ${adding.part()} as added`.execute(tx)
    adding.added(answers[0]?.added)
  }

  function deliveries(event: OutboxEvent): JobRow[] {
    const subscribers = subscriptions[event.name]
    if (!subscribers) throw new Error(`event ${event.name} is not in the subscriptions of ${schema}`)
    const traced = traceOf(event)
    return subscribers.map((subscriber) => ({
      task: DELIVER,
      payload: { subscriber, event },
      queue: `${subscriber}:${event.aggregateId}`,
      ...traced,
    }))
  }

  return {
    enqueue: (tx, ...jobs) => add(tx, jobs.map(toRow)),

    say: (tx, ...events) => add(tx, events.flatMap(deliveries)),

    adding: ({ enqueue = [], say = [] }) => addJobs(schema, [...enqueue.map(toRow), ...say.flatMap(deliveries)], hands),

    giveTo(given) {
      hands = given
    },

    cancelling(key) {
      return sql`delete from ${sql.raw(`${schema}.jobs`)} where key = ${key} and (locked_until is null or locked_until <= clock_timestamp())`
    },

    async once(tx, eventId) {
      const inbox = sql.raw(`${schema}.inbox`)
      const noted = await sql`insert into ${inbox} (event_id) values (${eventId}) on conflict do nothing returning event_id`.execute(tx)
      return noted.rows.length === 1
    },

    async requeueParked(db, which = {}) {
      const jobs = sql.raw(`${schema}.jobs`)
      // New rows, not a change of state: an old id would put the job before ones of its queue that already run.
      const moved = await sql`
        with parked as (
          delete from ${jobs} where status = 'parked' and (${which.task ?? null}::text is null or task = ${which.task ?? null})
          returning id, task, payload, queue, key, created_at, tries, every_ms, trace
        )
        insert into ${jobs} (task, payload, queue, key, run_at, created_at, tries, every_ms, trace)
        select task, payload, queue, key, now(), created_at, tries, every_ms, trace from parked order by id
        returning id`.execute(db)
      await sql`select pg_notify(${`jobs_${schema}`}, '')`.execute(db)
      return moved.rows.length
    },
  }
}

function traceOf(about: unknown): Pick<JobRow, 'trace'> {
  const trace = carried(about)
  return trace ? { trace } : {}
}

function toRow(job: NewJob): JobRow {
  if (job.every && job.key === undefined) throw new Error(`recurring task ${job.task} needs a key`)
  const row: JobRow = { task: job.task, payload: job.payload ?? null, ...traceOf(job.payload) }
  if (job.queue !== undefined) row.queue = job.queue
  if (job.key !== undefined) row.key = job.key
  if (job.runAt instanceof Date) row.run_at = job.runAt.toISOString()
  else if (job.runAt) row.after_ms = job.runAt.afterMs
  if (job.tries !== undefined) row.tries = job.tries
  if (job.every) row.every_ms = job.every.ms
  return row
}
