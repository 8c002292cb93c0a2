import assert from 'node:assert/strict'
import { test } from 'node:test'
import { marginPercent } from './price.ts'

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
