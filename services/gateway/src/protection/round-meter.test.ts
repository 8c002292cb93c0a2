import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { computedMs, LEAST_IN_ROUND, ROUND_MS, roundMeter } from './round-meter.ts'

function compute(ms: number): void {
  for (const until = computedMs() + ms; computedMs() < until; );
}

/** A timer that is due after the meter's own. */
const nextRound = () => pause(20)

test('a crowd is held up in a long round after a long round, not in a single one, and few are not', async (t) => {
  const meter = roundMeter()
  t.after(meter.stop)
  const round = (arrivals: number, ms: number) => {
    for (let i = 0; i < arrivals; i++) meter.noteArrival()
    compute(ms)
    return meter.heldMs()
  }
  await nextRound()
  assert.equal(round(LEAST_IN_ROUND, 2 * ROUND_MS), 0, 'a single long round')
  await nextRound()
  await nextRound()
  assert.equal(round(LEAST_IN_ROUND, 2 * ROUND_MS), 0, 'a long round after a rest')

  await nextRound()
  await nextRound()
  const held = await new Promise<number[]>((resolve) => {
    const seen: number[] = []
    // Timers of the same length come in the order in which they were set, so the meter looks before each of these.
    const timer = setInterval(() => {
      seen.push(round(seen.length === 2 ? LEAST_IN_ROUND - 1 : LEAST_IN_ROUND, 2 * ROUND_MS))
      if (seen.length < 4) return
      clearInterval(timer)
      resolve(seen)
    }, 10)
  })
  assert.deepEqual(
    held.map((ms) => ms > ROUND_MS),
    [false, true, false, true],
    String(held),
  )
})
