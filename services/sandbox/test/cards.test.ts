import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { BalanceTransaction, List, PaymentIntent } from '../src/api.ts'
import { type Running, startSandbox } from './start-sandbox.ts'

const order = { amount: 12_900, currency: 'usd', capture_method: 'manual', metadata: { order_id: 'ord_1' } }

async function liveCharges(sandbox: Running, intent: string): Promise<number> {
  const rows = await sandbox.rows<{ n: number }>(
    `select count(*)::int as n from sandbox.charges where intent_id = $1 and status <> 'failed'`,
    [intent],
  )
  return rows[0]?.n ?? 0
}

test('an intent is created, authorised by a card, captured, and each step is told to the shop', async (t) => {
  const sandbox = await startSandbox(t)
  const created = await sandbox.post('/v1/payment_intents', { ...order, description: 'Order 7', return_url: 'http://shop.test/back' })
  assert.equal(created.status, 200)
  const { id, client_secret, created: at, ...rest } = created.body
  assert.match(id, /^pi_[0-9A-Za-z]{24}$/)
  assert.match(client_secret, new RegExp(`^${id}_secret_[0-9A-Za-z]{24}$`))
  assert.ok(Number.isInteger(at))
  assert.deepEqual(rest, {
    object: 'payment_intent',
    amount: 12_900,
    amount_capturable: 0,
    amount_received: 0,
    amount_refunded: 0,
    currency: 'usd',
    status: 'requires_payment_method',
    capture_method: 'manual',
    description: 'Order 7',
    metadata: { order_id: 'ord_1' },
    customer: null,
    setup_future_usage: null,
    payment_method: null,
    card: null,
    latest_charge: null,
    last_payment_error: null,
    next_action: null,
    return_url: 'http://shop.test/back',
    refunded: false,
    disputed: false,
    canceled_at: null,
    cancellation_reason: null,
    livemode: false,
  })

  const confirmed = await sandbox.post(`/v1/payment_intents/${id}/confirm`, { payment_method: 'pm_card_visa' })
  assert.equal(confirmed.body.status, 'requires_capture')
  assert.equal(confirmed.body.amount_capturable, 12_900)
  assert.deepEqual(confirmed.body.card, { brand: 'visa', last4: '4242', exp_month: 12, exp_year: 2040 })

  const captured = await sandbox.post(`/v1/payment_intents/${id}/capture`, {})
  assert.equal(captured.body.status, 'succeeded')
  assert.equal(captured.body.amount_received, 12_900)
  assert.equal(captured.body.amount_capturable, 0)
  const moved = await sandbox.get<List<BalanceTransaction>>(`/v1/balance_transactions?payment_intent=${id}`)
  assert.deepEqual(
    moved.body.data.map(({ type, amount, fee, net, source }) => ({ type, amount, fee, net, source })),
    [{ type: 'charge', amount: 12_900, fee: 404, net: 12_496, source: captured.body.latest_charge }],
  )

  await sandbox.idle()
  assert.deepEqual(sandbox.ear.types().sort(), [
    'payment_intent.amount_capturable_updated',
    'payment_intent.created',
    'payment_intent.succeeded',
  ])
  const told = sandbox.ear.heard.find(({ event }) => event.type === 'payment_intent.succeeded')
  assert.deepEqual(told?.event.data.object, captured.body)
  assert.deepEqual(await sandbox.rows('select * from sandbox.deliveries'), [])
})

test('creating and confirming in one call authorises, and declines with the intent inside the error', async (t) => {
  const sandbox = await startSandbox(t)
  const paid = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_mastercard' })
  assert.equal(paid.body.status, 'requires_capture')
  assert.equal(await liveCharges(sandbox, paid.body.id), 1)
  const declined = await sandbox.postError('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_declined' })
  assert.equal(declined.status, 402)
  assert.equal(declined.body.error.decline_code, 'generic_decline')
  const id = declined.body.error.payment_intent?.id ?? ''
  assert.equal((await sandbox.get<PaymentIntent>(`/v1/payment_intents/${id}`)).body.status, 'requires_payment_method')
  assert.equal(await liveCharges(sandbox, id), 0)
})

const declines = [
  ['pm_card_declined', 'card_declined', 'generic_decline'],
  ['pm_card_insufficient_funds', 'card_declined', 'insufficient_funds'],
  ['pm_card_lost', 'card_declined', 'lost_card'],
  ['pm_card_stolen', 'card_declined', 'stolen_card'],
  ['pm_card_expired', 'expired_card', 'expired_card'],
  ['pm_card_incorrect_cvc', 'incorrect_cvc', 'incorrect_cvc'],
  ['pm_card_processing_error', 'processing_error', 'processing_error'],
]

