/** So many deaths within the span, and it is not worth starting the process again. */
const MOST_DEATHS = 5
const SPAN_MS = 60_000
const FIRST_DELAY_MS = 100

/**
 * Decides for one process whether it is started again each time it dies at `now`, milliseconds of a clock that never goes back.
 * Answers with the milliseconds to wait before, which double with each death of the last minute; null to give it up.
 */
export function revival(): (now: number) => number | null {
  let deaths: number[] = []
  return (now) => {
    deaths = [...deaths.filter((at) => now - at < SPAN_MS), now]
    return deaths.length < MOST_DEATHS ? FIRST_DELAY_MS * 2 ** (deaths.length - 1) : null
  }
}
