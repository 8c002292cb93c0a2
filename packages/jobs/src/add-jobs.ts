import type { Carrier } from '@toyline/observability'
import { type RawBuilder, sql } from 'kysely'
import type { ClaimedJob } from './job-store.ts'

/** One element of jobs_put's parameter. */
export interface JobRow {
  task: string
  payload: unknown
  queue?: string
  key?: string
  run_at?: string
  after_ms?: number
  tries?: number
  every_ms?: number
  trace?: Carrier
}

/** Jobs that are added in a larger statement. */
export interface Adding {
  /**
   * The expression that adds them.
   * @param wrap changes their JSON text inside the statement, for what only the database knows
   */
  part(wrap?: (json: RawBuilder<unknown>) => RawBuilder<unknown>): RawBuilder<unknown>
  /**
   * Says, once the statement has committed, what the expression returned. Until then, and when it is never called, the jobs are
   * found like any others.
   * @param stamp does to the JSON text what `wrap` did
   */
  added(answer: unknown, stamp?: (json: string) => string): void
}

/** A worker of this process that takes jobs from hand to hand. */
export interface Hands {
  /** Undefined: it cannot take jobs of these tasks now. */
  offer(tasks: string[]): { worker: string; leaseMs: number; take(jobs: ClaimedJob[]): void } | undefined
}

const USUAL_TRIES = 5

/**
 * Adds jobs, and where a worker offers its hands, as that worker's own from the start: what is due at once is neither announced
 * to everybody nor looked for and claimed. A process that dies before its jobs are done leaves them under a lease that ends.
 */
export function addJobs(schema: string, rows: JobRow[], hands: Hands | undefined): Adding {
  const json = JSON.stringify(rows)
  const offer = isOneForEachQueue(rows) ? hands?.offer(rows.map((row) => row.task)) : undefined
  return {
    part: (wrap = (text) => text) =>
      sql`${sql.raw(`${schema}.jobs_put`)}(${wrap(sql`${json}::text`)}::jsonb, ${rows.some(isSoon)}, ${offer?.worker ?? null}, ${offer?.leaseMs ?? null})`,
    added(answer, stamp) {
      if (!offer || !Array.isArray(answer)) return
      // Parsed anew, so that a task gets what it would have been given from the table.
      const written = JSON.parse(stamp ? stamp(json) : json) as JobRow[]
      const free = written.filter((row) => row.key === undefined)
      offer.take(free.flatMap((row, at) => (typeof answer[at] === 'number' ? [asClaimed(row, answer[at])] : [])))
    },
  }
}

/** The second job of a queue has to wait for the first, which is for the table to see to. */
function isOneForEachQueue(rows: JobRow[]): boolean {
  const queues = rows.flatMap((row) => row.queue ?? [])
  return new Set(queues).size === queues.length
}

function asClaimed({ task, payload, queue, tries = USUAL_TRIES, trace }: JobRow, id: number): ClaimedJob {
  return { id, task, payload, queue: queue ?? null, tries, failures: 0, claims: 1, lapses: 0, everyMs: null, trace: trace ?? null }
}

/** Workers poll each second anyway; only what is due before that is worth waking them for. */
function isSoon(row: JobRow): boolean {
  if (row.run_at !== undefined) return Date.parse(row.run_at) < Date.now() + 1_000
  return (row.after_ms ?? 0) < 1_000
}
