/** Nobody was called: there is no place, and the line is as long as it may be, or its turn came too late. */
export class WallFull extends Error {}

export type WallOptions = {
  /** Calls in flight at once, at most. */
  places: number
  /** Calls that may wait for a place, at most. */
  line: number
  /** Milliseconds that a call may take with its wait. */
  budgetMs: number
  /**
   * Milliseconds from which a call is slow because there are too many at once. It begins with a quarter of the places, opens more as
   * long as calls that fill them are not slow, and closes some when they are. All places are open unless this is said.
   */
  slowMs?: number | undefined
}

/** One who waits for a place. */
export type Waiting = { isOver: () => boolean; leftMs: () => number }

export type Wall = {
  /** Does the work in a place, at once or when it is its turn. Errors: `WallFull`. */
  within: <Result>(caller: Waiting, work: () => Promise<Result>) => Promise<Result>
  /** How long a call took, whatever came of it. */
  took: (ms: number) => void
}

/** How much the latest call says about how long calls take of late. */
const WEIGHT_OF_LATEST = 0.1
/** Of the budget, what may be used up when the answer comes to the last in line, as far as can be told. */
const USED_BY_LAST = 1 / 2
/** Whoever is called has so many times the time left that it needs: else one hiccup would end all calls, and the neighbour's good name. */
const MARGIN = 2
/** Of the budget, what a call is thought to need at most: after a single slow one somebody must still come in to show that it is over. */
const MOST_NEEDED = 0.6
const LEAST_PLACES = 1 / 4
const KEPT_WHEN_SLOW = 0.7

/**
 * Keeps one class of calls from taking what others need, and from asking for more at once than is answered in time.
 *
 * A line whose last is answered too late serves nobody: each call that is made then has just so little of its time left that it is
 * broken off, and whoever works on it has worked in vain. So the line is as short as calls are slow.
 */
export function openWall({ places: most, line: longest, budgetMs, slowMs }: WallOptions): Wall {
  const least = Math.ceil(most * LEAST_PLACES)
  let places = slowMs === undefined ? most : least
  let isDoubling = true
  let closedAt = Number.NEGATIVE_INFINITY
  let taken = 0
  let typicalMs = 0
  let latestMs = 0
  const line: (() => void)[] = []

  const isFull = () => taken >= Math.floor(places)
  const reach = () => Math.floor(places) * Math.max(0, (USED_BY_LAST * budgetMs) / typicalMs - MARGIN)

  function leave(): void {
    taken -= 1
    while (!isFull()) {
      const next = line.shift()
      if (!next) return
      taken += 1
      next()
    }
  }

  /** Opens places one by one, at first with every call that was not slow; closes many, but not more than once for what is in flight. */
  function adapt(ms: number, slow: number): void {
    if (ms <= slow) {
      if (isFull()) places = Math.min(most, places + (isDoubling ? 1 : 1 / places))
      return
    }
    isDoubling = false
    if (performance.now() - closedAt < ms) return
    places = Math.max(least, places * KEPT_WHEN_SLOW)
    closedAt = performance.now()
  }

  return {
    async within({ isOver, leftMs }, work) {
      if (isFull()) {
        if (line.length >= Math.min(longest, reach())) throw new WallFull()
        await new Promise<void>((resolve) => line.push(resolve))
        // There would be no answer in time: nothing is asked for in vain. Where all are slow at once, the latest is the first to say so.
        if (!isOver() && leftMs() < Math.min(MARGIN * Math.max(typicalMs, latestMs), MOST_NEEDED * budgetMs)) {
          leave()
          throw new WallFull()
        }
      } else taken += 1
      try {
        return await work()
      } finally {
        leave()
      }
    },
    took(ms) {
      typicalMs += (ms - typicalMs) * WEIGHT_OF_LATEST
      latestMs = ms
      if (slowMs !== undefined) adapt(ms, slowMs)
    },
  }
}
