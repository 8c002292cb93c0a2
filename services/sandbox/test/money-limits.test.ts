import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import type { Charge, List, PaymentIntent, Refund } from '../src/api.ts'
import { type Running, startSandbox } from './start-sandbox.ts'

const held = { amount: 10_000, currency: 'usd', capture_method: 'manual', confirm: true, payment_method: 'pm_card_visa' }

async function captured(sandbox: Running, amount?: number): Promise<PaymentIntent> {
  const { body } = await sandbox.post('/v1/payment_intents', held)
  const answer = await sandbox.post(`/v1/payment_intents/${body.id}/capture`, amount === undefined ? {} : { amount_to_capture: amount })
  return answer.body
}

test('a capture takes at most what was authorised, once, and releases the rest', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const path = `/v1/payment_intents/${intent.id}/capture`
  const tooMuch = await sandbox.postError(path, { amount_to_capture: 10_001 })
  assert.equal(tooMuch.body.error.code, 'amount_too_large')
  assert.equal(tooMuch.body.error.param, 'amount_to_capture')
  const part = await sandbox.post(path, { amount_to_capture: 6_000 })
  assert.equal(part.body.amount_received, 6_000)
  assert.equal(part.body.amount_capturable, 0)
  const rest = await sandbox.postError(path, { amount_to_capture: 4_000 })
  assert.equal(rest.body.error.code, 'payment_intent_unexpected_state')
  const moved = await sandbox.rows<{ sum: number }>('select sum(amount)::int as sum from sandbox.movements')
  assert.equal(moved[0]?.sum, 6_000)
})

test('an authorisation is captured in parts, refunded between them, and releases what its final part leaves', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const path = `/v1/payment_intents/${intent.id}/capture`
  const first = await sandbox.post(path, { amount_to_capture: 3_000, final_capture: false })
  assert.deepEqual([first.body.status, first.body.amount_received, first.body.amount_capturable], ['requires_capture', 3_000, 7_000])
  const tooMuch = await sandbox.postError(path, { amount_to_capture: 7_001, final_capture: false })
  assert.equal(tooMuch.body.error.code, 'amount_too_large')
  await sandbox.post('/v1/refunds', { payment_intent: intent.id, amount: 1_000 })
  const last = await sandbox.post(path, { amount_to_capture: 2_000 })
  assert.deepEqual([last.body.status, last.body.amount_received, last.body.amount_capturable], ['succeeded', 5_000, 0])
  assert.equal((await sandbox.postError(path, { amount_to_capture: 1 })).body.error.code, 'payment_intent_unexpected_state')
  const moved = await sandbox.rows<{ amount: number }>('select amount::int from sandbox.movements order by seq')
  assert.deepEqual(
    moved.map(({ amount }) => amount),
    [3_000, -1_000, 2_000],
  )
})

test('cancelling what is captured in part releases the rest and keeps the part', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  await sandbox.post(`/v1/payment_intents/${intent.id}/capture`, { amount_to_capture: 3_000, final_capture: false })
  const released = await sandbox.post(`/v1/payment_intents/${intent.id}/cancel`)
  assert.deepEqual([released.body.status, released.body.amount_received, released.body.amount_capturable], ['succeeded', 3_000, 0])
})

test('an account that cannot capture in parts is told so, and nothing is taken', async (t) => {
  const sandbox = await startSandbox(t, { multicapture: false })
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const refused = await sandbox.postError(`/v1/payment_intents/${intent.id}/capture`, { amount_to_capture: 3_000, final_capture: false })
  assert.deepEqual([refused.status, refused.body.error.code], [400, 'multicapture_unavailable'])
  assert.deepEqual(await sandbox.rows('select * from sandbox.movements'), [])
})

test('twenty captures at once take the money once', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const answers = await Promise.all(Array.from({ length: 20 }, () => sandbox.post(`/v1/payment_intents/${intent.id}/capture`)))
  assert.equal(answers.filter((answer) => answer.status === 200).length, 1)
  assert.equal((await sandbox.rows('select * from sandbox.movements')).length, 1)
})

