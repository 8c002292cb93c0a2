import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Event, List, PaymentIntent } from '../src/api.ts'
import { startSandbox, webhookSecret } from './start-sandbox.ts'

const paying = { amount: 4_200, currency: 'usd', metadata: { order_id: 'ord_9' }, confirm: true, payment_method: 'pm_card_visa' }
const hmac = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex')

test('a webhook is signed over its time and raw bytes', async (t) => {
  const sandbox = await startSandbox(t, { clock: () => 1_760_000_000_500 })
  await sandbox.post('/v1/payment_intents', paying)
  await sandbox.idle()
  assert.equal(sandbox.ear.heard.length, 2)
  for (const { rawBody, signature } of sandbox.ear.heard) {
    assert.equal(signature, `t=1760000000,v1=${hmac(webhookSecret, `1760000000.${rawBody}`)}`)
    // A receiver that parses and prints again gets other bytes, so that it cannot pass by accident.
    assert.notEqual(JSON.stringify(JSON.parse(rawBody)), rawBody)
  }
})

test('while secrets rotate a webhook carries one signature of each', async (t) => {
  const sandbox = await startSandbox(t, { clock: () => 1_760_000_000_000, webhookSecret: ['whsec_new', 'whsec_old'] })
  await sandbox.post('/v1/payment_intents', paying)
  await sandbox.idle()
  const { rawBody, signature } = sandbox.ear.heard[0]!
  const signed = `1760000000.${rawBody}`
  assert.equal(signature, `t=1760000000,v1=${hmac('whsec_new', signed)},v1=${hmac('whsec_old', signed)}`)
})

test('a webhook that is refused is sent again, with the same bytes, until it is taken', async (t) => {
  const sandbox = await startSandbox(t)
  let refusals = 3
  sandbox.ear.answer((event) => (event.type === 'payment_intent.succeeded' && refusals-- > 0 ? 500 : 200))
  await sandbox.post('/v1/payment_intents', paying)
  await waitFor(async () => (await sandbox.rows('select * from sandbox.deliveries')).length === 0)
  const sent = sandbox.ear.heard.filter(({ event }) => event.type === 'payment_intent.succeeded')
  assert.equal(sent.length, 4)
  assert.equal(new Set(sent.map(({ rawBody }) => rawBody)).size, 1)
})

test('the wait between tries doubles', async (t) => {
  const sandbox = await startSandbox(t, { timing: { webhookRetryMs: 60_000 } })
  sandbox.ear.answer(() => 503)
  await sandbox.post('/v1/payment_intents', { ...paying, confirm: undefined, payment_method: undefined })
  const waits: number[] = []
  for (let tries = 1; tries <= 3; tries += 1) {
    await waitFor(async () => (await sandbox.rows('select * from sandbox.deliveries where attempts = $1', [tries])).length === 1)
    const [row] = await sandbox.rows<{ wait: number }>(
      `select round(extract(epoch from next_at - now()) / 60)::int as wait from sandbox.deliveries`,
    )
    waits.push(row!.wait)
    await sandbox.rows('update sandbox.deliveries set next_at = now()')
    await sandbox.idle()
  }
  assert.deepEqual(waits, [1, 2, 4])
})

test('only the wanted types are sent; all are listed', async (t) => {
  const sandbox = await startSandbox(t, { webhookEvents: ['payment_intent.succeeded'] })
  const { body } = await sandbox.post('/v1/payment_intents', paying)
  await sandbox.idle()
  assert.deepEqual(sandbox.ear.types(), ['payment_intent.succeeded'])
  const listed = await sandbox.get<List<Event>>(`/v1/events?payment_intent=${body.id}`)
  assert.deepEqual(listed.body.data.map((event) => event.type).sort(), ['payment_intent.created', 'payment_intent.succeeded'])
  const one = listed.body.data.find((event) => event.type === 'payment_intent.succeeded')
  assert.deepEqual((await sandbox.get<Event>(`/v1/events/${one?.id}`)).body, sandbox.ear.heard[0]?.event)
})

test('every webhook doubled and shuffled still leaves each event told and no row behind', async (t) => {
  const sandbox = await startSandbox(t, { faults: { seed: 7, duplicateWebhooks: 1, shuffleWebhooks: 0.5, delayMs: 20 } })
  for (let n = 0; n < 10; n += 1) await sandbox.post('/v1/payment_intents', paying)
  await sandbox.idle()
  assert.equal(sandbox.ear.heard.length, 40)
  const ids = sandbox.ear.heard.map(({ event }) => event.id)
  assert.equal(new Set(ids).size, 20)
  const inOrder = (await sandbox.rows<{ id: string }>('select id from sandbox.events order by seq')).map(({ id }) => id)
  assert.notDeepEqual([...new Set(ids)], inOrder)
  assert.deepEqual(await sandbox.rows('select * from sandbox.deliveries'), [])
})

test('a failing provider answers 500, keeps it under the key, and does nothing', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.post('/_faults', { errorRate: 1 })
  const failed = await sandbox.post('/v1/payment_intents', paying, 'k1')
  await sandbox.post('/_faults', { errorRate: 0 })
  assert.equal(failed.status, 500)
  const again = await sandbox.post('/v1/payment_intents', paying, 'k1')
  assert.equal(again.text, failed.text)
  assert.deepEqual(await sandbox.rows('select * from sandbox.intents'), [])
  assert.equal((await sandbox.post('/v1/payment_intents', paying, 'k2')).status, 200)
})

test('an unavailable provider answers 503 and keeps nothing', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.post('/_faults', { unavailableRate: 1 })
  const refused = await sandbox.post('/v1/payment_intents', paying, 'k1')
  assert.equal(refused.status, 503)
  assert.equal(refused.headers.get('retry-after'), '1')
  await sandbox.post('/_faults', { unavailableRate: 0 })
  assert.equal((await sandbox.post('/v1/payment_intents', paying, 'k1')).status, 200)
})

test('dropped answers lose the answer and not the work', async (t) => {
  const sandbox = await startSandbox(t)
  await sandbox.post('/_faults', { dropAnswers: 1 })
  await assert.rejects(sandbox.post('/v1/payment_intents', paying, 'k1'))
  await assert.rejects(sandbox.post('/v1/payment_intents', paying, 'k1'))
  await sandbox.post('/_faults', { dropAnswers: 0 })
  const answered = await sandbox.post<PaymentIntent>('/v1/payment_intents', paying, 'k1')
  assert.equal(answered.headers.get('idempotent-replayed'), 'true')
  assert.equal((await sandbox.rows('select * from sandbox.charges')).length, 1)
})

test('the controls do not exist unless asked for', async (t) => {
  const sandbox = await startSandbox(t, { testControls: false })
  assert.equal((await sandbox.post('/_faults', { errorRate: 1 })).status, 404)
})
