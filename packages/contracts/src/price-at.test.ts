import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { priceAt } from './price-at.ts'
import type { PriceTier } from './variants.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const tier = (minQuantity: number, amount: number): PriceTier => ({ minQuantity, unitPrice: usd(amount) })

const LADDER = [tier(6, 500), tier(24, 465), tier(72, 435)]

test('each rung begins exactly at its minimum', () => {
  const found = (quantity: number) => priceAt(LADDER, quantity)?.tier.unitPrice.amount
  assert.deepEqual([6, 18, 23, 24, 25, 71, 72, 73, 100_000].map(found), [500, 500, 500, 465, 465, 465, 435, 435, 435])
})

test('below the first rung the first counts, and without a ladder there is no price', () => {
  assert.deepEqual(priceAt(LADDER, 1), { tier: LADDER[0], next: LADDER[1] })
  assert.deepEqual(priceAt(LADDER, 72), { tier: LADDER[2], next: null })
  assert.equal(priceAt([], 6), null)
})

/** Ladders as products hands them out, minimums rising and prices falling, with quantities that are mostly at an edge of a rung. */
const cases = fc
  .array(fc.record({ step: fc.integer({ min: 1, max: 400 }), fall: fc.integer({ min: 1, max: 90 }) }), { minLength: 1, maxLength: 12 })
  .map((steps) => steps.map((_, at) => tier(sum(steps, at, 'step'), 2_000 - sum(steps, at, 'fall'))))
  .chain((tiers) => {
    const edges = tiers.flatMap(({ minQuantity }) => [minQuantity - 1, minQuantity, minQuantity + 1])
    return fc.tuple(fc.constant(tiers), fc.oneof(fc.constantFrom(...edges), fc.integer({ min: 1, max: 6_000 })))
  })

function sum(steps: { step: number; fall: number }[], upTo: number, of: 'step' | 'fall'): number {
  return steps.slice(0, upTo + 1).reduce((total, one) => total + one[of], 0)
}

/** What the rule says, without any cleverness: the highest minimum that is not above the quantity. */
function expected(tiers: PriceTier[], quantity: number): PriceTier {
  const reached = tiers.filter((one) => one.minQuantity <= quantity)
  return reached.at(-1) ?? (tiers[0] as PriceTier)
}

type Choose = typeof priceAt
function holds(choose: Choose): void {
  fc.assert(
    fc.property(cases, ([tiers, quantity]) => {
      const found = choose(tiers, quantity)
      assert.deepEqual(found?.tier, expected(tiers, quantity))
      assert.deepEqual(found?.next, tiers[tiers.indexOf(found?.tier as PriceTier) + 1] ?? null)
      const more = choose(tiers, quantity + 1)
      assert.ok((more?.tier.unitPrice.amount ?? 0) <= (found?.tier.unitPrice.amount ?? 0), 'more never costs more each')
    }),
  )
}

test('whatever the ladder, the highest minimum within the quantity is chosen, and more never costs more each', () => {
  holds(priceAt)
})

test('a rung that begins one piece late or early would be caught', () => {
  assert.throws(() => holds((tiers, quantity) => priceAt(tiers, quantity - 1)))
  assert.throws(() => holds((tiers, quantity) => priceAt(tiers, quantity + 1)))
})
