import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activeTier } from './tiers.ts'

const TIERS = [{ from: 12 }, { from: 48 }, { from: 144 }]

test('the tier changes exactly at its boundary, on both sides', () => {
  assert.deepEqual(
    [0, 11, 12, 47, 48, 143, 144, 9_999].map((quantity) => activeTier(TIERS, quantity)),
    [-1, -1, 0, 0, 1, 1, 2, 2],
  )
})

test('the order in which tiers are listed does not matter', () => {
  assert.equal(activeTier([{ from: 144 }, { from: 12 }, { from: 48 }], 50), 2)
  assert.equal(activeTier([], 50), -1)
})
