import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { cardTransactions } from './ledger.ts'
import { type Decision, decide, type Payment, type PaymentState, TRANSITIONS } from './payment-states.ts'
import type { ProviderPayment } from './provider.ts'

const AMOUNT = 10_000
const start: Payment = {
  orderId: 'ord_1',
  state: 'unknown',
  amount: AMOUNT,
  currency: 'USD',
  captured: 0,
  refunded: 0,
  bounced: 0,
  token: 'pm_1',
  paymentId: null,
  isForbidden: false,
  review: null,
  reviewed: null,
}
const created: ProviderPayment = {
  id: 'pi_1',
  orderId: 'ord_1',
  status: 'waiting',
  amount: { amount: AMOUNT, currency: 'USD' },
  captured: 0,
  refunded: 0,
  token: null,
  description: null,
  actionUrl: null,
  decline: null,
  disputed: false,
}

/** A provider's payment through time, as its own rules let it go: one snapshot per report. */
const history: fc.Arbitrary<ProviderPayment[]> = fc
  .record({
    opening: fc.constantFrom<ProviderPayment['status'][]>(
      ['authorised'],
      ['processing', 'authorised'],
      ['requires-action', 'authorised'],
      ['requires-action', 'processing', 'authorised'],
      ['processing'],
    ),
    ending: fc.constantFrom('none', 'declined', 'captured', 'cancelled'),
    refunds: fc.array(fc.integer({ min: 1, max: AMOUNT }), { maxLength: 4 }),
    isDisputed: fc.boolean(),
  })
  .map(({ opening, ending, refunds, isDisputed }) => {
    const snapshots = [created]
    const next = (change: Partial<ProviderPayment>) => snapshots.push({ ...snapshots.at(-1)!, token: 'pm_1', ...change })
    for (const status of opening) next({ status })
    if (ending === 'declined' && opening.at(-1) === 'processing') next({ status: 'waiting', decline: 'declined' })
    if (ending === 'cancelled') next({ status: 'cancelled' })
    if (ending === 'captured' && opening.at(-1) === 'authorised') {
      next({ status: 'captured', captured: AMOUNT })
      for (const refund of refunds) {
        const refunded = snapshots.at(-1)!.refunded + refund
        if (refunded <= AMOUNT) next({ refunded })
      }
      if (isDisputed) next({ disputed: true })
    }
    return snapshots
  })

/**
 * Reports shuffled and doubled. Each makes us ask, and the provider then says what is true at that time: time goes on between
 * the questions, and the last one is asked when all has happened.
 */
const heard = history.chain((snapshots) =>
  fc
    .tuple(
      fc.shuffledSubarray([...snapshots.keys(), ...snapshots.keys()], { minLength: snapshots.length }),
      fc.array(fc.nat({ max: snapshots.length - 1 }), { minLength: 1, maxLength: 20 }),
    )
    .map(([reports, times]) => ({ snapshots, reports, asked: [...times.sort((one, other) => one - other), snapshots.length - 1] })),
)

function modelOf(last: ProviderPayment): Pick<Payment, 'state' | 'captured' | 'refunded'> & { isForPerson: boolean } {
  const state: Record<ProviderPayment['status'], PaymentState> = {
    waiting: last.decline ? 'declined' : 'unknown',
    'requires-action': 'requires-action',
    approved: 'unknown',
    processing: 'processing',
    authorised: 'authorised',
    captured: last.refunded === AMOUNT ? 'refunded' : 'captured',
    cancelled: 'voided',
  }
  return { state: state[last.status], captured: last.captured, refunded: last.refunded, isForPerson: last.disputed }
}

type Rule = (payment: Payment, said: ProviderPayment) => Decision

