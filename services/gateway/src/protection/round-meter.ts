/**
 * Milliseconds of computing in a round of the event loop, from which who looks around is refused until the next: all that came meanwhile are
 * told within two rounds, and no time is lost that answers could have.
 */
export const ROUND_MS = 15
/** So many are let in in each round, however long they take. */
export const LEAST_IN_ROUND = 24
/** A timer of so many milliseconds is due between any two long rounds. */
const TICK_MS = 10

export type RoundMeter = { noteArrival: () => void; heldMs: () => number; stop: () => void }

/**
 * How long this round has computed, 0 while few have come in it. What the round before has computed counts too: a single long one (a
 * collection of garbage, a burst) is over before anybody is helped by being refused. Computing, because a loop that waits for a core is
 * not made quicker by refusing requests.
 */
export function roundMeter(): RoundMeter {
  let came = 0
  let before = 0
  let begun = { at: performance.now(), computed: computedMs() }
  const timer = setInterval(() => {
    const computed = computedMs()
    before = computed - begun.computed
    begun = { at: performance.now(), computed }
    came = 0
  }, TICK_MS)
  timer.unref()
  return {
    noteArrival: () => {
      came += 1
    },
    heldMs: () => {
      if (came < LEAST_IN_ROUND || before <= ROUND_MS || performance.now() - begun.at <= ROUND_MS) return 0
      return Math.min(before, computedMs() - begun.computed)
    },
    stop: () => clearInterval(timer),
  }
}

/** Of this thread. */
export function computedMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
