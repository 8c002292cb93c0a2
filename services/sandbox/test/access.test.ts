import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ApiErrorBody, List, PaymentIntent, PaymentMethodToken } from '../src/api.ts'
import { shop, startSandbox } from './start-sandbox.ts'

const order = { amount: 4_200, currency: 'usd', description: 'Order 7', metadata: { order_id: 'ord_9' } }
const card = { number: '4242 4242 4242 4242', exp_month: 4, exp_year: 2035, cvc: '123', postal_code: '98052' }

test('without the key every endpoint answers 401', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', order)
  const closed: [string, string][] = [
    ['POST', '/v1/payment_intents'],
    ['GET', '/v1/payment_intents'],
    ['GET', `/v1/payment_intents/${intent.id}`],
    ['POST', `/v1/payment_intents/${intent.id}/confirm`],
    ['POST', `/v1/payment_intents/${intent.id}/capture`],
    ['POST', `/v1/payment_intents/${intent.id}/cancel`],
    ['GET', '/v1/payment_intents/search?metadata[order_id]=ord_9'],
    ['POST', '/v1/refunds'],
    ['GET', '/v1/refunds'],
    ['GET', '/v1/refunds/re_1'],
    ['GET', '/v1/charges/ch_1'],
    ['GET', '/v1/events'],
    ['GET', '/v1/events/evt_1'],
    ['GET', '/v1/balance_transactions'],
    ['POST', '/v1/tokens'],
    ['GET', '/_faults'],
  ]
  for (const [method, path] of closed) {
    for (const authorization of ['', 'Bearer sk_wrong', 'sk_sandbox_test']) {
      const body = method === 'POST' ? { card } : undefined
      const refused = await sandbox.call<ApiErrorBody>(method, path, body, { authorization })
      assert.equal(refused.status, 401, `${method} ${path}`)
      assert.equal(refused.body.error.code, 'api_key_invalid')
    }
  }
})

test('a client secret reads and confirms its own intent, without metadata, and no other', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: mine } = await sandbox.post('/v1/payment_intents', order)
  const { body: other } = await sandbox.post('/v1/payment_intents', order)
  const asBrowser = <T>(method: string, path: string, body?: unknown) =>
    sandbox.call<T>(method, path, body, { authorization: '', origin: shop })

  const read = await asBrowser<PaymentIntent>('GET', `/v1/payment_intents/${mine.id}?client_secret=${mine.client_secret}`)
  assert.equal(read.status, 200)
  assert.equal(read.headers.get('access-control-allow-origin'), shop)
  assert.deepEqual(read.body.metadata, {})
  assert.equal(read.body.description, null)
  assert.equal((await asBrowser('GET', `/v1/payment_intents/${other.id}?client_secret=${mine.client_secret}`)).status, 404)
  const forged = `${other.id}_secret_${mine.client_secret.slice(-24)}`
  assert.equal((await asBrowser('GET', `/v1/payment_intents/${other.id}?client_secret=${forged}`)).status, 404)

  const body = { payment_method: 'pm_card_visa', client_secret: mine.client_secret }
  assert.equal((await asBrowser('POST', `/v1/payment_intents/${other.id}/confirm`, body)).status, 404)
  const paid = await asBrowser<PaymentIntent>('POST', `/v1/payment_intents/${mine.id}/confirm`, body)
  assert.equal(paid.body.status, 'succeeded')
  assert.deepEqual(paid.body.metadata, {})
  const untouched = await sandbox.get<PaymentIntent>(`/v1/payment_intents/${other.id}`)
  assert.equal(untouched.body.status, 'requires_payment_method')
})

test('a stranger’s page gets no cross-origin leave', async (t) => {
  const sandbox = await startSandbox(t)
  const answer = await sandbox.get('/v1/payment_intents', { origin: 'https://evil.test' })
  assert.equal(answer.headers.get('access-control-allow-origin'), null)
})

