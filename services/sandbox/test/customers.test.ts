import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Customer, PaymentMethodToken } from '../src/api.ts'
import { type Running, startSandbox } from './start-sandbox.ts'

const order = { amount: 12_900, currency: 'usd', capture_method: 'manual', confirm: true }

async function newCustomer(sandbox: Running, key?: string): Promise<string> {
  return (await sandbox.post<Customer>('/v1/customers', { metadata: { user_id: 'usr_1' } }, key)).body.id
}

async function typedCard(sandbox: Running, number = '4242424242424242'): Promise<string> {
  const card = { number, exp_month: 12, exp_year: 2040, cvc: '123' }
  return (await sandbox.post<PaymentMethodToken>('/v1/tokens', { card })).body.id
}

async function keptCard(sandbox: Running, customer: string, number?: string): Promise<string> {
  const payment_method = await typedCard(sandbox, number)
  await sandbox.post('/v1/payment_intents', { ...order, payment_method, customer, setup_future_usage: 'on_session' })
  return payment_method
}

const anHourLater = (sandbox: Running) => sandbox.rows(`update sandbox.tokens set created = created - interval '2 hours'`)

test('a card that is kept with its customer pays again later; one that is not is forgotten after an hour', async (t) => {
  const sandbox = await startSandbox(t)
  const customer = await newCustomer(sandbox)
  const kept = await keptCard(sandbox, customer)
  const once = await typedCard(sandbox)
  await sandbox.post('/v1/payment_intents', { ...order, payment_method: once, customer })
  await anHourLater(sandbox)
  const again = await sandbox.post('/v1/payment_intents', { ...order, payment_method: kept, customer })
  assert.deepEqual([again.body.status, again.body.customer, again.body.card?.last4], ['requires_capture', customer, '4242'])
  const forgotten = await sandbox.postError('/v1/payment_intents', { ...order, payment_method: once, customer })
  assert.equal(forgotten.body.error.code, 'payment_method_missing')
})

test('a card is kept only once it is authorised: not when it is declined, and after the challenge where the bank asks', async (t) => {
  const sandbox = await startSandbox(t)
  const customer = await newCustomer(sandbox)
  const declined = await keptCard(sandbox, customer, '4000000000000002')
  const asked = await keptCard(sandbox, customer, '4000000000003220')
  const owners = () => sandbox.rows<{ id: string; customer: string | null }>('select id, customer from sandbox.tokens order by created')
  assert.deepEqual(await owners(), [
    { id: declined, customer: null },
    { id: asked, customer: null },
  ])
  const [intent] = await sandbox.rows<{ challenge: string }>('select challenge from sandbox.intents where challenge is not null')
  await fetch(`${sandbox.url}/challenge/${intent?.challenge}`, { method: 'POST', body: new URLSearchParams({ answer: 'approve' }) })
  assert.deepEqual(
    (await owners()).map((row) => row.customer),
    [null, customer],
  )
})

test('a kept card pays for its customer alone: not for another, and not for nobody', async (t) => {
  const sandbox = await startSandbox(t)
  const kept = await keptCard(sandbox, await newCustomer(sandbox))
  for (const customer of [await newCustomer(sandbox), undefined]) {
    const refused = await sandbox.postError('/v1/payment_intents', { ...order, payment_method: kept, customer })
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'payment_method_missing'])
  }
  assert.equal((await sandbox.rows('select from sandbox.charges')).length, 1)
})

test('an intent becomes a customer’s when it is confirmed, and no other’s after that', async (t) => {
  const sandbox = await startSandbox(t)
  const customer = await newCustomer(sandbox)
  const kept = await keptCard(sandbox, customer)
  const declined = await sandbox.postError('/v1/payment_intents', { ...order, payment_method: 'pm_card_declined' })
  const id = declined.body.error.payment_intent?.id
  const paid = await sandbox.post(`/v1/payment_intents/${id}/confirm`, { payment_method: kept, customer })
  assert.equal(paid.body.status, 'requires_capture')
  const other = { payment_method: 'pm_card_visa', customer: await newCustomer(sandbox) }
  assert.equal((await sandbox.postError(`/v1/payment_intents/${id}/confirm`, other)).body.error.param, 'customer')
})

test('a customer is made once for a key, and one that is none is refused', async (t) => {
  const sandbox = await startSandbox(t)
  const made = await Promise.all([newCustomer(sandbox, 'usr_1'), newCustomer(sandbox, 'usr_1')])
  assert.equal(await newCustomer(sandbox, 'usr_1'), made[0] ?? made[1])
  assert.equal((await sandbox.rows('select from sandbox.customers')).length, 1)
  const refused = await sandbox.postError('/v1/payment_intents', { ...order, payment_method: 'pm_card_visa', customer: 'cus_none' })
  assert.deepEqual([refused.status, refused.body.error.code], [400, 'resource_missing'])
})

test('a card that is taken from its customer is gone; a second time it is not found', async (t) => {
  const sandbox = await startSandbox(t)
  const customer = await newCustomer(sandbox)
  const kept = await keptCard(sandbox, customer)
  assert.equal((await sandbox.post(`/v1/payment_methods/${kept}/detach`)).status, 200)
  assert.equal((await sandbox.postError(`/v1/payment_methods/${kept}/detach`)).status, 404)
  const refused = await sandbox.postError('/v1/payment_intents', { ...order, payment_method: kept, customer })
  assert.equal(refused.body.error.code, 'payment_method_missing')
})

test('a ready-made token is everybody’s, and is kept for nobody', async (t) => {
  const sandbox = await startSandbox(t)
  const asked = { ...order, payment_method: 'pm_card_visa', customer: await newCustomer(sandbox), setup_future_usage: 'on_session' }
  assert.equal((await sandbox.postError('/v1/payment_intents', asked)).body.error.code, 'payment_method_missing')
  assert.deepEqual(await sandbox.rows('select from sandbox.charges'), [])
})
