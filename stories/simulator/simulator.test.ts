import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type TestContext, test } from 'node:test'
import { Worker } from 'node:worker_threads'
import { DEFECTS } from './defects.ts'
import type { Shown } from './play.ts'
import type { Outcome } from './run-seed.ts'
import type { Asked } from './thread.ts'

const SEEDS = 300
const seedsFrom = (first: number, count: number) => Array.from({ length: count }, (_, at) => first + at)

/** Worlds in a thread of their own: in that of a test Node follows every promise, which is a fifth of all the work of a history. */
function openThread(t: TestContext) {
  const thread = new Worker(new URL('./thread.ts', import.meta.url))
  const ended = new Promise((resolve) => thread.once('exit', resolve))
  const ask = async <Answer>(asked: Asked): Promise<Answer> => {
    thread.postMessage(asked)
    const [answer] = (await once(thread, 'message')) as [Answer]
    return answer
  }
  t.after(async () => {
    thread.postMessage('end' satisfies Asked)
    await ended
  })
  return {
    playSeeds: (seeds: readonly number[], isReversed = false) => ask<Outcome[]>({ seeds, isReversed }),
    findDefects: (most: number) => ask<Shown[]>({ most }),
  }
}

test('300 histories, in which calls and answers are lost, processes die, reports come twice and in any order: every order ends, is charged once, and has its stock; equal seeds are equal histories, and planted defects are found (C12)', async (t) => {
  const { playSeeds, findDefects } = openThread(t)

  await t.test('300 seeds', async () => {
    const outcomes = await playSeeds(seedsFrom(1, SEEDS))
    assert.deepEqual(
      outcomes.filter(({ faults }) => faults.length > 0).map(({ seed, faults }) => `seed ${seed}: ${faults.join('; ')}`),
      [],
    )
    // That nothing is wrong says something only where something happened.
    const told = outcomes.flatMap(({ trace }) => trace)
    const count = (pattern: RegExp) => told.filter((line) => pattern.test(line)).length
    for (const [what, pattern] of Object.entries({
      placed: /hears 201 placed/,
      declined: /hears 201 awaiting-payment/,
      'sold out': /not-enough-stock/,
      lost: / breaks$/,
      died: /^(dies|and is started again)/,
      'reported again': /^a report again/,
      'told again': /^an event again/,
      'away for long': /^after a long while/,
      shipped: /^the warehouse ships for .*: 201/,
      'shipped too early': /^the warehouse ships for .*: 409 (order-not-ready|payment-under-way)/,
      'not paid any more': /^the warehouse ships for .*: 409 payment-missing/,
      cancelled: /^the buyer cancels for .*: 201/,
      returned: /^the warehouse receives for .*: 200/,
    }))
      assert.ok(count(pattern) >= 20, `${what}: ${count(pattern)} times`)
  })

  await t.test('equal seeds have equal traces, in whichever world; other seeds have others', async () => {
    const seeds = seedsFrom(1_001, 12)
    const first = await playSeeds(seeds)
    const again = await playSeeds([...seeds].reverse(), true)
    assert.deepEqual(
      again.reverse().map(({ hash }) => hash),
      first.map(({ hash }) => hash),
    )
    assert.equal(new Set(first.map(({ hash }) => hash)).size, seeds.length)
  })

  await t.test(`each of ${DEFECTS.length} planted defects is found within 300 seeds`, async () => {
    assert.ok(DEFECTS.length >= 12)
    const found = await findDefects(SEEDS)
    assert.deepEqual(
      found.map(({ defect }) => defect),
      DEFECTS.map(({ name }) => name),
    )
  })
})
