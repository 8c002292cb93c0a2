import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Cart, CartLine } from '@toyline/contracts'
import { viewOf, type Wish } from './order-view.ts'

const usd = (amount: number) => ({ amount, currency: 'USD' as const })

const line = {
  variantId: 'var_a',
  quantity: 12,
  casePack: 6,
  unitPrice: usd(500),
  lineTotal: usd(6_000),
  nextTier: { minQuantity: 24, unitPrice: usd(450), missing: 12, saves: usd(1_200) },
  problems: [],
} as unknown as CartLine

const cart = {
  market: 'us',
  lines: [line],
  subtotal: usd(6_000),
  minimum: { amount: usd(15_000), missing: usd(9_000), met: false, first: true },
  freeFreight: { threshold: usd(40_000), missing: usd(34_000), met: false },
  ready: false,
} as unknown as Cart

const wish = (kind: 'add' | 'set', variantId: string, quantity: number): Wish => ({
  key: `${kind}-${variantId}-${quantity}`,
  market: 'us',
  language: 'en',
  kind,
  lines: [{ variantId, quantity, goods: { casePack: 4, unitPrice: usd(1_000) } }],
})

test('without wishes the order is what the shop says', () => {
  const { cases, units, subtotal, minimum, ready, isSure } = viewOf(cart, [])
  assert.deepEqual(
    { cases, units, subtotal, minimum, ready, isSure },
    { cases: 2, units: 12, subtotal: usd(6_000), minimum: cart.minimum, ready: false, isSure: true },
  )
})

test('two additions of a new toy count twice, and the goals follow', () => {
  const view = viewOf(cart, [wish('add', 'var_b', 4), wish('add', 'var_b', 4)])
  assert.equal(view.quantities.get('var_b'), 8)
  assert.deepEqual([view.cases, view.units, view.subtotal], [4, 20, usd(14_000)])
  assert.deepEqual(view.minimum, { amount: usd(15_000), missing: usd(1_000), met: false, first: true })
  assert.deepEqual(view.freeFreight, { threshold: usd(40_000), missing: usd(26_000), met: false })
  assert.equal(view.ready, false)
})

test('a line that is set to more has the price of its next tier, and the minimum is met', () => {
  const view = viewOf(cart, [wish('set', 'var_a', 36)])
  assert.deepEqual(
    view.lines.map(({ quantity, unitPrice, lineTotal }) => [quantity, unitPrice, lineTotal]),
    [[36, usd(450), usd(16_200)]],
  )
  assert.deepEqual([view.subtotal, view.minimum?.missing, view.ready], [usd(16_200), usd(0), true])
})

test('a line that is set to nothing is gone, and nothing can be ordered', () => {
  const view = viewOf(cart, [wish('set', 'var_a', 0)])
  assert.deepEqual([view.lines, view.cases, view.units, view.subtotal, view.ready], [[], 0, 0, usd(0), false])
})

test('before the shop has said anything the order is what was asked for', () => {
  const view = viewOf(null, [wish('add', 'var_b', 4)])
  assert.deepEqual([view.cases, view.units, view.subtotal, view.minimum], [1, 4, usd(4_000), null])
})
