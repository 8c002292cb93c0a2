import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readIntent } from './read-intent.ts'

const FOLDER = new URL('../../../../../../shared/data/api-specs/stripe/', import.meta.url)
const isMissing = existsSync(FOLDER) ? false : 'Stripe’s own examples are not beside this repository'

type Fixtures = { resources: Record<'payment_intent' | 'charge' | 'refund' | 'dispute', Record<string, unknown>> }

for (const file of ['fixtures3_2023-09-12.json', 'fixtures3_2026-08.json']) {
  test(`Stripe’s own example of an intent is read in each state, with its charge (${file})`, { skip: isMissing }, () => {
    const {
      payment_intent: intent,
      charge,
      refund,
      dispute,
    } = (JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Fixtures).resources
    const said = { ...intent, last_payment_error: null, metadata: { order_id: 'ord_1' } }
    for (const [status, ours] of [
      ['requires_payment_method', 'waiting'],
      ['requires_confirmation', 'waiting'],
      ['requires_action', 'requires-action'],
      ['processing', 'processing'],
      ['requires_capture', 'authorised'],
      ['succeeded', 'captured'],
      ['canceled', 'cancelled'],
    ]) {
      const read = readIntent({ ...said, status, latest_charge: charge })
      assert.deepEqual([read?.status, read?.orderId, read?.description], [ours, 'ord_1', 'Visa ending in 4242'])
    }
    assert.equal(readIntent(intent)?.orderId, null)
    for (const other of [charge, refund, dispute, {}, null, 'pi_1']) assert.equal(readIntent(other), null)
  })
}

const CHARGE = { amount: 1_000, amount_captured: 700, amount_refunded: 0, disputed: false }
const INTENT = {
  id: 'pi_1',
  object: 'payment_intent',
  amount: 1_000,
  amount_received: 700,
  currency: 'usd',
  metadata: {},
  status: 'succeeded',
}
const inParts = { card: { brand: 'visa', last4: '4242', multicapture: { status: 'available' } } }

test('what was let go is not what was given back, whether Stripe counts it as refunded or not', () => {
  const refunded = (charge: object, status = 'succeeded') =>
    readIntent({ ...INTENT, status, latest_charge: { ...CHARGE, ...charge } })?.refunded
  assert.equal(refunded({ amount_refunded: 300 }), 0)
  assert.equal(refunded({ amount_refunded: 500 }), 200)
  assert.equal(refunded({ amount_refunded: 0, payment_method_details: inParts }), 0)
  assert.equal(refunded({ amount_refunded: 200, payment_method_details: inParts }), 200)
  assert.equal(refunded({ amount_refunded: 100, payment_method_details: inParts }, 'requires_capture'), 100)
  assert.equal(refunded({ amount_captured: 0, amount_refunded: 1_000 }, 'canceled'), 0)
})

test('an intent that was ended after a part of it was taken is taken', () => {
  assert.equal(readIntent({ ...INTENT, status: 'canceled' })?.status, 'captured')
  assert.equal(readIntent({ ...INTENT, status: 'canceled', amount_received: 0 })?.status, 'cancelled')
})

test('a decline has a reason of ours, the bank’s word before Stripe’s, and tells nobody that a card was stolen', () => {
  const declined = (error: object) => readIntent({ ...INTENT, status: 'requires_payment_method', last_payment_error: error })?.decline
  assert.equal(declined({ code: 'card_declined', decline_code: 'insufficient_funds' }), 'insufficient-funds')
  assert.equal(declined({ code: 'expired_card', decline_code: 'expired_card' }), 'expired-card')
  assert.equal(declined({ code: 'incorrect_cvc' }), 'wrong-details')
  assert.equal(declined({ code: 'payment_intent_authentication_failure' }), 'authentication-failed')
  for (const decline_code of ['lost_card', 'stolen_card', 'fraudulent', 'pickup_card', 'one_of_next_year'])
    assert.equal(declined({ code: 'card_declined', decline_code }), 'declined')
})