test('each declining card is refused with its own code, takes no money, and leaves the intent open for another card', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', { ...order, capture_method: 'automatic' })
  for (const [card, code, declineCode] of declines) {
    const refused = await sandbox.postError(`/v1/payment_intents/${intent.id}/confirm`, { payment_method: card })
    assert.equal(refused.status, 402, card)
    assert.equal(refused.body.error.type, 'card_error')
    assert.equal(refused.body.error.code, code)
    assert.equal(refused.body.error.decline_code, declineCode)
    const after = refused.body.error.payment_intent
    assert.equal(after?.status, 'requires_payment_method')
    assert.equal(after?.last_payment_error?.decline_code, declineCode)
    assert.equal(after?.amount_received, 0)
  }
  assert.equal(await liveCharges(sandbox, intent.id), 0)
  assert.deepEqual(await sandbox.rows('select * from sandbox.movements'), [])
  const paid = await sandbox.post(`/v1/payment_intents/${intent.id}/confirm`, { payment_method: 'pm_card_amex' })
  assert.equal(paid.body.status, 'succeeded')
  assert.equal(paid.body.last_payment_error, null)
  await sandbox.idle()
  assert.equal(sandbox.ear.types().filter((type) => type === 'payment_intent.payment_failed').length, declines.length)
})

test('every other success card succeeds', async (t) => {
  const sandbox = await startSandbox(t)
  for (const card of ['pm_card_visa', 'pm_card_mastercard', 'pm_card_mastercard_2series', 'pm_card_amex', 'pm_card_discover']) {
    const paid = await sandbox.post('/v1/payment_intents', { amount: 500, currency: 'EUR', confirm: true, payment_method: card })
    assert.equal(paid.body.status, 'succeeded', card)
    assert.equal(paid.body.currency, 'eur')
  }
})

test('a disputed card succeeds and the dispute takes the money back', async (t) => {
  const sandbox = await startSandbox(t)
  const held = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_dispute' })
  assert.equal(held.body.disputed, false)
  const captured = await sandbox.post(`/v1/payment_intents/${held.body.id}/capture`)
  assert.equal(captured.body.status, 'succeeded')
  assert.equal(captured.body.disputed, true)
  await sandbox.idle()
  const told = sandbox.ear.heard.map(({ event }) => event).find((event) => event.type === 'charge.dispute.created')
  assert.equal(told?.data.object.amount, 12_900)
  assert.deepEqual(told?.data.object.metadata, { order_id: 'ord_1' })
  const moved = await sandbox.rows<{ sum: number }>('select sum(amount - fee)::int as sum from sandbox.movements')
  assert.equal(moved[0]?.sum, -404 - 1_500)
  const refused = await sandbox.postError('/v1/refunds', { payment_intent: held.body.id })
  assert.equal(refused.body.error.code, 'charge_disputed')
})

test('a processing card settles later, one way or the other, and says so by webhook', async (t) => {
  const sandbox = await startSandbox(t)
  const good = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_processing_succeeds' })
  const bad = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_processing_fails' })
  assert.equal(good.body.status, 'processing')
  assert.equal(bad.body.status, 'processing')
  const statusOf = async (id: string) => (await sandbox.get<PaymentIntent>(`/v1/payment_intents/${id}`)).body.status
  await waitFor(async () => (await statusOf(good.body.id)) === 'requires_capture')
  await waitFor(async () => (await statusOf(bad.body.id)) === 'requires_payment_method')
  await sandbox.idle()
  assert.ok(sandbox.ear.heard.some(({ event }) => event.type === 'payment_intent.payment_failed'))
  assert.ok(sandbox.ear.heard.some(({ event }) => event.type === 'payment_intent.amount_capturable_updated'))
  assert.equal(await liveCharges(sandbox, good.body.id), 1)
  assert.equal(await liveCharges(sandbox, bad.body.id), 0)
})

test('a processing intent cannot be cancelled', async (t) => {
  const sandbox = await startSandbox(t, { timing: { settleAfterMs: 60_000 } })
  const held = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_processing_succeeds' })
  const refused = await sandbox.postError(`/v1/payment_intents/${held.body.id}/cancel`)
  assert.equal(refused.body.error.code, 'payment_intent_unexpected_state')
  assert.equal((await sandbox.post('/_faults/settle')).status, 204)
  const after = await sandbox.get<PaymentIntent>(`/v1/payment_intents/${held.body.id}`)
  assert.equal(after.body.status, 'requires_capture')
})
