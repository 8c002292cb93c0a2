import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { newOrder, openShop, refusal, sentEvents, sign } from './room.ts'
import { isWithoutDescription, openDescription } from './stand-ins/stripe/description.ts'

/** What every other story with this company promises too: whatever is asked and answered fits Stripe's own description. */
test('planted: a request and an answer that Stripe’s description does not know are noticed', { skip: isWithoutDescription }, () => {
  const description = openDescription()
  assert.ok(description)
  const intent = { amount: '100', currency: 'usd', confirm: 'true', metadata: { order_id: 'ord_1' } }
  assert.deepEqual(description.request('POST', '/v1/payment_intents', intent), [])
  assert.match(description.request('POST', '/v1/payment_intents', { ...intent, colour: 'red' }).join(), /additional properties/)
  assert.match(description.request('POST', '/v1/payment_intents', { ...intent, amount: 'much' }).join(), /must be integer/)
  const options = { card: { request_three_d_secure: 'perhaps' } }
  assert.match(description.request('POST', '/v1/payment_intents', { ...intent, payment_method_options: options }).join(), /allowed values/)
  assert.match(
    description.answer('GET', '/v1/payment_intents/pi_1', 200, { object: 'payment_intent' }).join(),
    /required property 'amount'/,
  )
})

test('money is in the currency’s own smallest unit: whole yen, and thousandths of a dinar in tens', async (t) => {
  const shop = await openShop(t, { company: 'stripe' })
  for (const [amount, currency, state] of [
    [12_900, 'JPY', 'authorised'],
    [12_900, 'KWD', 'authorised'],
    [12_905, 'KWD', 'declined'],
  ] as const) {
    const order = newOrder({ amount, currency })
    const status = await shop.authorise(order, 'pm_card_visa')
    assert.deepEqual([status.state, status.amount], [state, { amount, currency }])
  }
  assert.deepEqual(
    [...shop.books().intents.values()].map(({ amount, currency }) => [amount, currency]),
    [
      [12_900, 'jpy'],
      [12_900, 'kwd'],
    ],
  )
})

test('one request too many does nothing, is no decline, and is made later', async (t) => {
  const shop = await openShop(t, { company: 'stripe' })
  const order = newOrder()
  await shop.company.fault({ tooManyRate: 1 })
  assert.equal(await refusal(shop.authorise(order, 'pm_card_visa')), '503 payment-unavailable')
  assert.equal((await shop.state(order))?.state, 'none')
  assert.equal(shop.books().intents.size, 0)
  await shop.company.fault({ tooManyRate: 0 })
  assert.equal((await shop.authorise(order, 'pm_card_visa')).state, 'authorised')
  assert.deepEqual(await shop.query('select from payments.declines'), [])
})

test('a payment whose answer was lost is found by its order: by the list while search is behind, by search when the list is long past', async (t) => {
  const shop = await openShop(t, { company: 'stripe' })
  for (const [age, found] of [
    [0, '/v1/payment_intents?'],
    [7_200, '/v1/payment_intents/search?'],
  ] as const) {
    const order = newOrder()
    assert.equal((await shop.authorise(order, 'pm_card_lost_answer')).state, 'unknown')
    for (const intent of shop.books().intents.values()) intent.created -= age
    const asked = shop.asked.length
    assert.equal((await shop.refresh(order)).state, 'authorised')
    const questions = shop.asked.slice(asked)
    assert.ok(questions.every(({ method }) => method === 'GET'))
    assert.ok(questions.some(({ path }) => path.startsWith(found)))
    assert.equal((await shop.truth(order)).charges, 1)
  }
})

test('a dispute, whose report names no order, reaches the order of its payment', async (t) => {
  const shop = await openShop(t, { company: 'stripe', working: true })
  const order = newOrder()
  const { paymentId } = await shop.authorise(order, 'pm_card_dispute')
  await shop.company.take(paymentId ?? '')
  const report = (await shop.company.reports()).find((body) => body.includes('charge.dispute.created')) ?? ''
  assert.ok(!report.includes(order.orderId))
  assert.equal(await shop.report(report, sign(report)), 200)
  await waitFor(async () => (await shop.state(order))?.review, { timeoutMs: 30_000 })
  assert.match((await shop.state(order))?.review ?? '', /took this payment back/)
})

test('what Stripe holds for an order that is none of ours is given back by the sweeper (W23)', async (t) => {
  const shop = await openShop(t, { company: 'stripe', working: true, settings: { sweepMs: 50 } })
  const good = newOrder()
  await shop.authorise(good, 'pm_card_visa')
  const books = shop.books()
  const stray = books.create(
    {
      amount: 500,
      currency: 'usd',
      capture_method: 'manual',
      description: null,
      metadata: { order_id: newOrder().orderId },
    },
    { token: books.newToken('pm_card_visa'), returnUrl: 'https://shop.example' },
  )
  for (const intent of books.intents.values()) intent.created -= 120
  await waitFor(() => stray.status === 'canceled', { timeoutMs: 30_000 })
  assert.equal((await shop.truth(good)).status, 'requires_capture')
})

for (const multicapture of [true, false])
  test(`of an order that is sent in parts, ${multicapture ? 'each is taken for itself' : 'the first is the last where the card allows one capture (W61)'}`, async (t) => {
    const shop = await openShop(t, { company: 'stripe', working: true, stripe: { multicapture } })
    const order = newOrder({ amount: 10_000, currency: 'USD' })
    await shop.authorise(order, 'pm_card_visa')
    const [first, second] = sentEvents(order, [1, 2])
    await shop.sent(order, first)
    await waitFor(async () => (await shop.invoices(order)).length === 1, { timeoutMs: 30_000, what: 'the first invoice' })
    const { status, received } = await shop.truth(order)
    assert.deepEqual([status, received], [multicapture ? 'requires_capture' : 'succeeded', 3_333])
    if (!multicapture) return
    await shop.sent(order, second)
    await waitFor(async () => (await shop.invoices(order)).length === 2, { timeoutMs: 30_000, what: 'the second invoice' })
    assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 10_000, refunded: 0 })
  })
