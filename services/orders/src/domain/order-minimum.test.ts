import assert from 'node:assert/strict'
import { test } from 'node:test'
import { MARKETS, type MarketId, money } from '@toyline/contracts'
import fc from 'fast-check'
import { MINIMUMS, orderMinimum } from './order-minimum.ts'

const terms = { first: money(150_00, 'USD'), reorder: money(100_00, 'USD') }

type Judge = typeof orderMinimum
function holds(judge: Judge): void {
  fc.assert(
    fc.property(fc.oneof(fc.constantFrom(99_99, 100_00, 149_99, 150_00), fc.nat(400_00)), fc.boolean(), (amount, hasOrdered) => {
      const found = judge(terms, hasOrdered, money(amount, 'USD'))
      const least = hasOrdered ? 100_00 : 150_00
      assert.deepEqual(found, {
        amount: money(least, 'USD'),
        missing: money(amount >= least ? 0 : least - amount, 'USD'),
        met: amount >= least,
        first: !hasOrdered,
      })
    }),
  )
}

test('an order meets its minimum from exactly that amount on, and else the rest is missing to the cent', () => {
  holds(orderMinimum)
})

test('a minimum that counts freight too, or forgets who has ordered before, would be caught', () => {
  assert.throws(() => holds((least, hasOrdered, goods) => orderMinimum(least, hasOrdered, money(goods.amount + 8_95, 'USD'))))
  assert.throws(() => holds((least, _, goods) => orderMinimum(least, false, goods)))
})

test('where nothing is asked for there is no minimum', () => {
  assert.equal(orderMinimum({ ...terms, reorder: money(0, 'USD') }, true, money(1, 'USD')), null)
})

test('every market has a minimum in its own currency, lower for who is known', () => {
  for (const market of Object.keys(MARKETS) as MarketId[]) {
    const { first, reorder } = MINIMUMS[market]
    assert.deepEqual([first.currency, reorder.currency], [MARKETS[market].currency, MARKETS[market].currency])
    assert.ok(first.amount > reorder.amount && reorder.amount > 0, market)
  }
})
