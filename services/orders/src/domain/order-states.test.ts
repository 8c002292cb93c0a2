import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OrderState, PaymentState, PaymentStatus } from '@toyline/contracts'
import fc from 'fast-check'
import { decideNextStep, type Situation } from './next-step.ts'
import { isCovered, isEnded, isOpen, ORDER_TRANSITIONS, PAYMENT_TRANSITIONS, paymentStateOf, statesBefore } from './order-states.ts'

test('every state can be reached from pending, and every open state can still end', () => {
  const reached = new Set<string>(['pending'])
  for (let size = 0; size !== reached.size; ) {
    size = reached.size
    for (const from of OrderState.options) if (reached.has(from)) for (const to of ORDER_TRANSITIONS[from]) reached.add(to)
  }
  assert.deepEqual([...reached].sort(), [...OrderState.options].sort())
  for (const state of OrderState.options) if (isOpen(state)) assert.ok(ORDER_TRANSITIONS[state].some(isEnded), `${state} can end`)
})

test('nothing leaves placed, failed or expired, and only held or awaiting orders are placed', () => {
  for (const state of ['placed', 'failed', 'expired'] as const) assert.deepEqual(ORDER_TRANSITIONS[state], [])
  assert.deepEqual(statesBefore('placed'), ['held', 'awaiting-payment'])
})

test('a payment never goes back from money to none, and what was given back stays given back', () => {
  for (const money of ['authorised', 'paid', 'on-account'] as const) {
    for (const to of PAYMENT_TRANSITIONS[money]) assert.ok(['paid', 'voided', 'refunded'].includes(to))
  }
  assert.deepEqual([PAYMENT_TRANSITIONS.voided, PAYMENT_TRANSITIONS.refunded], [[], []])
})

const total = { amount: 10_000, currency: 'USD' as const }
const situations: fc.Arbitrary<Situation> = fc.record({
  state: fc.constantFrom(...OrderState.options),
  paymentState: fc.constantFrom(...PaymentState.options),
  total: fc.constant(total),
  leaseMs: fc.option(fc.integer({ min: -5_000, max: 20_000 })),
  holdMs: fc.option(fc.integer({ min: -60_000, max: 900_000 })),
  ageMs: fc.integer({ min: 0, max: 5_000_000 }),
  holdMarginMs: fc.constant(45_000),
  holdCapMs: fc.constant(3_600_000),
})
const statuses: fc.Arbitrary<PaymentStatus> = fc.record({
  orderId: fc.constant('ord'),
  paymentId: fc.constant(null),
  state: fc.constantFrom(...PaymentStatus.shape.state.options),
  captured: fc.constant(null),
  refunded: fc.constant(null),
  amount: fc.constantFrom(total, null, { amount: 9_999, currency: 'USD' as const }, { amount: 10_000, currency: 'EUR' as const }),
  description: fc.constant(null),
  actionUrl: fc.constant(null),
  decline: fc.constant(null),
})

test('whatever is known: only covered orders with a lasting hold and the exact amount are placed, and no step breaks the table', () => {
  fc.assert(
    fc.property(situations, statuses, (now, payment) => {
      const next = decideNextStep(now, payment)
      if (next.step === 'place') {
        assert.ok(isCovered(payment.state) && ORDER_TRANSITIONS[now.state].includes('placed'))
        assert.deepEqual(payment.amount, total)
        assert.ok((now.holdMs ?? 0) > now.holdMarginMs)
      }
      if (next.step === 'end') assert.ok(ORDER_TRANSITIONS[now.state].includes(next.to), `${now.state} to ${next.to}`)
      if (next.step === 'await') assert.ok(now.state === 'awaiting-payment' || ORDER_TRANSITIONS[now.state].includes('awaiting-payment'))
      if (!isOpen(now.state)) assert.equal(next.step, 'nothing')
      const isLeased = now.leaseMs !== null && now.leaseMs > 0
      if (isLeased && !isCovered(payment.state)) assert.equal(next.step, 'nothing', 'a working request is left alone')
      if (next.step === 'nothing' && isOpen(now.state)) assert.ok(next.lookAgainMs !== null, 'an open order is always looked at again')
    }),
    { numRuns: 5_000 },
  )
})

test('an unknown outcome counts as one that is still coming', () => {
  assert.deepEqual([paymentStateOf('unknown'), paymentStateOf('captured')], ['processing', 'paid'])
})
