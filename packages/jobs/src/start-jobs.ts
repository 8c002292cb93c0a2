import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { type Begun, begin, noteOrderIn } from '@toyline/observability'
import { createHeldJobs, type HeldJob } from './held-jobs.ts'
import type { ClaimedJob, JobStore } from './job-store.ts'
import type { Jobs, JobsOptions } from './jobs-options.ts'
import { type Outcome, roomMeters } from './meters.ts'
import { DELIVER, type OutboxEvent } from './outbox.ts'
import { LeaseLost, runJob, type Task } from './run-job.ts'
import { checkSchemaName } from './schema-name.ts'
import { createSignal } from './signal.ts'
import { openWorkerConnection } from './worker-connection.ts'

// Turns follow each other at least this far apart, so that under load one turn serves several jobs; one that comes after a
// pause is taken at once. Where more jobs wait than there is room for, the shorter time holds.
const TURN_SPACING_MS = 40
const CROWDED_SPACING_MS = 5
// The completion of a job waits this long for company, another completion or a new job, unless others wait for its place.
const COMPLETION_LINGER_MS = 10
const STATS_EVERY_MS = 15_000
const CLEAN_EVERY_MS = 600_000
const MAX_BACKOFF_MS = 300_000
// A job that ends its worker each time must not do so for ever.
const MAX_LAPSES = 25

