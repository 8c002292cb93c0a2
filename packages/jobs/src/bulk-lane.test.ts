import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { waitFor } from '@toyline/testing'
import { bulkLane, LaneBusy } from './bulk-lane.ts'

type Piece = { of: string; from: number; until: number }

for (const [isBusy, times] of [
  [false, 2],
  [true, 15],
] as const)
  test(`pieces of several works are done one at a time and by turns, and the lane rests ${times} times as long ${isBusy ? 'beside others' : 'alone'}`, async () => {
    const lane = bulkLane({ isBusy: () => isBusy })
    const done: Piece[] = []
    const piece = (of: string, ms: number) =>
      lane(async () => {
        const from = performance.now()
        await pause(ms)
        done.push({ of, from, until: performance.now() })
      })
    await Promise.all(
      ['export', 'import', 'other export'].map(async (of) => {
        for (const ms of [3, 10, 1]) await piece(of, ms)
      }),
    )
    assert.deepEqual(
      done.map(({ of }) => of),
      [1, 2, 3].flatMap(() => ['export', 'import', 'other export']),
    )
    for (const [at, { from, until }] of done.slice(0, -1).entries()) {
      const next = done[at + 1] as Piece
      // Timers come up to a millisecond early.
      assert.ok(next.from - until >= times * (until - from) - 2, `${until - from} ms of work, ${next.from - until} ms of rest`)
    }
  })

test('a piece that fails gives its turn to the next', async () => {
  const lane = bulkLane()
  await assert.rejects(
    lane(async () => {
      throw new Error('a bug')
    }),
    /a bug/,
  )
  assert.equal(await lane(async () => 'done'), 'done')
})

test('who waits too long is told so and is never done; those behind it keep their turn', async () => {
  const lane = bulkLane({ patienceMs: 30, isBusy: () => false })
  const done: string[] = []
  let finish = () => {}
  const hanging = lane(() => new Promise<void>((resolve) => (finish = resolve)))
  await assert.rejects(
    lane(async () => done.push('too late')),
    LaneBusy,
  )
  finish()
  await hanging
  const inTime = () => lane(async () => done.push('in time'))
  await waitFor(() => inTime().then(Boolean, () => false), { what: 'the lane to have rested' })
  assert.deepEqual(done, ['in time'])
})
