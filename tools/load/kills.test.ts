import assert from 'node:assert/strict'
import { test } from 'node:test'
import { aroundKills } from './kills.ts'
import type { Entry } from './record.ts'

test('what a kill spoils is told apart from what goes wrong at other times', () => {
  const answer = (begun: number, at: number, outcome: Entry['outcome']): Entry => ({
    kind: 'api',
    action: 'cart',
    ms: at - begun,
    at,
    outcome,
  })
  const entries = [
    answer(0, 900, 'good'),
    answer(950, 1_100, 'failed'),
    answer(1_900, 2_600, 'shed'),
    answer(2_100, 2_200, 'failed'),
    answer(2_300, 2_400, 'good'),
    answer(40_000, 40_100, 'good'),
    answer(61_500, 61_600, 'failed'),
    answer(63_500, 63_600, 'good'),
  ]
  const kills = [
    { name: 'orders', at: 1_000 },
    { name: 'users', at: 61_000 },
  ]
  assert.deepEqual(aroundKills(entries, kills), [
    { when: 'in the second of a kill', answers: 3, bad: 3, badPercent: 100 },
    { when: 'at other times', answers: 5, bad: 1, badPercent: 20 },
    { when: 'after orders was killed', answers: 5, bad: 3, badPercent: 60, lastBadAfterSeconds: 1.6 },
    { when: 'after users was killed', answers: 2, bad: 1, badPercent: 50, lastBadAfterSeconds: 0.6 },
  ])
})
