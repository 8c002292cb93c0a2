import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openWall, type Waiting, type Wall, WallFull } from './wall.ts'

const patient: Waiting = { isOver: () => false, leftMs: () => Number.POSITIVE_INFINITY }

/** Calls that end when a test says so. */
function callers(wall: Wall) {
  const under: (() => void)[] = []
  let refused = 0
  return {
    come: async (count: number) => {
      for (let i = 0; i < count; i++)
        void wall
          .within(patient, () => new Promise<void>((resolve) => under.push(resolve)))
          .catch((error: unknown) => {
            assert.ok(error instanceof WallFull)
            refused += 1
          })
      await settled()
    },
    /** The oldest end, each after so long. */
    end: async (count: number, ms: number) => {
      for (const leave of under.splice(0, count)) {
        wall.took(ms)
        leave()
        await settled()
      }
    },
    now: () => ({ inFlight: under.length, refused }),
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('all places are taken before anybody waits, and all of the line before anybody is refused', async () => {
  const { come, end, now } = callers(openWall({ places: 4, line: 3, budgetMs: 1_000 }))
  await come(8)
  assert.deepEqual(now(), { inFlight: 4, refused: 1 })
  await end(2, 1)
  assert.deepEqual(now(), { inFlight: 4, refused: 1 }, 'who waited came in')
  await come(3)
  assert.deepEqual(now(), { inFlight: 4, refused: 2 })
})

test('nobody waits behind calls that take half of the budget', async () => {
  const { come, end, now } = callers(openWall({ places: 4, line: 1_000, budgetMs: 1_000 }))
  for (let i = 0; i < 10; i++) {
    await come(4)
    await end(4, 500)
  }
  await come(5)
  assert.deepEqual(now(), { inFlight: 4, refused: 1 })
})

test('places open while those who fill them are quick, close when they are slow, and never more or fewer than some', async () => {
  const { come, end, now } = callers(openWall({ places: 16, line: 1_000, budgetMs: 100_000, slowMs: 500 }))
  await come(100)
  assert.equal(now().inFlight, 4)
  await end(2, 10)
  assert.equal(now().inFlight, 6)
  await end(6, 10)
  await end(12, 10)
  assert.equal(now().inFlight, 16)
  await end(10, 501)
  assert.equal(now().inFlight, 11, 'once for all that were in flight')
  await come(100)
  await end(2, 10)
  assert.equal(now().inFlight, 11, 'slowly from now on')
  await end(11, 10)
  assert.equal(now().inFlight, 12)
})

test('a wall that is not full opens no place', async () => {
  const { come, end, now } = callers(openWall({ places: 16, line: 100, budgetMs: 100_000, slowMs: 500 }))
  for (let i = 0; i < 20; i++) {
    await come(3)
    await end(3, 10)
  }
  await come(10)
  assert.equal(now().inFlight, 4)
})

test('whose turn comes with less time left than the latest call took is refused, however quick calls were before', async () => {
  const wall = openWall({ places: 1, line: 10, budgetMs: 2_000 })
  for (let i = 0; i < 20; i++) wall.took(1)
  let leave = () => {}
  const first = wall.within(patient, () => new Promise<void>((resolve) => (leave = resolve)))
  const asked: string[] = []
  const waiting = (name: string, leftMs: number) => wall.within({ isOver: () => false, leftMs: () => leftMs }, async () => asked.push(name))
  const late = waiting('late', 900)
  const early = waiting('early', 1_900)
  wall.took(1_000)
  leave()
  await assert.rejects(late, WallFull)
  await Promise.all([first, early])
  assert.deepEqual(asked, ['early'])
})
