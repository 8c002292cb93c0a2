import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { priceLines } from './price-line.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })
const tiers = [
  { minQuantity: 6, unitPrice: usd(500) },
  { minQuantity: 24, unitPrice: usd(465) },
  { minQuantity: 72, unitPrice: usd(435) },
]
const snapshots = new Map([
  ['a', { tiers }],
  ['b', { tiers: tiers.slice(0, 1) }],
  ['unpriced', { tiers: [] }],
])

test('two lines of the same variant have the volume price of both together, and another variant does not count', () => {
  const items = [
    { variantId: 'a', quantity: 18 },
    { variantId: 'b', quantity: 60 },
    { variantId: 'a', quantity: 6 },
  ]
  const [first, other, second] = priceLines('us', items, snapshots)
  assert.deepEqual([first?.unit.amount, first?.total.amount, second?.unit.amount, second?.total.amount], [465, 18 * 465, 465, 6 * 465])
  assert.deepEqual([other?.unit.amount, other?.next, other?.trace.ladder], [500, null, undefined])
  assert.deepEqual(first?.trace, {
    source: 'market-list',
    market: 'us',
    quantity: 24,
    unit: usd(465),
    tier: 24,
    base: usd(500),
    ladder: tiers,
  })
})

test('a variant that is gone or has no price has none, and none is ever 0', () => {
  const items = ['unpriced', 'gone'].map((variantId) => ({ variantId, quantity: 6 }))
  assert.deepEqual(priceLines('us', items, snapshots), [null, null])
})

test('however the same pieces are spread over lines, each costs the same', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }), (quantities) => {
      const spread = priceLines(
        'us',
        quantities.map((quantity) => ({ variantId: 'a', quantity })),
        snapshots,
      )
      const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0)
      const [whole] = priceLines('us', [{ variantId: 'a', quantity: pieces }], snapshots)
      assert.equal(
        spread.reduce((sum, line) => sum + (line?.total.amount ?? 0), 0),
        whole?.total.amount,
      )
      assert.ok(spread.every((line) => line?.trace.quantity === pieces))
    }),
  )
})
