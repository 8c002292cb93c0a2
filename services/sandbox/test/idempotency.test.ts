import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { List, PaymentIntent } from '../src/api.ts'
import { apiKey, startSandbox } from './start-sandbox.ts'

const order = { amount: 4_200, currency: 'usd', capture_method: 'manual', metadata: { order_id: 'ord_9', cart: 'c1' } }
const paying = { ...order, confirm: true, payment_method: 'pm_card_visa' }

test('the same key and parameters replay the first answer byte for byte, whatever the order of fields', async (t) => {
  const sandbox = await startSandbox(t)
  const first = await sandbox.post('/v1/payment_intents', paying, 'k1')
  const again = await sandbox.post(
    '/v1/payment_intents',
    { payment_method: 'pm_card_visa', confirm: true, ...order, metadata: { cart: 'c1', order_id: 'ord_9' } },
    'k1',
  )
  assert.equal(first.headers.get('idempotent-replayed'), null)
  assert.equal(again.headers.get('idempotent-replayed'), 'true')
  assert.equal(again.text, first.text)
  assert.equal((await sandbox.rows('select * from sandbox.intents')).length, 1)
  assert.equal((await sandbox.rows('select * from sandbox.charges')).length, 1)
})

test('a replay stays what it was when the intent has moved on', async (t) => {
  const sandbox = await startSandbox(t)
  const made = await sandbox.post('/v1/payment_intents', paying, 'k1')
  await sandbox.post(`/v1/payment_intents/${made.body.id}/capture`, {}, 'k2')
  assert.equal((await sandbox.post('/v1/payment_intents', paying, 'k1')).text, made.text)
  const capturedAgain = await sandbox.post(`/v1/payment_intents/${made.body.id}/capture`, {}, 'k2')
  assert.equal(capturedAgain.status, 200)
  assert.equal((await sandbox.rows('select * from sandbox.movements')).length, 1)
})

test('a key that comes back with other parameters, or on another path, is refused and changes nothing', async (t) => {
  const sandbox = await startSandbox(t)
  const made = await sandbox.post('/v1/payment_intents', order, 'k1')
  const otherAmount = await sandbox.postError('/v1/payment_intents', { ...order, amount: 4_300 }, 'k1')
  const otherPath = await sandbox.postError(`/v1/payment_intents/${made.body.id}/cancel`, {}, 'k1')
  for (const refused of [otherAmount, otherPath]) {
    assert.equal(refused.status, 400)
    assert.equal(refused.body.error.type, 'idempotency_error')
    assert.equal(refused.body.error.code, 'idempotency_key_reused')
  }
  assert.deepEqual(await sandbox.rows('select status from sandbox.intents'), [{ status: 'requires_payment_method' }])
})

test('fifty requests at once with one key make one charge; each answer is the same 200 or a 409', async (t) => {
  const sandbox = await startSandbox(t)
  const answers = await Promise.all(Array.from({ length: 50 }, () => sandbox.post('/v1/payment_intents', paying, 'k1')))
  const good = answers.filter((answer) => answer.status === 200)
  assert.ok(good.length >= 1)
  assert.equal(new Set(good.map((answer) => answer.text)).size, 1)
  for (const answer of answers) assert.ok(answer.status === 200 || answer.status === 409, answer.text)
  assert.equal((await sandbox.rows('select * from sandbox.charges')).length, 1)
  assert.equal((await sandbox.post('/v1/payment_intents', paying, 'k1')).text, good[0]?.text)
})

test('two processes given one key at once make one charge between them', async (t) => {
  const sandbox = await startSandbox(t)
  const other = sandbox.make()
  const { url } = await other.start({ port: 0 })
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' }
  for (let round = 0; round < 10; round += 1) {
    const key = `round-${round}`
    const [here, there] = await Promise.all([
      sandbox.post('/v1/payment_intents', paying, key),
      fetch(`${url}/v1/payment_intents`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': key },
        body: JSON.stringify(paying),
      }).then((answer) => answer.text()),
    ])
    assert.equal(here.text, there)
  }
  assert.equal((await sandbox.rows('select * from sandbox.charges')).length, 10)
})

