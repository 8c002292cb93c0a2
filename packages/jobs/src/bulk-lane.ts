import { cpus } from 'node:os'

/** Its turn did not come in time: what is before it takes too long, or hangs. */
export class LaneBusy extends Error {}

/** Does a piece of bulk work when it is its turn, and gives what came of it. Errors: `LaneBusy`, and then nothing was done. */
export type BulkLane = <Result>(piece: () => Promise<Result>) => Promise<Result>

/** How much longer than a piece took the lane rests after it: of three seconds it works one; while others work, of sixteen. */
const REST_FOR_WORK = { usual: 2, busy: 15 }
/** Of this machine's cores at work. */
const BUSY = 0.5
const LOOK_MS = 250
const LONGEST_REST_MS = 1_000
const PATIENCE_MS = 10_000

export type LaneOptions = {
  /** Milliseconds that a piece waits for its turn. */
  patienceMs?: number
  /** Whether others need the machine; measured unless a test says it. */
  isBusy?: () => boolean
}

/**
 * Where work goes that nobody waits for as buyers do: exports, imports. A process has one lane; in it one piece is done after the other,
 * by turns where several works are under way, and after each the lane rests. So bulk work has one connection at a time and a third of a
 * core, and next to nothing of it while the machine is busy. Pieces should be small, some milliseconds each: for so long who buys may have
 * to wait for a core.
 */
export function bulkLane({ patienceMs = PATIENCE_MS, isBusy = machineMeter() }: LaneOptions = {}): BulkLane {
  let isTaken = false
  const line: (() => void)[] = []

  function turn(): Promise<void> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        line.splice(line.indexOf(go), 1)
        reject(new LaneBusy('other bulk work is under way'))
      }, patienceMs)
      const go = () => {
        clearTimeout(late)
        resolve()
      }
      line.push(go)
    })
  }

  function leave(): void {
    const next = line.shift()
    if (next) next()
    else isTaken = false
  }

  return async (piece) => {
    if (isTaken) await turn()
    isTaken = true
    const begun = performance.now()
    try {
      return await piece()
    } finally {
      const rest = REST_FOR_WORK[isBusy() ? 'busy' : 'usual'] * (performance.now() - begun)
      setTimeout(leave, Math.min(LONGEST_REST_MS, rest))
    }
  }
}

/** Looks at the machine's cores some times a second; until it has seen them twice it takes them to be busy. */
function machineMeter(): () => boolean {
  let seen = coreTimes()
  let lookedAt = performance.now()
  let isBusy = true
  return () => {
    if (performance.now() - lookedAt < LOOK_MS) return isBusy
    const now = coreTimes()
    isBusy = now.worked - seen.worked > BUSY * (now.passed - seen.passed)
    seen = now
    lookedAt = performance.now()
    return isBusy
  }
}

/** Milliseconds of all cores together since the machine started. */
function coreTimes(): { worked: number; passed: number } {
  let [worked, idled] = [0, 0]
  for (const { times } of cpus()) {
    idled += times.idle
    // What is as low in priority as an import itself takes nothing from anybody.
    worked += times.user + times.sys + times.irq
  }
  return { worked, passed: worked + idled }
}
