import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, paymentsCards } from '@toyline/contracts'
import { client, injectTransport } from '@toyline/http'
import { waitFor } from '@toyline/testing'
import { cancelledEvent, newOrder, openShop, refusal, type Shop, sentEvent, sentEvents, sign, type TestOrder, tokens } from './room.ts'

const noDrift = (report: { unbalanced: string[]; drift: string[] }) => assert.deepEqual([report.unbalanced, report.drift], [[], []])

test('an order that ended before its payment began can never be paid', async (t) => {
  const shop = await openShop(t)
  const order = newOrder()
  assert.equal((await shop.end(order)).state, 'voided')
  assert.equal(await refusal(shop.authorise(order, 'pm_card_visa')), '409 payment-ended')
  assert.equal(await refusal(shop.onAccount(order)), '409 payment-ended')
  assert.equal((await shop.truth(order)).intents, 0)
})

test('a void gives back what each state holds, and may be repeated', async (t) => {
  const shop = await openShop(t)
  for (const [token, wanted] of [
    ['pm_card_visa', 'voided'],
    ['pm_card_declined', 'voided'],
    ['pm_card_3ds', 'voided'],
    ['pm_card_lost_answer', 'voided'],
  ] as const) {
    const order = newOrder()
    await shop.authorise(order, token)
    assert.equal((await shop.end(order)).state, wanted, token)
    assert.equal((await shop.end(order)).state, wanted, token)
    assert.equal((await shop.truth(order)).status, 'canceled', token)
    assert.equal(await refusal(shop.authorise(order, 'pm_card_visa', { attempt: 2 })), '409 payment-ended')
  }
  const invoiced = newOrder()
  await shop.onAccount(invoiced)
  assert.equal((await shop.end(invoiced)).state, 'voided')
  assert.equal((await shop.end(invoiced)).state, 'voided')
  const report = await shop.ask.ledgerReport({})
  noDrift(report)
  assert.ok(report.balances.every(({ balance }) => balance.amount === 0))
})

test('a void of what is still processing waits for its end, then gives it back', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_processing_succeeds')
  assert.equal((await shop.end(order)).state, 'processing')
  await shop.call('POST', '/_faults/settle', {})
  await waitFor(async () => (await shop.state(order))?.state === 'voided', { timeoutMs: 30_000 })
  assert.equal((await shop.truth(order)).status, 'canceled')
})

test('a void that overtakes the authorisation leaves no money held', async (t) => {
  const gate = Promise.withResolvers<void>()
  const shop = await openShop(t, { failpoint: (name) => (name === 'authorise.after-written' ? gate.promise : undefined) })
  const order = newOrder()
  const paying = shop.authorise(order, 'pm_card_visa')
  await waitFor(async () => (await shop.state(order))?.state === 'unknown')
  assert.equal((await shop.end(order)).state, 'unknown')
  gate.resolve()
  assert.equal((await paying).state, 'voided')
  assert.equal((await shop.truth(order)).status, 'canceled')
})

test('a void between the provider’s answer and its keeping leaves no money held', async (t) => {
  const gate = Promise.withResolvers<void>()
  const shop = await openShop(t, { failpoint: (name) => (name === 'authorise.after-sent' ? gate.promise : undefined) })
  const order = newOrder()
  const paying = shop.authorise(order, 'pm_card_visa')
  await waitFor(async () => (await shop.truth(order)).charges === 1)
  assert.equal((await shop.end(order)).state, 'voided')
  gate.resolve()
  assert.equal((await paying).state, 'voided')
  assert.equal((await shop.truth(order)).status, 'canceled')
})

test('a void of a request that never arrived is over when it cannot arrive any more', async (t) => {
  const shop = await openShop(t, {
    working: true,
    settings: { sweepMs: 100 },
    through: (request, provider) => (request.method === 'POST' ? Promise.reject(new Error('lost')) : provider(request)),
  })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  assert.equal((await shop.end(order)).state, 'unknown')
  await shop.age(order, '1 minute')
  await waitFor(async () => (await shop.state(order))?.state === 'voided', { timeoutMs: 30_000 })
  assert.ok(
    shop.said.some(({ status }) => status.state === 'voided') ||
      (await waitFor(() => shop.said.some(({ status }) => status.state === 'voided'))),
  )
})

