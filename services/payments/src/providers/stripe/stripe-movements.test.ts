import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readMovements } from './stripe-movements.ts'

const FILE = new URL('../../../../../../shared/data/api-specs/stripe/fixtures3_2026-08.json', import.meta.url)
const isMissing = existsSync(FILE) ? false : 'Stripe’s own examples are not beside this repository'

const LINE = {
  id: 'txn_1',
  type: 'charge',
  reporting_category: 'charge',
  amount: 12_900,
  fee: 404,
  currency: 'usd',
  created: 1_800_000_000,
  source: { id: 'ch_1', object: 'charge', payment_intent: 'pi_1', metadata: { order_id: 'ord_1' } },
}
const read = (changes: object) => readMovements({ ...LINE, ...changes }).map(({ id, kind, amount }) => `${id} ${kind} ${amount.amount}`)

test('Stripe’s own example of a balance transaction is read', { skip: isMissing }, () => {
  const { balance_transaction: example } = (JSON.parse(readFileSync(FILE, 'utf8')) as { resources: Record<string, unknown> }).resources
  assert.deepEqual(
    readMovements(example).map(({ kind, amount, paymentId }) => ({ kind, amount, paymentId })),
    [{ kind: 'charge', amount: { amount: 100, currency: 'USD' }, paymentId: null }],
  )
})

test('a payment and what Stripe kept of it are two movements of one payment', () => {
  const common = { paymentId: 'pi_1', orderId: 'ord_1', movedAt: 1_800_000_000 }
  assert.deepEqual(readMovements(LINE), [
    { ...common, id: 'txn_1', kind: 'charge', amount: { amount: 12_900, currency: 'USD' } },
    { ...common, id: 'txn_1:fee', kind: 'fee', amount: { amount: -404, currency: 'USD' } },
  ])
})

test('what goes back, comes back and is disputed is told apart, and our own money on its way is nothing', () => {
  const back = { amount: -500, fee: 0 }
  assert.deepEqual(read({ ...back, type: 'refund', reporting_category: 'refund' }), ['txn_1 refund -500'])
  assert.deepEqual(read({ ...back, amount: 500, type: 'refund_failure', reporting_category: 'refund_failure' }), ['txn_1 refund 500'])
  assert.deepEqual(read({ ...back, fee: 1_500, type: 'adjustment', reporting_category: 'dispute' }), [
    'txn_1 dispute -500',
    'txn_1:fee fee -1500',
  ])
  assert.deepEqual(read({ ...back, amount: 500, type: 'adjustment', reporting_category: 'dispute_reversal' }), ['txn_1 dispute 500'])
  assert.deepEqual(read({ ...back, type: 'stripe_fee', reporting_category: 'fee', source: null }), ['txn_1 fee -500'])
  for (const type of ['payout', 'payout_failure', 'topup', 'transfer', 'reserve_transaction', 'reserved_funds'])
    assert.deepEqual(read({ ...back, type, reporting_category: type }), [])
})

test('what we do not know is a person’s to look at, by the way that it went', () => {
  assert.deepEqual(read({ amount: 700, fee: 0, type: 'of_next_year', source: null }), ['txn_1 charge 700'])
  assert.deepEqual(read({ amount: -700, fee: 0, type: 'adjustment', reporting_category: 'other_adjustment' }), ['txn_1 refund -700'])
  assert.throws(() => readMovements({ ...LINE, amount: '12900' }))
})
