import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DifferenceKind } from '@toyline/contracts'
import fc from 'fast-check'
import { type About, explain } from './explain.ts'
import type { Movement } from './movement.ts'

const NOW = 1_800_000_000
const HOUR = 3_600

const usd = (amount: number) => ({ amount, currency: 'USD' })

/** A payment of 100.00 of which both sides say the same: charged, its fee kept, 10.00 given back. */
function agreeing(): About {
  const movement = (id: string, kind: Movement['kind'], amount: number): Movement => ({
    id,
    kind,
    paymentId: 'pi_1',
    orderId: 'ord_1',
    amount: usd(amount),
    movedAt: NOW,
  })
  const owner = { orderId: 'ord_1', provider: 'sandbox', paymentId: 'pi_1', amount: usd(10_000) }
  return {
    provider: 'sandbox',
    paymentId: 'pi_1',
    movements: [movement('mov_c', 'charge', 10_000), movement('mov_f', 'fee', -320), movement('mov_r', 'refund', -1_000)],
    bookings: [
      { transactionId: 'led_c', kind: 'charge', amount: usd(10_000), bookedAt: NOW },
      { transactionId: 'led_r', kind: 'refund', amount: usd(-1_000), bookedAt: NOW + HOUR },
    ],
    booked: new Map([['mov_f', usd(-320)]]),
    owner,
    named: new Map([['ord_1', owner]]),
  }
}

const found = (about: About) =>
  explain(about, NOW + 2 * HOUR).map(({ kind, subject, unexplained, currency }) => `${kind} ${subject} ${unexplained} ${currency}`)

test('two sides that say the same have no difference', () => {
  assert.deepEqual(found(agreeing()), [])
})

type Plant = [kind: DifferenceKind, plant: (about: About) => void, found: string[]]
const charge = ({ movements }: About) => movements[0] as Movement
const PLANTS: Plant[] = [
  ['missing-here', ({ bookings }) => bookings.shift(), ['missing-here mov_c 10000 USD']],
  [
    'missing-here',
    (about) => Object.assign(about, { owner: null, named: new Map(), movements: [charge(about)], bookings: [] }),
    ['missing-here mov_c 10000 USD'],
  ],
  ['missing-there', ({ movements }) => movements.shift(), ['missing-there led_c 10000 USD']],
  ['wrong-amount', (about) => Object.assign(charge(about), { amount: usd(10_001) }), ['wrong-amount mov_c 1 USD']],
  ['wrong-amount', ({ booked }) => booked.set('mov_f', usd(-300)), ['wrong-amount mov_f 20 USD']],
  [
    'wrong-currency',
    (about) => Object.assign(charge(about), { amount: { amount: 10_000, currency: 'EUR' } }),
    ['wrong-currency mov_c 10000 EUR'],
  ],
  ['double', (about) => about.movements.push({ ...charge(about), id: 'mov_2', movedAt: NOW + 9 }), ['double mov_2 10000 USD']],
  [
    'double',
    (about) => Object.assign(about, { paymentId: 'pi_2', owner: null, movements: [charge(about)], bookings: [] }),
    ['double mov_c 10000 USD'],
  ],
  ['wrong-order', (about) => Object.assign(charge(about), { orderId: 'ord_2' }), ['wrong-order mov_c 10000 USD']],
  ['refund-unknown', ({ bookings }) => bookings.pop(), ['refund-unknown mov_r 1000 USD']],
  [
    'dispute',
    (about) => about.movements.push({ ...charge(about), id: 'mov_d', kind: 'dispute', amount: usd(-10_000) }),
    ['dispute mov_d 10000 USD'],
  ],
  ['fee-not-booked', ({ booked }) => booked.clear(), ['fee-not-booked mov_f 320 USD']],
  ['late', ({ bookings }) => Object.assign(bookings[0] ?? {}, { bookedAt: NOW + 25 * HOUR }), ['late mov_c 0 USD']],
]

for (const [kind, plant, expected] of PLANTS)
  test(`${kind}: ${expected[0]}, and nothing else (C13)`, () => {
    const about = agreeing()
    plant(about)
    assert.deepEqual(found(about), expected)
  })

test('there are ten kinds, and each is planted', () => {
  assert.equal(DifferenceKind.options.length, 10)
  assert.deepEqual([...new Set(PLANTS.map(([kind]) => kind))], DifferenceKind.options)
})

test('what we booked a moment ago may not be reported yet, and is no difference until it must be', () => {
  const about = { ...agreeing(), movements: agreeing().movements.slice(1) }
  assert.deepEqual(explain(about, NOW), [])
  assert.deepEqual(
    explain(about, NOW + 1).map(({ kind }) => kind),
    ['missing-there'],
  )
})

test('a payment of nobody’s that was given back leaves nothing to explain', () => {
  const about = agreeing()
  const refund = { ...charge(about), id: 'mov_b', kind: 'refund' as const, amount: usd(-10_000) }
  assert.deepEqual(found({ ...about, owner: null, bookings: [], movements: [charge(about), refund] }), [])
})

test('however a payment’s money moved and was booked in parts, equal sums agree, in any order', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(parts, fc.nat({ max: 5 }), fc.boolean(), (amounts, split, isReversed) => {
      const about = agreeing()
      const total = amounts.reduce((sum, amount) => sum + amount, 0)
      const first = amounts.slice(0, split % amounts.length).reduce((sum, amount) => sum + amount, 0)
      about.movements = amounts.map((amount, at) => ({ ...charge(agreeing()), id: `mov_${at}`, amount: usd(amount) }))
      about.bookings = [first, total - first]
        .filter((amount) => amount > 0)
        .map((amount, at) => ({ transactionId: `led_${at}`, kind: 'charge' as const, amount: usd(amount), bookedAt: NOW }))
      if (isReversed) about.movements.reverse()
      assert.deepEqual(found(about), [])
    }),
    { seed: 13 },
  )
})

test('a refund that failed needs no movement where its money never moved, and agrees with the two lines of one that did', () => {
  const failed = () => {
    const about = agreeing()
    about.bookings.push({ transactionId: 'led_f', kind: 'refund', amount: usd(1_000), bookedAt: NOW + HOUR })
    return about
  }
  const [taken, fee, given] = agreeing().movements as [Movement, Movement, Movement]
  assert.deepEqual(found({ ...failed(), movements: [taken, fee] }), [])
  assert.deepEqual(found({ ...failed(), movements: [taken, fee, given, { ...given, id: 'mov_b', amount: usd(1_000) }] }), [])
  assert.deepEqual(found({ ...failed(), movements: [taken, fee, given] }), ['missing-there led_f 1000 USD'])
})

test('what belongs to no payment is each a thing of its own', () => {
  const movement = (id: string, amount: number): Movement => ({
    ...charge(agreeing()),
    id,
    kind: amount > 0 ? 'charge' : 'refund',
    paymentId: null,
    orderId: null,
    amount: usd(amount),
  })
  const about = {
    ...agreeing(),
    paymentId: '',
    owner: null,
    named: new Map(),
    bookings: [],
    movements: [movement('mov_a', 500), movement('mov_b', -500)],
  }
  assert.deepEqual(found(about), ['missing-here mov_a 500 USD', 'refund-unknown mov_b 500 USD'])
})