/** Starts a worker on a service's jobs. Throws nothing later: while the database is away it waits. */
export function startJobs<Event extends OutboxEvent = OutboxEvent>(options: JobsOptions<Event>): Jobs {
  const { log, pool } = options
  const schema = checkSchemaName(options.schema)
  const worker = randomUUID()
  const concurrency = options.concurrency ?? 10
  const leaseMs = options.leaseMs ?? 15_000
  const timeoutMs = options.timeoutMs ?? 60_000
  const pollMs = options.pollMs ?? 1_000
  const backoffMs = options.backoffMs ?? defaultBackoff
  const tasks = withDelivery(options)
  const meters = roomMeters(schema)
  const known = Object.keys(tasks)

  let done: ClaimedJob[] = []
  let stopping = false
  /** More jobs are due than there was room for. */
  let crowded = false
  let abandoned = false
  /** Jobs may be due that nobody has given to us. */
  let mustLook = true
  let lookedAt = Number.NEGATIVE_INFINITY
  const wake = createSignal()
  const connection = openWorkerConnection(pool, { schema, worker, leaseMs, onNotify: lookNow })
  const held = createHeldJobs({
    places: concurrency,
    run,
    onEnd() {
      if (crowded || stopping) wake.raise()
      else wake.raiseIn(COMPLETION_LINGER_MS)
    },
  })

  function lookNow(): void {
    mustLook = true
    wake.raise()
  }

  async function turn(store: JobStore): Promise<void> {
    const finished = done
    done = []
    let left = finished
    try {
      const completed = await (isLookDue() ? look(store, finished) : complete(store, finished))
      left = finished.filter((job) => !completed.has(job.id))
      if (left.length > 0) left = await settle(store, left)
    } finally {
      done.push(...left)
    }
  }

  function isLookDue(): boolean {
    if (stopping || held.room() === 0) return false
    return mustLook || crowded || performance.now() - lookedAt >= pollMs
  }

  async function look(store: JobStore, finished: ClaimedJob[]): Promise<Set<number>> {
    mustLook = false
    lookedAt = performance.now()
    const room = held.room()
    const { completed, claimed } = await store.turn(finished, known, room)
    held.take(claimed, lookedAt + leaseMs)
    crowded = claimed.length === room
    return completed
  }

  async function complete(store: JobStore, finished: ClaimedJob[]): Promise<Set<number>> {
    if (finished.length === 0) return new Set()
    const { completed, more } = await store.complete(finished)
    if (more) lookNow()
    return completed
  }

  /** Returns those that somebody else's transaction holds at the moment. */
  async function settle(store: JobStore, left: ClaimedJob[]): Promise<ClaimedJob[]> {
    const { settled, busy } = await store.settle(left)
    for (const job of left) {
      if (!settled.has(job.id) && !busy.has(job.id)) log.warn({ job: job.id, task: job.task }, 'job ended after its lease was lost')
    }
    if (settled.size > 0) lookNow()
    return left.filter((job) => busy.has(job.id))
  }

  async function run(entry: HeldJob): Promise<void> {
    const { task, trace, payload } = entry.job
    const startedAt = performance.now()
    const work = begin({ room: schema, name: `job ${task}`, kind: 'consumer', from: trace ?? undefined })
    const outcome = await work.runIn(() => {
      noteOrderIn(payload, (payload as { event?: unknown } | null)?.event)
      return runOnce(entry, work)
    })
    meters.ended(task, outcome, performance.now() - startedAt)
    work.end({ 'job.id': entry.job.id, 'job.outcome': outcome })
  }

  async function runOnce({ job, lease }: HeldJob, work: Begun): Promise<Outcome> {
    try {
      if (job.lapses >= MAX_LAPSES) throw new Error(`its worker ended ${job.lapses} times without an answer`)
      const { remains, more } = await runJob(job, { task: tasks[job.task] as Task, schema, worker, timeoutMs, lease })
      if (remains) done.push(job)
      if (more) lookNow()
      log.info({ job: job.id, task: job.task, ...heard(job) }, 'job done')
      return 'done'
    } catch (error) {
      work.fail(error)
      if (error instanceof LeaseLost) log.warn({ job: job.id, task: job.task }, error.message)
      else await recordFailure(job, error)
      return 'failed'
    }
  }

  async function recordFailure(job: ClaimedJob, error: unknown): Promise<void> {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    const failures = job.failures + 1
    const exhausted = failures >= job.tries || job.lapses >= MAX_LAPSES
    // A recurring job is never parked: it alerts, and comes again at its time.
    const park = exhausted && job.everyMs === null
    const delayMs = exhausted && job.everyMs !== null ? job.everyMs : backoffMs(failures)
    try {
      const store = await connection.store()
      const kept = await store.fail(job, { delayMs, park, error: text.slice(0, 2_000) })
      if (!kept) log.warn({ job: job.id, task: job.task, error: text }, 'job failed after its lease was lost')
      else if (exhausted) alert(job, text)
      else log.info({ job: job.id, task: job.task, failures, delayMs: Math.round(delayMs), error: text }, 'job failed, will be tried again')
    } catch (cause) {
      // Its lease lapses, and it is tried again.
      log.warn({ job: job.id, task: job.task, error: text, cause: String(cause) }, 'job failed while the database was away')
    }
  }

  function alert(job: ClaimedJob, error: string): void {
    log.error({ job: job.id, task: job.task, queue: job.queue, error }, 'job parked: all its tries failed')
    try {
      options.onParked?.({ id: job.id, task: job.task, payload: job.payload, error })
    } catch (cause) {
      log.error({ cause: String(cause) }, 'onParked failed')
    }
  }

  async function extendLeases(store: JobStore): Promise<void> {
    const now = performance.now()
    const ageing = held.all().filter((entry) => entry.until - now < (leaseMs * 2) / 3)
    if (ageing.length === 0) return
    const kept = await store.extend(ageing.map((entry) => entry.job))
    for (const entry of ageing) if (kept.has(entry.job.id)) entry.until = now + leaseMs
  }

  /** By this process's own clock, so that it also works while the database is away. */
  function abortLapsed(): void {
    const now = performance.now()
    for (const entry of held.all()) if (entry.until < now) entry.lease.abort(new LeaseLost(`lease of job ${entry.job.id} lapsed`))
  }

  function isBusy(): boolean {
    return held.all().length > 0 || done.length > 0
  }

  async function loop(): Promise<void> {
    let failures = 0
    while (!stopping || (!abandoned && isBusy())) {
      wake.lower()
      const startedAt = performance.now()
      try {
        await turn(await connection.store())
        failures = 0
      } catch (error) {
        connection.drop()
        failures += 1
        log.warn({ error: String(error), failures }, 'jobs: the database does not answer')
        if (stopping && failures > 1) return
        await pause(Math.random() * Math.min(2_000, 50 * 2 ** failures))
        lookNow()
      }
      if (!stopping || held.all().length > 0) await wake.wait(pollMs)
      const early = startedAt + (crowded || stopping ? CROWDED_SPACING_MS : TURN_SPACING_MS) - performance.now()
      if (early > 0) await pause(early)
    }
  }

  async function regularly(everyMs: number, work: (store: JobStore) => Promise<void>, { atOnce = false } = {}): Promise<void> {
    let waitMs = atOnce ? 0 : everyMs
    while (!stopping) {
      await pause(waitMs, undefined, { signal: ending.signal }).catch(() => {})
      if (stopping) return
      waitMs = everyMs
      try {
        await work(await connection.store())
      } catch {
        // The loop has noticed too, and reconnects.
      }
    }
  }

  const ending = new AbortController()
  const looping = loop()
  const upkeep = [
    regularly(leaseMs / 3, extendLeases),
    regularly(CLEAN_EVERY_MS, (store) => store.cleanInbox()),
    regularly(STATS_EVERY_MS, async (store) => meters.counted(await store.stats()), { atOnce: true }),
  ]
  const lapsing = setInterval(abortLapsed, Math.max(50, leaseMs / 10))
  lapsing.unref()
  options.outbox?.giveTo({
    offer(wanted) {
      if (stopping || held.isFull() || !wanted.every((task) => task in tasks)) return undefined
      const until = performance.now() + leaseMs
      return { worker, leaseMs, take: (jobs) => held.take(jobs, until) }
    },
  })

  async function idle(): Promise<void> {
    while (!stopping) {
      if (!isBusy()) {
        try {
          if (await (await connection.store()).isIdle()) return
        } catch {
          connection.drop()
        }
      }
      await pause(10)
    }
  }

  return {
    idle,
    async runUntilIdle() {
      lookNow()
      await idle()
    },
    async stop(graceMs = 8_000) {
      if (stopping) return void (await looping)
      stopping = true
      options.outbox?.giveTo(undefined)
      ending.abort()
      wake.raise()
      await Promise.race([looping, pause(graceMs, undefined, { ref: false })])
      abandoned = true
      wake.raise()
      await looping
      clearInterval(lapsing)
      for (const entry of held.all()) entry.lease.abort()
      const left = held.giveUp()
      if (left.length > 0) {
        await connection
          .store()
          .then((store) => store.release(left))
          .catch(() => {})
      }
      await Promise.all(upkeep)
      connection.drop()
    },
  }
}

function withDelivery<Event extends OutboxEvent>(options: JobsOptions<Event>): Record<string, Task> {
  const { deliver } = options
  if (!deliver) return options.tasks
  return { ...options.tasks, [DELIVER]: ({ subscriber, event }: { subscriber: string; event: Event }) => deliver(subscriber, event) }
}

/** Which event was delivered to whom, where it was one. */
function heard({ task, payload }: ClaimedJob): { event?: string; subscriber?: string } {
  if (task !== DELIVER) return {}
  const { subscriber, event } = payload as { subscriber: string; event: OutboxEvent }
  return { event: event.name, subscriber }
}

function defaultBackoff(failures: number): number {
  return Math.random() * Math.min(MAX_BACKOFF_MS, 1_000 * 4 ** (failures - 1))
}
