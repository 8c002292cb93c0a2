import type pg from 'pg'
import type { Outbox, OutboxEvent } from './outbox.ts'
import type { Task } from './run-job.ts'

/** The part of a pino logger that is used here. */
export interface JobsLog {
  info(details: object, message: string): void
  warn(details: object, message: string): void
  error(details: object, message: string): void
}

export interface ParkedJob {
  id: number
  task: string
  payload: unknown
  error: string
}

export interface JobsOptions<Event extends OutboxEvent = OutboxEvent> {
  /** One of its connections is kept for as long as the worker runs. */
  pool: pg.Pool
  schema: string
  /** What it adds in this process is this worker's from the start, and need not be looked for. */
  outbox?: Outbox
  /** Tasks that are not named here are left for workers that know them. */
  tasks: Record<string, Task>
  /** Hands one event to one subscriber; rejecting means: again later. */
  deliver?: (subscriber: string, event: Event) => Promise<void>
  log: JobsLog
  /** Called for each job that has used up its tries. */
  onParked?: (job: ParkedJob) => void
  /** Jobs that run at the same time; default 10. */
  concurrency?: number
  /** Milliseconds after which a killed worker's jobs are taken over; default 15 s. */
  leaseMs?: number
  /** Milliseconds a single try may take; default 60 s. */
  timeoutMs?: number
  /** Milliseconds between looks without a wake-up; default 1 s. */
  pollMs?: number
  /** Milliseconds until the next try after this many failures. Default: 1 s, 4 s, 16 s, ... with full jitter. */
  backoffMs?: (failures: number) => number
}

export interface Jobs {
  /** Takes no new jobs, gives running ones up to `graceMs` (default 8 s), hands the rest back. */
  stop(graceMs?: number): Promise<void>
  /** Resolves when no job can run now: none is due, or only ones behind a failed job that waits for its next try. */
  idle(): Promise<void>
  /** Looks for jobs at once, then as idle(). */
  runUntilIdle(): Promise<void>
}