test('an authorisation is cancelled once and can then be neither captured nor confirmed', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const cancelled = await sandbox.post(`/v1/payment_intents/${intent.id}/cancel`, { cancellation_reason: 'abandoned' })
  assert.equal(cancelled.body.status, 'canceled')
  assert.equal(cancelled.body.cancellation_reason, 'abandoned')
  assert.equal(cancelled.body.amount_capturable, 0)
  assert.ok(Number.isInteger(cancelled.body.canceled_at))
  for (const verb of ['capture', 'cancel', 'confirm']) {
    const refused = await sandbox.postError(
      `/v1/payment_intents/${intent.id}/${verb}`,
      verb === 'confirm' ? { payment_method: 'pm_card_visa' } : {},
    )
    assert.equal(refused.body.error.code, 'payment_intent_unexpected_state', verb)
  }
  assert.deepEqual(await sandbox.rows('select * from sandbox.movements'), [])
})

test('cancel and capture at once: exactly one wins, over two processes', async (t) => {
  const sandbox = await startSandbox(t)
  const other = sandbox.make()
  const { url } = await other.start({ port: 0 })
  for (let round = 0; round < 10; round += 1) {
    const { body: intent } = await sandbox.post('/v1/payment_intents', held)
    const [capture, cancel] = await Promise.all([
      sandbox.post(`/v1/payment_intents/${intent.id}/capture`),
      fetch(`${url}/v1/payment_intents/${intent.id}/cancel`, { method: 'POST', headers: { authorization: 'Bearer sk_sandbox_test' } }),
    ])
    assert.deepEqual([capture.status, cancel.status].sort(), [200, 400])
  }
})

test('refunds in parts add up to the capture and not a cent more', async (t) => {
  const sandbox = await startSandbox(t)
  const intent = await captured(sandbox, 6_000)
  const part = await sandbox.post<Refund>('/v1/refunds', { payment_intent: intent.id, amount: 2_500, reason: 'requested_by_customer' })
  assert.equal(part.status, 200)
  assert.equal(part.body.amount, 2_500)
  const tooMuch = await sandbox.postError('/v1/refunds', { payment_intent: intent.id, amount: 3_501 })
  assert.equal(tooMuch.body.error.code, 'amount_too_large')
  const rest = await sandbox.post<Refund>('/v1/refunds', { charge: intent.latest_charge })
  assert.equal(rest.body.amount, 3_500)
  const none = await sandbox.postError('/v1/refunds', { payment_intent: intent.id })
  assert.equal(none.body.error.code, 'charge_already_refunded')
  const after = await sandbox.get<PaymentIntent>(`/v1/payment_intents/${intent.id}`)
  assert.equal(after.body.refunded, true)
  assert.equal(after.body.amount_refunded, 6_000)
  assert.deepEqual((await sandbox.get<Refund>(`/v1/refunds/${part.body.id}`)).body, part.body)
  const listed = await sandbox.get<List<Refund>>(`/v1/refunds?payment_intent=${intent.id}`)
  assert.deepEqual(
    listed.body.data.map(({ amount }) => amount),
    [3_500, 2_500],
  )
  await sandbox.idle()
  const told = sandbox.ear.heard.map(({ event }) => event).filter((event) => event.type === 'charge.refunded')
  const byAmount = told.map(({ data: { object } }) => [object.amount_refunded, object.refunded]).sort()
  assert.deepEqual(byAmount, [
    [2_500, false],
    [6_000, true],
  ])
})

test('twenty refunds of 1000 at once on a capture of 10000, over two processes: ten pass', async (t) => {
  const sandbox = await startSandbox(t)
  const other = sandbox.make()
  const { url } = await other.start({ port: 0 })
  const intent = await captured(sandbox)
  const body = JSON.stringify({ payment_intent: intent.id, amount: 1_000 })
  const refund = async (base: string): Promise<number> => {
    for (;;) {
      const answer = await fetch(`${base}/v1/refunds`, {
        method: 'POST',
        headers: { authorization: 'Bearer sk_sandbox_test', 'content-type': 'application/json' },
        body,
      })
      await answer.text()
      if (answer.status !== 409) return answer.status
    }
  }
  const statuses = await Promise.all(Array.from({ length: 20 }, (_, n) => refund(n % 2 === 0 ? sandbox.url : url)))
  assert.equal(statuses.filter((status) => status === 200).length, 10)
  assert.equal(statuses.filter((status) => status === 400).length, 10)
  const charge = await sandbox.get<Charge>(`/v1/charges/${intent.latest_charge}`)
  assert.equal(charge.body.amount_refunded, 10_000)
  const [sum] = await sandbox.rows<{ refunds: number; moved: number }>(
    `select (select sum(amount)::int from sandbox.refunds) as refunds, (select sum(amount)::int from sandbox.movements) as moved`,
  )
  assert.deepEqual(sum, { refunds: 10_000, moved: 0 })
})

