import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallestQuantity } from '@toyline/contracts'
import fc from 'fast-check'
import { checkQuantity } from './quantity.ts'

test('minimum 48 in cases of 24: 48, 72 and 96 pass, 50 does not and is offered both neighbours', () => {
  const rule = { casePack: 24, minQuantity: 48 }
  for (const quantity of [48, 72, 96]) assert.equal(checkQuantity(quantity, rule), null)
  assert.deepEqual(checkQuantity(50, rule), { code: 'case-pack', suggestions: [48, 72] })
  assert.deepEqual(checkQuantity(24, rule), { code: 'below-minimum', suggestions: [48] })
  assert.deepEqual(checkQuantity(1, rule), { code: 'case-pack', suggestions: [48] })
})

test('a minimum that is no whole number of cases rises to the next', () => {
  assert.equal(smallestQuantity({ casePack: 24, minQuantity: 50 }), 72)
  assert.equal(smallestQuantity({ casePack: 6, minQuantity: 0 }), 6)
})

test('whatever is suggested would be accepted, and nothing between the suggestions would', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 300 }),
      (quantity, casePack, minQuantity) => {
        const rule = { casePack, minQuantity }
        const wrong = checkQuantity(quantity, rule)
        assert.equal(wrong === null, quantity % casePack === 0 && quantity >= smallestQuantity(rule))
        for (const one of wrong?.suggestions ?? []) assert.equal(checkQuantity(one, rule), null)
        const [down, up] = wrong?.suggestions.length === 2 ? (wrong.suggestions as [number, number]) : [quantity, quantity]
        for (let between = down + 1; between < up; between += 1) assert.notEqual(checkQuantity(between, rule), null)
      },
    ),
  )
})
