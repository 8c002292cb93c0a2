import { availableParallelism } from 'node:os'
import { problem } from '@toyline/http'
import { gauge } from '@toyline/observability'

/** libuv has four threads; one is left for the signatures and files of everybody else. */
const THREADS = Math.max(1, Math.min(3, availableParallelism() - 1))
const MAX_WAITING = 100
/** A sign-in that starts later than this would outlive the time its browser waits. */
const MAX_WAIT_MS = 6_000

const waitingGauge = gauge('users_password_hashes_waiting', 'Password hashes that wait for a thread')

/**
 * Runs slow hashes a few at a time, first come first served, so that a crowd at the door slows only the door.
 * Errors: 503 `sign-in-busy` when too many wait already or a turn did not come in time.
 */
export function hashQueue({ threads = THREADS, maxWaiting = MAX_WAITING, maxWaitMs = MAX_WAIT_MS } = {}) {
  const waiting: (() => void)[] = []
  let running = 0

  async function turn(): Promise<void> {
    if (running < threads) {
      running += 1
      return
    }
    if (waiting.length >= maxWaiting) throw busy()
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.splice(waiting.indexOf(start), 1)
        reject(busy())
      }, maxWaitMs)
      const start = () => {
        clearTimeout(late)
        resolve()
      }
      waiting.push(start)
      waitingGauge.set(waiting.length)
    })
  }

  function done(): void {
    const next = waiting.shift()
    waitingGauge.set(waiting.length)
    if (next) next()
    else running -= 1
  }

  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    await turn()
    try {
      return await work()
    } finally {
      done()
    }
  }
}

function busy() {
  return problem(503, 'sign-in-busy', 'Many people are signing in at this moment. Please try again in a few seconds.', { retryAfter: 3 })
}