test('an order that is sent is captured and invoiced once, however often it is said', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  assert.deepEqual(await shop.invoices(order), [])
  const said = sentEvent(order)
  for (const again of [said, said, sentEvent(order), said]) await shop.sent(order, again)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  await shop.sent(order, said)
  await waitFor(async () => (await shop.query('select from payments.jobs where every_ms is null')).length === 0, { timeoutMs: 30_000 })
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 12_900, refunded: 0 })
  assert.deepEqual(await shop.invoices(order), ['US-000001'])
  assert.deepEqual(
    shop.said.map(({ subscriber, status }) => [subscriber, status.state]),
    [['orders', 'captured']],
  )
  const report = await shop.ask.ledgerReport({})
  noDrift(report)
  assert.deepEqual(
    report.balances.map(({ account, balance }) => [account, balance.amount]),
    [
      ['orders', -12_900],
      ['provider:sandbox', 12_900],
    ],
  )
})

const partsOf = async (shop: Shop, order: TestOrder) =>
  (
    await shop.inProvider<{ amount: number }>(
      `select m.amount::int from sandbox.movements m join sandbox.intents i on i.id = m.intent_id where i.metadata ->> 'order_id' = $1 order by m.seq`,
      [order.orderId],
    )
  ).map(({ amount }) => amount)

const invoicedFor = async (shop: Shop, order: TestOrder) =>
  (
    await shop.query<{ total: number }>('select total_amount::int as total from payments.documents where order_id = $1 order by sequence', [
      order.orderId,
    ])
  ).map(({ total }) => total)