test('a decline is kept under its key; a body that fails validation is not', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', order)
  const path = `/v1/payment_intents/${intent.id}/confirm`
  const declined = await sandbox.postError(path, { payment_method: 'pm_card_declined' }, 'k1')
  const again = await sandbox.postError(path, { payment_method: 'pm_card_declined' }, 'k1')
  assert.equal(again.status, 402)
  assert.equal(again.text, declined.text)
  assert.equal((await sandbox.rows('select * from sandbox.charges')).length, 1)

  const invalid = await sandbox.postError('/v1/payment_intents', { ...order, amount: 1 }, 'k2')
  assert.equal(invalid.status, 400)
  assert.equal((await sandbox.post('/v1/payment_intents', order, 'k2')).status, 200)
})

test('keys that are too long, empty or hold control characters are refused', async (t) => {
  const sandbox = await startSandbox(t)
  assert.equal((await sandbox.postError('/v1/payment_intents', order, 'x'.repeat(256))).body.error.code, 'idempotency_key_invalid')
  assert.equal((await sandbox.postError('/v1/payment_intents', order, 'clé')).body.error.code, 'idempotency_key_invalid')
  assert.equal((await sandbox.post('/v1/payment_intents', order, 'x'.repeat(255))).status, 200)
})

test('the answer is lost after the charge; the same key finds the same intent and charges no second time', async (t) => {
  const sandbox = await startSandbox(t)
  const losing = { ...order, confirm: true, payment_method: 'pm_card_lost_answer' }
  await assert.rejects(sandbox.post('/v1/payment_intents', losing, 'k1'), /fetch failed/)
  const retried = await sandbox.post('/v1/payment_intents', losing, 'k1')
  assert.equal(retried.status, 200)
  assert.equal(retried.body.status, 'requires_capture')
  const charges = await sandbox.rows<{ intent_id: string }>('select intent_id from sandbox.charges')
  assert.deepEqual(charges, [{ intent_id: retried.body.id }])
})

test('a day later the key is forgotten, and the payment is found by its order instead', async (t) => {
  const sandbox = await startSandbox(t)
  const losing = { ...order, confirm: true, payment_method: 'pm_card_lost_answer' }
  await assert.rejects(sandbox.post('/v1/payment_intents', losing, 'k1'))
  await sandbox.post('/_faults/forget-keys')
  const found = await sandbox.get<List<PaymentIntent>>('/v1/payment_intents/search?metadata[order_id]=ord_9')
  assert.deepEqual(
    found.body.data.map(({ status, amount }) => ({ status, amount })),
    [{ status: 'requires_capture', amount: 4_200 }],
  )
  assert.deepEqual((await sandbox.get<List<PaymentIntent>>('/v1/payment_intents/search?metadata[order_id]=ord_8')).body.data, [])
})

test('a slow answer comes after its webhook; until then its key is in use', async (t) => {
  const sandbox = await startSandbox(t, { timing: { slowAnswerMs: 60_000 } })
  const slow = { ...order, confirm: true, payment_method: 'pm_card_slow_answer' }
  const waiting = sandbox.post('/v1/payment_intents', slow, 'k1')
  await waitFor(() => sandbox.ear.types().includes('payment_intent.amount_capturable_updated'))
  const meanwhile = await sandbox.postError('/v1/payment_intents', slow, 'k1')
  assert.equal(meanwhile.status, 409)
  assert.equal(meanwhile.body.error.code, 'idempotency_key_in_use')
  await sandbox.service.stop()
  const answered = await waiting
  assert.equal(answered.body.status, 'requires_capture')
})

test('what was acknowledged is there after the process is gone, webhooks and settlements included', async (t) => {
  const sandbox = await startSandbox(t, { timing: { webhookRetryMs: 20, settleAfterMs: 1 } })
  sandbox.ear.answer(() => 500)
  const made = await sandbox.post('/v1/payment_intents', paying, 'k1')
  await sandbox.service.stop()
  sandbox.ear.heard.length = 0
  sandbox.ear.answer(() => 200)
  const next = sandbox.make()
  const { url } = await next.start({ port: 0 })
  await waitFor(() => sandbox.ear.types().includes('payment_intent.amount_capturable_updated'))
  const answer = await fetch(`${url}/v1/payment_intents`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json', 'idempotency-key': 'k1' },
    body: JSON.stringify(paying),
  })
  assert.equal(await answer.text(), made.text)
})
