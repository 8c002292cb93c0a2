import type { ClaimedJob } from './job-store.ts'

/** A job under this worker's lease. */
export interface HeldJob {
  job: ClaimedJob
  lease: AbortController
  /** Monotonic milliseconds at which the lease ends at the earliest. */
  until: number
}

export interface HeldJobs {
  /** Runs them at once where there is a place, else as soon as there is. */
  take(jobs: ClaimedJob[], until: number): void
  /** How many could run at once. */
  room(): number
  /** Whether so many wait that others had better be found by whichever worker has time. */
  isFull(): boolean
  all(): HeldJob[]
  /** Gives up those that do not run yet, and returns all that are left. */
  giveUp(): ClaimedJob[]
}

// In places: what waits in memory is under a lease that has to be lengthened, and lost for so long when this process dies.
const MOST_WAITING = 20

/** The jobs that are this worker's at the moment: at most `places` run, the others wait for a place. */
export function createHeldJobs(options: { places: number; run: (held: HeldJob) => Promise<void>; onEnd: () => void }): HeldJobs {
  const { places } = options
  const running = new Set<HeldJob>()
  let waiting: HeldJob[] = []

  function begin(held: HeldJob): void {
    running.add(held)
    void options.run(held).finally(() => {
      running.delete(held)
      const next = nextWaiting()
      if (next) begin(next)
      options.onEnd()
    })
  }

  /** A lease that was lost while its job waited is somebody else's job by now. */
  function nextWaiting(): HeldJob | undefined {
    let next = waiting.shift()
    while (next?.lease.signal.aborted) next = waiting.shift()
    return next
  }

  return {
    take(jobs, until) {
      for (const job of jobs) {
        const held = { job, lease: new AbortController(), until }
        if (running.size < places) begin(held)
        else waiting.push(held)
      }
    },
    room: () => Math.max(0, places - running.size - waiting.length),
    isFull: () => waiting.length >= MOST_WAITING * places,
    all: () => [...running, ...waiting],
    giveUp() {
      const left = [...running, ...waiting].map((held) => held.job)
      waiting = []
      return left
    },
  }
}
