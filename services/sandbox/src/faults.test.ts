import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Faults, openFaults } from './faults.ts'

const bad: Partial<Faults> = { seed: 42, errorRate: 0.3, dropAnswers: 0.3, duplicateWebhooks: 0.5, shuffleWebhooks: 0.5, delayMs: 100 }

function script(faults: ReturnType<typeof openFaults>, rounds = 200) {
  return Array.from({ length: rounds }, () => [faults.fails(), faults.dropsAnswer(), faults.sendings()])
}

test('the same seed gives the same misfortunes, another seed others', () => {
  assert.deepEqual(script(openFaults(bad)), script(openFaults(bad)))
  assert.notDeepEqual(script(openFaults(bad)), script(openFaults({ ...bad, seed: 43 })))
})

test('more of one kind of fault leaves the others where they were', () => {
  const drops = (faults: ReturnType<typeof openFaults>) => script(faults).map(([, drop]) => drop)
  assert.deepEqual(drops(openFaults(bad)), drops(openFaults({ ...bad, errorRate: 0.9 })))
})

test('setting the seed again starts the streams anew', () => {
  const faults = openFaults(bad)
  const first = script(faults)
  faults.change({ seed: 42 })
  assert.deepEqual(script(faults), first)
})

test('a share is met, and zero means never', () => {
  const failures = script(openFaults(bad), 5_000).filter(([fails]) => fails).length
  assert.ok(failures > 1_300 && failures < 1_700, `${failures} of 5000 at 0.3`)
  assert.deepEqual(script(openFaults(), 3), Array(3).fill([false, false, [0]]))
})
