import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { spawnNode, waitFor } from '@toyline/testing'
import type { PaymentIntent } from '../src/api.ts'
import { startSandbox } from './start-sandbox.ts'

const order = { amount: 4_200, currency: 'usd', capture_method: 'manual', confirm: true }

test('a provider killed between the charge and its answer has charged once, and the same key gets the answer from the next one', async (t) => {
  const sandbox = await startSandbox(t)
  const child = spawnNode(t, fileURLToPath(new URL('./run-sandbox.ts', import.meta.url)), [], {
    SANDBOX_DATABASE_URL: sandbox.databaseUrl,
    SANDBOX_WEBHOOK_URL: sandbox.ear.url,
  })
  const base = (await child.printed(/listening on (\S+)/))[1]
  const slow = { ...order, payment_method: 'pm_card_slow_answer' }
  const send = (body: object, key: string) =>
    fetch(`${base}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_sandbox_test', 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify(body),
    })
  const processing = await send({ ...order, payment_method: 'pm_card_processing_succeeds' }, 'k2')
  const { id } = (await processing.json()) as PaymentIntent
  const lost = assert.rejects(send(slow, 'k1'))
  await waitFor(async () => (await sandbox.rows('select * from sandbox.charges')).length === 2)
  await child.kill('SIGKILL')
  await lost

  const answered = await sandbox.post('/v1/payment_intents', slow, 'k1')
  assert.equal(answered.headers.get('idempotent-replayed'), 'true')
  assert.equal(answered.body.status, 'requires_capture')
  const charges = await sandbox.rows<{ n: number }>('select count(*)::int as n from sandbox.charges where intent_id = $1', [
    answered.body.id,
  ])
  assert.equal(charges[0]?.n, 1)
  // The other process's promise to settle was a row, not a timer.
  await waitFor(async () => (await sandbox.get<PaymentIntent>(`/v1/payment_intents/${id}`)).body.status === 'requires_capture')
})
