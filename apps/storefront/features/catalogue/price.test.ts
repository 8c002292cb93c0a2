import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inWholeCases, marginPercent, smallestOrder } from './price.ts'

test('the margin is what remains of the recommended price, in whole per cent', () => {
  assert.equal(marginPercent({ amount: 1240, currency: 'USD' }, { amount: 2499, currency: 'USD' }), 50)
  assert.equal(marginPercent({ amount: 1000, currency: 'USD' }, { amount: 1000, currency: 'USD' }), 0)
})

test('no margin is claimed where there is none to tell', () => {
  assert.equal(marginPercent(null, { amount: 100, currency: 'USD' }), null)
  assert.equal(marginPercent({ amount: 100, currency: 'USD' }, null), null)
  assert.equal(marginPercent({ amount: 200, currency: 'USD' }, { amount: 100, currency: 'USD' }), null)
  assert.equal(marginPercent({ amount: 100, currency: 'USD' }, { amount: 200, currency: 'EUR' }), null)
})

test('a minimum that is no multiple of the case is raised to one', () => {
  assert.equal(smallestOrder(24, 50), 72)
  assert.equal(smallestOrder(12, 1), 12)
  assert.equal(smallestOrder(6, 0), 6)
})

test('a typed quantity becomes whole cases, upwards', () => {
  assert.equal(inWholeCases(7, 6, 6), 12)
  assert.equal(inWholeCases(12, 6, 6), 12)
  assert.equal(inWholeCases(0, 6, 12), 12)
  assert.equal(inWholeCases(Number.NaN, 6, 6), 6)
})
