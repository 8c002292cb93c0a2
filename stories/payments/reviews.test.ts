import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, paymentsCards, type ReviewOutcome } from '@toyline/contracts'
import { client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { newOrder, openShop, refusal, type Shop, sentEvent, sentEvents, type TestOrder, tokens } from './room.ts'
import { isWithoutDescription as isWithoutStripe } from './stand-ins/stripe/description.ts'

const AMOUNT = 12_900

const staffOf = ({ service }: Shop) =>
  client(paymentsCards, injectTransport(service.app), { tokens, caller: { kind: 'staff', userId: 'usr_ada' } })

const resolving =
  (shop: Shop, { orderId }: { orderId: string }) =>
  (outcome: ReviewOutcome, reason: string, { key = newId('key') as string, note = 'Talked to the buyer.' } = {}) =>
    staffOf(shop).resolveReview({ params: { orderId }, body: { outcome, reason, note } }, { idempotencyKey: key })

/** A payment whose authorisation ended with the first of two shipments, so that a person must look (W61). */
async function ended(t: TestContext) {
  const shop = await openShop(t, { working: true, reports: true, settings: { capturesInParts: false } })
  const order = newOrder({ amount: AMOUNT, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const [first] = sentEvents(order, [50, 50])
  await shop.sent(order, first)
  await waitFor(async () => (await shop.state(order))?.review != null, { what: 'the review' })
  return { shop, order, reason: (await shop.state(order))?.review ?? '' }
}

const resolutions = (shop: Shop, { orderId }: TestOrder) =>
  shop.query<{ outcome: string; note: string; resolved_by: string; reason: string }>(
    'select outcome, note, resolved_by, reason from payments.review_resolutions where order_id = $1',
    [orderId],
  )

test('a payment that waits for a person is listed with its reason, and waits no more once they have said what became of it', async (t) => {
  const { shop, order, reason } = await ended(t)
  const staff = staffOf(shop)
  const { items, nextCursor } = await staff.listReviews({})
  assert.deepEqual(
    items.map((item) => [item.orderId, item.reason, item.captured.amount, item.owed.amount]),
    [[order.orderId, reason, AMOUNT / 2, 0]],
  )
  assert.match(reason, /^what is still to be sent after TL-\w+-1 cannot be taken: the payment ended with that part$/)
  assert.equal(nextCursor, null)

  const resolve = resolving(shop, order)
  assert.equal(await refusal(resolve('accept', 'something that was read before')), '409 review-changed')
  assert.equal(await refusal(resolve('given-by-hand', reason)), '409 nothing-owed')
  assert.deepEqual(await resolutions(shop, order), [])
  const asked = Array.from({ length: 5 }, () => resolve('accept', reason, { key: 'same' }))
  const said = await Promise.all(asked)
  assert.deepEqual(new Set(said.map(({ resolvedAt }) => resolvedAt)).size, 1)
  assert.deepEqual(await resolutions(shop, order), [{ outcome: 'accept', note: 'Talked to the buyer.', resolved_by: 'usr_ada', reason }])
  assert.equal(await refusal(resolve('dismiss', reason, { key: 'same' })), '422 idempotency-key-reused')
  assert.equal(await refusal(resolve('dismiss', reason)), '409 no-review')
  assert.deepEqual((await staff.listReviews({})).items, [])

  // What was dealt with does not wait again, whoever says it again.
  await shop.refresh(order)
  await shop.sent(order, sentEvents(order, [50, 50])[0])
  assert.equal((await shop.state(order))?.review, null)
})

test('what the provider says again after a person has dealt with it does not make the payment wait again', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder({ amount: AMOUNT, currency: 'USD' })
  await shop.authorise(order, 'pm_card_dispute')
  await shop.sent(order, sentEvent(order, 100))
  await waitFor(async () => (await shop.state(order))?.review != null, { what: 'the dispute' })
  const reason = (await shop.state(order))?.review ?? ''
  assert.equal(reason, 'the buyer’s bank took this payment back')
  await resolving(shop, order)('accept', reason)
  await shop.refresh(order)
  await shop.company.idle()
  assert.equal((await shop.state(order))?.review, null)
  // Anything else does.
  await shop.inProvider(`update sandbox.intents set amount = amount + 1 where metadata ->> 'order_id' = $1`, [order.orderId])
  await shop.refresh(order)
  assert.match((await shop.state(order))?.review ?? '', /^the provider has 12901 USD/)
})

test('the rest is given back with a credit note, once, by the person who looked', async (t) => {
  const { shop, order, reason } = await ended(t)
  const resolve = resolving(shop, order)
  await Promise.all(Array.from({ length: 4 }, () => resolve('refund-rest', reason, { key: 'rest' })))
  await waitFor(async () => (await shop.refunds(order))[0]?.state === 'done', { what: 'the refund' })
  assert.deepEqual(
    (await shop.refunds(order)).map(({ state, amount, document }) => [state, amount, document]),
    [['done', AMOUNT / 2, 'US-C000001']],
  )
  assert.equal((await shop.truth(order)).refunded, AMOUNT / 2)
  assert.equal((await resolutions(shop, order)).length, 1)
})

test('where nothing can be given back nothing is said to be, and the payment still waits', async (t) => {
  const shop = await openShop(t)
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  await shop.query(`update payments.payments set review = 'odd' where order_id = $1`, [order.orderId])
  assert.equal(await refusal(resolving(shop, order)('refund-rest', 'odd')), '404 no-such-invoice')
  assert.deepEqual([(await shop.state(order))?.review, await resolutions(shop, order)], ['odd', []])
})

test('what a refund did not bring is given back by hand: booked, told, and owed no more', { skip: isWithoutStripe }, async (t) => {
  const shop = await openShop(t, { company: 'stripe', working: true, reports: true })
  const order = newOrder({ amount: AMOUNT, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  await shop.sent(order, sentEvent(order, 100))
  await waitFor(async () => (await shop.invoices(order)).length === 1, { what: 'the invoice' })
  await shop.refund(order, 50, 'a')
  await waitFor(async () => (await shop.refunds(order))[0]?.state === 'done', { what: 'the refund' })
  shop.books().failRefund(shop.books().refunds[0]!.id)
  await waitFor(async () => (await shop.state(order))?.review != null, { what: 'the failure' })
  const [{ reason, owed } = { reason: '', owed: null }] = (await staffOf(shop).listReviews({})).items
  assert.deepEqual(owed, { amount: AMOUNT / 2, currency: 'USD' })

  await Promise.all([1, 2, 3].map(() => resolving(shop, order)('given-by-hand', reason, { key: 'hand' })))
  const { balances, unbalanced, drift } = await shop.ask.ledgerReport({})
  assert.deepEqual([unbalanced, drift], [[], []])
  assert.deepEqual(Object.fromEntries(balances.map(({ account, balance }) => [account, balance.amount])), {
    bank: -AMOUNT / 2,
    orders: -AMOUNT / 2,
    'provider:stripe': AMOUNT,
    'refunds-owed': 0,
  })
  await waitFor(() => shop.refundsSaid.at(-1)?.state === 'by-hand', { what: 'the news' })
  const said = (given: number) => shop.said.some(({ status }) => status.refunded?.amount === given && status.bounced?.amount === AMOUNT / 2)
  await waitFor(() => said(AMOUNT), { what: 'the news that half of it has reached the buyer' })
  await shop.refresh(order)
  assert.equal((await shop.state(order))?.review, null)
  assert.equal((await shop.query(`select from payments.ledger_transactions where kind = 'refund-by-hand'`)).length, 1)
})

test('a thousand reviews are read some at a time, each once, and by staff alone', async (t) => {
  const shop = await openShop(t)
  await shop.query(
    `insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, review, customer, email)
     select 'ord_' || lpad(i::text, 26, '0'), 'TL-' || i, 'card', 'sandbox', 100, 'USD', 'authorised', 1, 'odd', '', '' from generate_series(1, 1000) i`,
  )
  const staff = staffOf(shop)
  const read: string[] = []
  for (let cursor: `ord_${string}` | undefined; ; ) {
    const page: Awaited<ReturnType<typeof staff.listReviews>> = await staff.listReviews({
      query: { limit: 90, ...(cursor ? { cursor } : {}) },
    })
    assert.ok(page.items.length <= 90)
    read.push(...page.items.map(({ orderId }) => orderId))
    if (page.nextCursor === null) break
    cursor = page.nextCursor as `ord_${string}`
  }
  assert.deepEqual([read.length, new Set(read).size], [1_000, 1_000])
  const buyer = client(paymentsCards, injectTransport(shop.service.app), { tokens, caller: { kind: 'buyer', userId: 'usr_bob' } })
  assert.match(await refusal(buyer.listReviews({})), /^403 /)
})
