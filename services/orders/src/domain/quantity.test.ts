import assert from 'node:assert/strict'
import { test } from 'node:test'
import { largestQuantity, smallestQuantity } from '@toyline/contracts'
import fc from 'fast-check'
import { checkQuantity } from './quantity.ts'

test('minimum 48 in cases of 24: 48, 72 and 96 pass, 50 does not and is offered both neighbours', () => {
  const rule = { casePack: 24, minQuantity: 48, maxQuantity: null }
  for (const quantity of [48, 72, 96]) assert.equal(checkQuantity(quantity, rule), null)
  assert.deepEqual(checkQuantity(50, rule), { code: 'case-pack', suggestions: [48, 72] })
  assert.deepEqual(checkQuantity(24, rule), { code: 'below-minimum', suggestions: [48] })
  assert.deepEqual(checkQuantity(1, rule), { code: 'case-pack', suggestions: [48] })
})

test('a minimum that is no whole number of cases rises to the next', () => {
  assert.equal(smallestQuantity({ casePack: 24, minQuantity: 50 }), 72)
  assert.equal(smallestQuantity({ casePack: 6, minQuantity: 0 }), 6)
})

test('a maximum that is no whole number of cases falls to the one below, and what is above it is offered that', () => {
  const rule = { casePack: 6, minQuantity: 6, maxQuantity: 40 }
  assert.equal(largestQuantity(rule), 36)
  assert.equal(checkQuantity(36, rule), null)
  assert.deepEqual(checkQuantity(42, rule), { code: 'above-maximum', suggestions: [36] })
  assert.deepEqual(checkQuantity(35, rule), { code: 'case-pack', suggestions: [30, 36] })
  assert.deepEqual(checkQuantity(37, rule), { code: 'above-maximum', suggestions: [36] })
  assert.deepEqual(checkQuantity(100_002, { casePack: 6, minQuantity: 6, maxQuantity: null }), {
    code: 'above-maximum',
    suggestions: [99_996],
  })
})

type Check = typeof checkQuantity
/** The rule as W15 has it, and that suggestions are the nearest there are. */
function holds(check: Check): void {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3_000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 0, max: 300 }),
      fc.option(fc.integer({ min: 0, max: 2_000 })),
      (quantity, casePack, minQuantity, room) => {
        const maxQuantity = room === null ? null : smallestQuantity({ casePack, minQuantity }) + room
        const rule = { casePack, minQuantity, maxQuantity }
        const fits = (one: number) => one % casePack === 0 && one >= minQuantity && one >= casePack && one <= (maxQuantity ?? 100_000)
        const wrong = check(quantity, rule)
        assert.equal(wrong === null, fits(quantity))
        if (!wrong) return
        for (const one of wrong.suggestions) assert.ok(fits(one), `${one} is suggested`)
        let down = quantity
        while (down > 0 && !fits(down)) down -= 1
        let up = quantity
        while (up <= 6_000 && !fits(up)) up += 1
        assert.deepEqual(wrong.suggestions, [down, up].filter(fits), 'the nearest on each side')
      },
    ),
  )
}

test('a quantity passes where the rule says so, and else the nearest that would pass are suggested', () => {
  holds(checkQuantity)
})

test('a check that forgets the maximum, or whole cases, would be caught', () => {
  assert.throws(() => holds((quantity, rule) => checkQuantity(quantity, { ...rule, maxQuantity: null })))
  assert.throws(() => holds((quantity, rule) => checkQuantity(quantity, { ...rule, casePack: 1 })))
})