test('only captured money can be refunded', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const refused = await sandbox.postError('/v1/refunds', { payment_intent: intent.id })
  assert.equal(refused.body.error.code, 'payment_intent_unexpected_state')
  assert.deepEqual(await sandbox.rows('select * from sandbox.refunds'), [])
})

test('an authorisation nobody captures for seven days is cancelled', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', held)
  const { body: fresh } = await sandbox.post('/v1/payment_intents', held)
  for (const table of ['intents', 'charges']) {
    await sandbox.rows(
      `update sandbox.${table} set created = now() - interval '169 hours' where ${table === 'intents' ? 'id' : 'intent_id'} = $1`,
      [intent.id],
    )
  }
  const later = sandbox.make()
  await later.start()
  const read = async () => (await sandbox.get<PaymentIntent>(`/v1/payment_intents/${intent.id}`)).body
  await waitFor(async () => (await read()).status === 'canceled')
  assert.equal((await read()).cancellation_reason, 'automatic')
  assert.equal((await sandbox.get<PaymentIntent>(`/v1/payment_intents/${fresh.id}`)).body.status, 'requires_capture')
})

const wrong: [string, object, string, string | undefined][] = [
  ['no amount', { currency: 'usd' }, 'parameter_missing', 'amount'],
  ['a price with decimals', { amount: 12.5, currency: 'usd' }, 'parameter_invalid', 'amount'],
  ['an amount in words', { amount: '1000', currency: 'usd' }, 'parameter_invalid', 'amount'],
  ['a negative amount', { amount: -500, currency: 'usd' }, 'amount_too_small', 'amount'],
  ['too little', { amount: 49, currency: 'usd' }, 'amount_too_small', 'amount'],
  ['too much', { amount: 100_000_000, currency: 'usd' }, 'amount_too_large', 'amount'],
  ['an unknown currency', { amount: 1_000, currency: 'xyz' }, 'currency_unsupported', 'currency'],
  ['a field that does not exist', { amount: 1_000, currency: 'usd', status: 'succeeded' }, 'parameter_unknown', 'status'],
  [
    'a way back to a stranger',
    { amount: 1_000, currency: 'usd', return_url: 'https://evil.test/' },
    'return_url_not_allowed',
    'return_url',
  ],
  ['a script as way back', { amount: 1_000, currency: 'usd', return_url: 'javascript:alert(1)' }, 'parameter_invalid', 'return_url'],
  ['confirm without a card', { amount: 1_000, currency: 'usd', confirm: true }, 'parameter_missing', 'payment_method'],
  ['metadata that is not text', { amount: 1_000, currency: 'usd', metadata: { n: 1 } }, 'parameter_invalid', 'metadata[n]'],
]

test('wrong input is refused with its code and the name of the field, and nothing is stored', async (t) => {
  const sandbox = await startSandbox(t)
  for (const [name, body, code, param] of wrong) {
    const refused = await sandbox.postError('/v1/payment_intents', body)
    assert.equal(refused.status, 400, name)
    assert.equal(refused.body.error.type, 'invalid_request_error', name)
    assert.equal(refused.body.error.code, code, name)
    assert.equal(refused.body.error.param, param, name)
  }
  const unknownCard = await sandbox.postError('/v1/payment_intents', { ...held, payment_method: 'pm_nobody' })
  assert.equal(unknownCard.body.error.code, 'payment_method_missing')
  assert.deepEqual(await sandbox.rows('select * from sandbox.intents'), [])
})
