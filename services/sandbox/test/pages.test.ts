import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { PaymentIntent } from '../src/api.ts'
import { type Running, shop, startSandbox } from './start-sandbox.ts'

const order = { amount: 12_900, currency: 'usd', description: 'Order <7>', return_url: `${shop}/back?step=3` }
const typed = { number: '4242 4242 4242 4242', expiry: '04 / 35', cvc: '123', postal_code: '98052' }

async function submit(sandbox: Running, path: string, form: Record<string, string>) {
  const answer = await fetch(`${sandbox.url}${path}`, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') }
}

const statusOf = async (sandbox: Running, id: string) => (await sandbox.get<PaymentIntent>(`/v1/payment_intents/${id}`)).body.status

test('the card fields may be framed by the shop only, run only their own script, and label each input', async (t) => {
  const sandbox = await startSandbox(t)
  const page = await sandbox.get(`/fields?origin=${encodeURIComponent(shop)}&scheme=dark&font_size=18&accent=ff0066&locale_country=US`)
  assert.equal(page.status, 200)
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /frame-ancestors http:\/\/shop\.test$/)
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1] ?? ''
  assert.ok(nonce.length >= 22)
  assert.equal(page.text.split(`nonce="${nonce}"`).length - 1, page.text.match(/<(script|style)/g)?.length)
  for (const name of ['number', 'expiry', 'cvc', 'postal_code']) assert.match(page.text, new RegExp(`<label for="${name}">`))
  assert.match(page.text, /ZIP code/)
  assert.match(page.text, /--size:18px;--accent:#ff0066/)
  assert.match(page.text, /data-scheme="dark"/)
})

test('the card fields are not given to a stranger, nor styled with anything but the known looks', async (t) => {
  const sandbox = await startSandbox(t)
  assert.equal((await sandbox.get('/fields?origin=https://evil.test')).status, 400)
  assert.equal((await sandbox.get('/fields')).status, 400)
  for (const look of ['accent=red;}', 'font_size=99', 'scheme=%3Cscript%3E']) {
    const refused = await sandbox.get(`/fields?origin=${shop}&${look}`)
    assert.equal(refused.status, 400, look)
    assert.doesNotMatch(refused.text, /red;|<script>/)
  }
})

test('without a script: a declined card is told on the page, a good one leads back to the shop', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', order)
  const path = `/pay/${intent.client_secret}`
  const page = await sandbox.get(path)
  assert.match(page.text, /\$129\.00/)
  assert.match(page.text, /Order &#60;7&#62;/)
  assert.match(page.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)

  const declined = await submit(sandbox, path, { ...typed, number: '4000 0000 0000 9995' })
  assert.equal(declined.status, 422)
  assert.match(declined.text, /insufficient funds/)
  assert.match(declined.text, /value="04 \/ 35"/)
  assert.match(declined.text, /value="98052"/)
  assert.doesNotMatch(declined.text, /value="(4000|123)/)

  const mistyped = await submit(sandbox, path, { ...typed, cvc: '1' })
  assert.equal(mistyped.status, 422)
  assert.match(mistyped.text, /id="cvc-problem"[^>]*>The security code has the wrong length/)
  assert.equal(await statusOf(sandbox, intent.id), 'requires_payment_method')

  const paid = await submit(sandbox, path, typed)
  assert.equal(paid.status, 303)
  const back = new URL(paid.location ?? '')
  assert.equal(back.origin + back.pathname, `${shop}/back`)
  assert.deepEqual(Object.fromEntries(back.searchParams), {
    step: '3',
    payment_intent: intent.id,
    payment_intent_client_secret: intent.client_secret,
    redirect_status: 'succeeded',
  })
  const again = await submit(sandbox, path, typed)
  assert.match(again.text, /Payment complete/)
  assert.equal((await sandbox.rows(`select * from sandbox.charges where status = 'succeeded'`)).length, 1)
})

for (const [card, answer, status, redirect] of [
  ['pm_card_3ds', 'approve', 'succeeded', 'succeeded'],
  ['pm_card_3ds', 'fail', 'requires_payment_method', 'failed'],
  ['pm_card_3ds_declined', 'approve', 'requires_payment_method', 'failed'],
] as const) {
  test(`a challenge of ${card} answered with ${answer} ends ${status}, once`, async (t) => {
    const sandbox = await startSandbox(t)
    const { body: intent } = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: card })
    assert.equal(intent.status, 'requires_action')
    assert.deepEqual(await sandbox.rows('select * from sandbox.charges'), [])
    const url = intent.next_action?.redirect_to_url.url ?? ''
    const path = new URL(url).pathname
    assert.match((await sandbox.get(path)).text, /Approve/)
    const answered = await submit(sandbox, path, { answer })
    assert.equal(answered.status, 303)
    assert.equal(new URL(answered.location ?? '').searchParams.get('redirect_status'), redirect)
    assert.equal(await statusOf(sandbox, intent.id), status)
    const twice = await submit(sandbox, path, { answer: 'approve' })
    assert.equal(twice.status, 303)
    assert.equal(await statusOf(sandbox, intent.id), status)
    assert.equal((await sandbox.rows('select * from sandbox.charges')).length, 1)
    await sandbox.idle()
    const failed = sandbox.ear.heard.map(({ event }) => event).find((event) => event.type === 'payment_intent.payment_failed')
    const reason = failed?.data.object.last_payment_error?.decline_code
    assert.equal(reason, status === 'succeeded' ? undefined : answer === 'fail' ? 'authentication_failed' : 'generic_decline')
  })
}

test('a made-up challenge opens nothing and tells nothing', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_3ds' })
  const { body: paid } = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_visa' })
  for (const { id, client_secret } of [intent, paid]) {
    const path = `/challenge/${id}_challenge_${'0'.repeat(24)}`
    for (const answer of [await sandbox.get(path), await submit(sandbox, path, { answer: 'approve' })]) {
      assert.equal(answer.status, 404)
      assert.doesNotMatch(answer.text, new RegExp(client_secret))
    }
  }
  assert.equal(await statusOf(sandbox, intent.id), 'requires_action')
})

test('another card replaces an unanswered challenge', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_3ds' })
  const path = new URL(intent.next_action?.redirect_to_url.url ?? '').pathname
  await sandbox.post(`/v1/payment_intents/${intent.id}/confirm`, { payment_method: 'pm_card_visa' })
  assert.equal((await submit(sandbox, path, { answer: 'fail' })).status, 404)
  assert.equal(await statusOf(sandbox, intent.id), 'succeeded')
})

test('a framed challenge tells the shop that frames it, and only a shop may', async (t) => {
  const sandbox = await startSandbox(t)
  const { body: intent } = await sandbox.post('/v1/payment_intents', { ...order, confirm: true, payment_method: 'pm_card_3ds' })
  const path = new URL(intent.next_action?.redirect_to_url.url ?? '').pathname
  assert.equal((await sandbox.get(`${path}?origin=https://evil.test`)).status, 400)
  assert.equal((await submit(sandbox, path, { answer: 'approve', origin: 'https://evil.test' })).status, 400)
  assert.equal(await statusOf(sandbox, intent.id), 'requires_action')
  const done = await submit(sandbox, path, { answer: 'approve', origin: shop })
  assert.equal(done.status, 200)
  assert.match(done.text, /"status":"succeeded"/)
  assert.match(done.text, /}, "http:\/\/shop\.test"\)/)
})