test('what is sent in parts is taken in parts, each invoiced for just that, and the last takes what rounding has left', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder({ amount: 10_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  for (const [at, said] of sentEvents(order, [1, 1, 1]).entries()) {
    for (const again of [said, said]) await shop.sent(order, again)
    const { status, received } = await shop.truth(order)
    assert.deepEqual([status, received], [at < 2 ? 'requires_capture' : 'succeeded', [3_333, 6_667, 10_000][at]])
    assert.equal((await shop.state(order))?.state, at < 2 ? 'authorised' : 'captured')
  }
  const shares = [3_333, 3_334, 3_333]
  assert.deepEqual([await partsOf(shop, order), await invoicedFor(shop, order)], [shares, shares])
  await waitFor(() => shop.said.length === 3, { what: 'orders to hear of each share', timeoutMs: 30_000 })
  assert.deepEqual(
    shop.said.map(({ status }) => [status.state, status.captured?.amount]),
    [
      ['authorised', 3_333],
      ['authorised', 6_667],
      ['captured', 10_000],
    ],
  )
  noDrift(await shop.ask.ledgerReport({}))
})

test('a part that was taken while its answer was lost is not taken again, a day later either (C8)', async (t) => {
  let isLost = true
  const shop = await openShop(t, {
    working: true,
    settings: { timeoutMs: 500, restMs: 50 },
    async through(request, provider) {
      const answer = await provider(request)
      if (isLost && request.path.endsWith('/capture')) throw new Error('cut off after it was taken')
      return answer
    },
  })
  const order = newOrder({ amount: 10_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const [first, second] = sentEvents(order, [1, 2])
  await shop.sent(order, first)
  assert.deepEqual([await partsOf(shop, order), await shop.invoices(order)], [[3_333], []])
  await shop.call('POST', '/_faults/forget-keys', {})
  isLost = false
  await waitFor(async () => (await shop.invoices(order)).length === 1, { what: 'its invoice', timeoutMs: 30_000 })
  assert.deepEqual(await partsOf(shop, order), [3_333])
  await shop.sent(order, second)
  await waitFor(async () => (await shop.invoices(order)).length === 2, { what: 'the other invoice', timeoutMs: 30_000 })
  assert.deepEqual(
    [await partsOf(shop, order), await invoicedFor(shop, order)],
    [
      [3_333, 6_667],
      [3_333, 6_667],
    ],
  )
  noDrift(await shop.ask.ledgerReport({}))
})

test('ten shipments told at once and in the wrong order are taken once each, and no more than the order in all', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = newOrder({ amount: 10_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const said = sentEvents(order, [1, 1, 1])
  await Promise.all([...said].reverse().flatMap((one) => [shop.sent(order, one), shop.sent(order, one)]))
  await waitFor(async () => (await shop.invoices(order)).length === 3, { timeoutMs: 60_000 })
  assert.equal(
    (await partsOf(shop, order)).reduce((sum, amount) => sum + amount, 0),
    10_000,
  )
  assert.equal((await shop.state(order))?.state, 'captured')
  noDrift(await shop.ask.ledgerReport({}))
})

test('an order on account is charged and invoiced shipment by shipment, each due thirty days after it was sent', async (t) => {
  const shop = await openShop(t)
  const order = newOrder({ amount: 10_000, currency: 'USD' })
  await shop.onAccount(order)
  assert.deepEqual((await shop.ask.ledgerReport({})).balances, [])
  for (const said of sentEvents(order, [2, 1], { method: 'invoice' })) for (const again of [said, said]) await shop.sent(order, again)
  assert.deepEqual(await shop.query('select total_amount::int as total, due_on::text as due from payments.documents order by sequence'), [
    { total: 6_667, due: '2026-12-22' },
    { total: 3_333, due: '2026-12-22' },
  ])
  const report = await shop.ask.ledgerReport({})
  noDrift(report)
  assert.deepEqual(
    report.balances.map(({ account, balance }) => [account, balance.amount]),
    [
      ['orders', -10_000],
      ['receivable', 10_000],
    ],
  )
})

test('an order that is cancelled before anything is sent has no payment any more; one of which some was sent keeps that, and the rest is the buyer’s again (W59)', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const [whole, partly, billed] = Array.from({ length: 3 }, () => newOrder({ amount: 10_000, currency: 'USD' })) as [
    TestOrder,
    TestOrder,
    TestOrder,
  ]
  await shop.authorise(whole, 'pm_card_visa')
  await shop.authorise(partly, 'pm_card_visa')
  await shop.onAccount(billed)
  const [first] = sentEvents(partly, [1, 2])
  await shop.sent(partly, first)
  for (const order of [whole, billed])
    for (const said of [cancelledEvent(order, { sent: 0 }), cancelledEvent(order, { sent: 0 })]) await shop.sent(order, said)
  const rest = { ...cancelledEvent(partly, { sent: 1 }), id: newId('evt') }
  rest.data.order.shipments = first!.data.order.shipments
  for (const said of [rest, { ...rest, id: newId('evt') }]) await shop.sent(partly, said)
  await waitFor(async () => (await shop.state(partly))?.state === 'captured', { timeoutMs: 30_000 })
  for (const order of [whole, billed]) await waitFor(async () => (await shop.state(order))?.state === 'voided', { timeoutMs: 30_000 })
  await waitFor(async () => (await shop.query('select from payments.jobs where every_ms is null')).length === 0, { timeoutMs: 30_000 })
  assert.deepEqual(await shop.truth(whole), { intents: 1, charges: 1, status: 'canceled', received: 0, refunded: 0 })
  assert.deepEqual(await shop.truth(partly), { intents: 1, charges: 1, status: 'succeeded', received: 3_333, refunded: 0 })
  const [intent] = await shop.inProvider<{ left: number }>(
    `select amount_capturable::int as left from sandbox.intents where status = 'succeeded'`,
  )
  assert.deepEqual([intent, await invoicedFor(shop, partly), await shop.invoices(whole)], [{ left: 0 }, [3_333], []])
  noDrift(await shop.ask.ledgerReport({}))
})

/** No shipment waits to be taken, or is parked. */
const noJobs = async (shop: Shop) => assert.deepEqual(await shop.query(`select payload from payments.jobs where task = 'capture'`), [])

/** Sends the first piece of three by a provider that takes only once. */
async function takenOnce(t: TestContext, isLied = false) {
  const shop = await openShop(t, { working: true, sandbox: { multicapture: false }, settings: { capturesInParts: isLied } })
  const order = newOrder({ amount: 10_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  const [first, second, third] = sentEvents(order, [1, 1, 1])
  await shop.sent(order, first)
  return { shop, order, first, second, third }
}

test('a provider that takes only once takes the first share; a person is told, and what leaves all the same is neither taken nor invoiced (W61)', async (t) => {
  const { shop, order, first, second, third } = await takenOnce(t)
  const ended = `what is still to be sent after ${order.orderNumber}-1 cannot be taken: the payment ended with that part`
  assert.deepEqual(await shop.state(order), { state: 'captured', review: ended })
  const staff = client(paymentsCards, injectTransport(shop.service.app), { tokens, caller: { kind: 'staff', userId: 'usr_ada' } })
  const { payments } = await staff.reconciliation({})
  assert.deepEqual(payments, [{ orderId: order.orderId, orderNumber: order.orderNumber, reason: ended }])
  await waitFor(() => shop.said.length === 1, { what: 'orders to hear of it' })
  const [heard] = shop.said
  assert.deepEqual([heard?.subscriber, heard?.status.state, heard?.status.captured?.amount], ['orders', 'captured', 3_333])
  for (const again of [third, second, first, second, third]) await shop.sent(order, again)
  await noJobs(shop)
  const left = (number: number, to: number) =>
    `${order.orderNumber}-${number} has left and cannot be taken: the payment is captured, with 3333 of ${to} taken`
  assert.equal((await shop.state(order))?.review, [ended, left(3, 10_000), left(2, 6_667)].join('; '))
  assert.deepEqual([await partsOf(shop, order), await invoicedFor(shop, order)], [[3_333], [3_333]])
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 3_333, refunded: 0 })
  noDrift(await shop.ask.ledgerReport({}))
})

test('an order that leaves as a whole needs nobody, though its provider takes only once (W61)', async (t) => {
  const shop = await openShop(t, { sandbox: { multicapture: false }, settings: { capturesInParts: false } })
  const order = newOrder({ amount: 10_000, currency: 'USD' })
  await shop.authorise(order, 'pm_card_visa')
  await shop.sent(order, sentEvent(order, 3))
  assert.deepEqual(await shop.state(order), { state: 'captured', review: null })
  assert.deepEqual([await partsOf(shop, order), await invoicedFor(shop, order)], [[10_000], [10_000]])
})

test('planted: a provider that is said to take parts and does not is caught by the same check', async (t) => {
  const { shop, order } = await takenOnce(t, true)
  assert.deepEqual([await shop.state(order), await shop.invoices(order)], [{ state: 'authorised', review: null }, []])
  await assert.rejects(noJobs(shop))
})

for (const isReported of [true, false])
  test(`an authorisation that ended by itself, ${isReported ? 'as reported before' : 'unheard of until'} the goods leave, is told to orders and to a person; nothing is taken or invoiced (W61)`, async (t) => {
    const shop = await openShop(t, { working: true })
    const order = newOrder({ amount: 10_000, currency: 'USD' })
    const { paymentId } = await shop.authorise(order, 'pm_card_visa')
    await shop.call('POST', `/v1/payment_intents/${paymentId}/cancel`, {})
    const ended = 'the authorisation ended before anything of the order was taken'
    if (isReported) {
      for (const event of (await shop.company.reports()).filter((one) => one.includes('canceled'))) await shop.report(event, sign(event))
      await waitFor(() => shop.said.length === 1, { what: 'orders to hear of it' })
      assert.deepEqual(await shop.state(order), { state: 'voided', review: ended })
    }
    for (const said of [...sentEvents(order, [1, 2]), sentEvents(order, [1, 2])[0]!]) await shop.sent(order, said)
    await waitFor(() => shop.said.some(({ subscriber, status }) => subscriber === 'orders' && status.state === 'voided'))
    await noJobs(shop)
    const left = (number: number, to: number) =>
      `${order.orderNumber}-${number} has left and cannot be taken: the payment is voided, with 0 of ${to} taken`
    assert.deepEqual(await shop.state(order), { state: 'voided', review: [ended, left(1, 3_333), left(2, 10_000)].join('; ') })
    assert.deepEqual([await partsOf(shop, order), await shop.invoices(order)], [[], []])
    noDrift(await shop.ask.ledgerReport({}))
  })

test('planted: a capture that forgets what is captured is told by the provider, and books nothing twice', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  await shop.sent(order)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  await shop.query(`update payments.payments set state = 'authorised', captured = 0`)
  await shop.sent(order)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  assert.equal((await shop.truth(order)).received, 12_900)
  noDrift(await shop.ask.ledgerReport({}))
})

test('a capture that the provider fails at first, and keeps failing under its key, is made in the end, and invoiced then', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  await shop.call('POST', '/_faults', { errorRate: 1 })
  const failing = shop.asked.length
  await shop.sent(order)
  await waitFor(() => shop.asked.length > failing, { timeoutMs: 30_000 })
  assert.deepEqual(await shop.invoices(order), [])
  await shop.call('POST', '/_faults', { errorRate: 0 }).catch(() => {})
  await waitFor(async () => (await shop.invoices(order)).length > 0, { timeoutMs: 30_000 })
  assert.equal((await shop.state(order))?.state, 'captured')
  assert.equal((await shop.truth(order)).received, 12_900)
})

test('capture and void at once: the money ends with one side, and the books agree', async (t) => {
  const shop = await openShop(t, { working: true })
  const orders = Array.from({ length: 8 }, () => newOrder())
  await Promise.all(orders.map((order) => shop.authorise(order, 'pm_card_visa')))
  await Promise.all(orders.flatMap((order) => [shop.sent(order), shop.end(order)]))
  for (const order of orders) {
    await waitFor(async () => ['voided', 'refunded'].includes((await shop.state(order))?.state ?? ''), { timeoutMs: 30_000 })
    const { status, received, refunded } = await shop.truth(order)
    assert.ok(status === 'canceled' || received === refunded, JSON.stringify({ status, received, refunded }))
  }
  noDrift(await shop.ask.ledgerReport({}))
})

test('a captured payment of an order that ended is refunded once, by two voids at once', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  await shop.sent(order)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  const ends = await Promise.all([shop.end(order), shop.end(order), shop.end(order)])
  assert.deepEqual(new Set(ends.map(({ state }) => state)), new Set(['refunded']))
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 12_900, refunded: 12_900 })
  const report = await shop.ask.ledgerReport({})
  noDrift(report)
  assert.ok(report.balances.every(({ balance }) => balance.amount === 0))
})