/** Plays what is heard through a rule. Throws on an illegal transition, a wrong end, or books that do not agree. */
function play(rule: Rule, { snapshots, asked }: { snapshots: ProviderPayment[]; asked: number[] }): void {
  let payment = start
  let booked = 0
  for (const time of asked.flatMap((moment) => [moment, moment])) {
    const said = snapshots[time]!
    const decision = rule(payment, said)
    if (decision.keep !== 'state') continue
    const { state, captured, refunded, review } = decision
    assert.ok(state === payment.state || TRANSITIONS[payment.state].includes(state), `${payment.state} to ${state}`)
    for (const { entries } of cardTransactions({ orderId: 'ord_1', provider: 'sandbox', currency: 'USD' }, payment, decision)) {
      assert.equal(
        entries.reduce((sum, { amount }) => sum + amount.amount, 0),
        0,
      )
      booked += entries.find(({ account }) => account === 'provider:sandbox')!.amount.amount
    }
    payment = { ...payment, state, captured, refunded, review, paymentId: said.id }
    assert.deepEqual(decide(payment, said), { keep: 'nothing' }, 'the same word twice')
  }
  const { isForPerson, ...model } = modelOf(snapshots.at(-1)!)
  assert.deepEqual({ state: payment.state, captured: payment.captured, refunded: payment.refunded }, model)
  const wasReserved = asked.some((moment) => snapshots[moment]!.status === 'authorised')
  assert.equal(payment.review !== null, isForPerson || (wasReserved && model.state === 'voided'))
  assert.equal(booked, payment.captured - payment.refunded)
}

test('whatever is reported, shuffled and doubled, the payment ends as the provider has it, by legal steps, and the books agree (C10)', () => {
  fc.assert(
    fc.property(heard, (given) => play(decide, given)),
    { numRuns: 1_000 },
  )
})

test('planted: to believe the reports themselves, in the order of their coming, is caught by the same check', () => {
  const believe = ({ snapshots, reports }: { snapshots: ProviderPayment[]; reports: number[] }) =>
    play(decide, { snapshots, asked: reports })
  assert.equal(fc.check(fc.property(heard, believe), { numRuns: 1_000 }).failed, true)
})

test('planted: to keep what is said without asking whether it may follow is caught by the same check', () => {
  const keepAll: Rule = (payment, said) => {
    const { state, captured, refunded } = modelOf(said)
    return { keep: 'state', state, captured, refunded, review: payment.review }
  }
  assert.equal(
    fc.check(
      fc.property(heard, (given) => play(keepAll, given)),
      { numRuns: 1_000 },
    ).failed,
    true,
  )
})

test('an authorisation that ends is for a person to look at, unless we ended it (W61)', () => {
  const ended = { ...created, token: 'pm_1', status: 'cancelled' } as const
  for (const [isForbidden, review] of [
    [false, 'the authorisation ended before anything of the order was taken'],
    [true, null],
  ] as const)
    assert.deepEqual(decide({ ...start, state: 'authorised', paymentId: 'pi_1', isForbidden }, ended), {
      keep: 'state',
      state: 'voided',
      captured: 0,
      refunded: 0,
      review,
    })
})

test('a word about another amount, currency, order or payment never moves money, in any state', () => {
  const odd: Partial<ProviderPayment>[] = [
    { amount: { amount: AMOUNT - 1, currency: 'USD' } },
    { amount: { amount: AMOUNT, currency: 'SEK' } },
    { orderId: 'ord_2' },
    { orderId: null },
    { id: 'pi_2' },
  ]
  for (const state of Object.keys(TRANSITIONS) as PaymentState[]) {
    for (const change of odd) {
      for (const status of ['requires-action', 'processing', 'authorised', 'captured'] as const) {
        const said = { ...created, token: 'pm_1', status, captured: status === 'captured' ? AMOUNT : 0, ...change }
        const decision = decide({ ...start, state, paymentId: 'pi_1' }, said)
        assert.equal(decision.keep, 'review')
        assert.deepEqual(
          decide({ ...start, state, paymentId: 'pi_1', review: decision.keep === 'review' ? decision.review : null }, said),
          { keep: 'nothing' },
        )
      }
    }
  }
})
