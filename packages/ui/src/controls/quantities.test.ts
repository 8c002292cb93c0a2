import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MAX_QUANTITY } from '@toyline/contracts/quantities'
import { caseBelow, inWholeCases } from './quantities.ts'

test('a typed quantity becomes whole cases, upwards', () => {
  assert.equal(inWholeCases(7, 6, 6), 12)
  assert.equal(inWholeCases(12, 6, 6), 12)
  assert.equal(inWholeCases(0, 6, 12), 12)
  assert.equal(inWholeCases(Number.NaN, 6, 6), 6)
})

test('no line holds more than a line may, and still only whole cases', () => {
  assert.equal(inWholeCases(1e9, 24, 24), 99_984)
  assert.ok(99_984 <= MAX_QUANTITY && 99_984 % 24 === 0)
})

test('the case below is offered where it may be ordered, and only beside a quantity that is no whole case', () => {
  assert.equal(caseBelow(7, 6, 6), 6)
  assert.equal(caseBelow(5, 6, 6), null)
  assert.equal(caseBelow(12, 6, 6), null)
  assert.equal(caseBelow(Number.NaN, 6, 6), null)
})