test('a card is tokenised from our own page; number and code are in no row', async (t) => {
  const sandbox = await startSandbox(t)
  const fromOwnPage = { authorization: '', origin: sandbox.url }
  const token = await sandbox.call<PaymentMethodToken>('POST', '/v1/tokens', { card: { ...card, cvc: '987' } }, fromOwnPage)
  assert.equal(token.status, 200)
  assert.match(token.body.id, /^pm_[0-9A-Za-z]{24}$/)
  assert.deepEqual(token.body.card, { brand: 'visa', last4: '4242', exp_month: 4, exp_year: 2035 })
  const paid = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: token.body.id })
  assert.equal(paid.body.status, 'succeeded')
  for (const { table } of await sandbox.rows<{ table: string }>(
    `select table_name as table from information_schema.tables where table_schema = 'sandbox'`,
  )) {
    const [row] = await sandbox.rows<{ text: string }>(`select coalesce(json_agg(x)::text, '') as text from sandbox.${table} x`)
    assert.doesNotMatch(row!.text, /4242424242424242|4242 4242|98052|"cvc"|\b987\b/, table)
  }
})

test('a token is good for an hour', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: token } = await sandbox.post<PaymentMethodToken>('/v1/tokens', { card })
  await sandbox.rows(`update sandbox.tokens set created = now() - interval '61 minutes'`)
  const refused = await sandbox.postError('/v1/payment_intents', { ...order, confirm: true, payment_method: token.id })
  assert.equal(refused.body.error.code, 'payment_method_missing')
})

test('nothing that is logged holds a card number or a client secret', async (t) => {
  const lines: string[] = []
  const write = (fields: object, message: string) => {
    lines.push(JSON.stringify([message, fields, ...Object.values(fields).map((value) => (value instanceof Error ? value.stack : ''))]))
  }
  // What works in the background misses the tables too, and says so.
  const told = () => lines.filter((line) => /^\["(request|page) failed"/.test(line)).length
  const sandbox = await startSandbox(t, { log: { info: write, warn: write, error: write } })
  const { body: intent } = await sandbox.post('/v1/payment_intents', order)
  await sandbox.asAdmin('alter table sandbox.tokens rename to gone')
  assert.equal((await sandbox.post('/v1/tokens', { card: { ...card, number: '4000000000000002' } })).status, 500)
  assert.equal(told(), 1)
  await sandbox.asAdmin('alter table sandbox.intents rename to gone_too')
  assert.equal((await sandbox.get(`/pay/${intent.client_secret}`)).status, 500)
  assert.equal(told(), 2)
  assert.doesNotMatch(lines.join('\n'), /4000000000000002|_secret_/)
})

test('lists page through everything once, newest first, and by time', async (t) => {
  const sandbox = await startSandbox(t)
  const made: string[] = []
  for (let n = 0; n < 5; n += 1) made.push((await sandbox.post('/v1/payment_intents', order)).body.id)
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = await sandbox.get<List<PaymentIntent>>(`/v1/payment_intents?limit=2${after && `&starting_after=${after}`}`)
    seen.push(...page.body.data.map(({ id }) => id))
    after = seen.at(-1) ?? ''
    assert.equal(page.body.has_more, seen.length < 5)
    if (!page.body.has_more) break
  }
  assert.deepEqual(seen, made.toReversed())
  const { created } = (await sandbox.get<PaymentIntent>(`/v1/payment_intents/${made[0]}`)).body
  const from = async (query: string) => (await sandbox.get<List<PaymentIntent>>(`/v1/payment_intents?${query}`)).body.data.length
  assert.equal(await from(`created_gte=${created}&created_lte=${created + 60}`), 5)
  assert.equal(await from(`created_gte=${created + 60}`), 0)
  assert.equal(await from(`created_lte=${created - 1}`), 0)
  for (const query of ['limit=0', 'limit=101', 'created_gte=yesterday', 'page=2']) {
    assert.equal((await sandbox.get(`/v1/payment_intents?${query}`)).status, 400, query)
  }
})

test('a body that is no JSON, or too large, is refused in the provider’s own words', async (t) => {
  const sandbox = await startSandbox(t)
  const raw = (body: string) =>
    fetch(`${sandbox.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { authorization: 'Bearer sk_sandbox_test', 'content-type': 'application/json' },
      body,
    })
  const broken = await raw('{"amount":')
  assert.equal(broken.status, 400)
  assert.equal(((await broken.json()) as ApiErrorBody).error.code, 'parameter_invalid')
  assert.equal((await raw(`"${'x'.repeat(70_000)}"`)).status, 413)
})
