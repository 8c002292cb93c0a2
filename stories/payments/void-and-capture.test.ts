import assert from 'node:assert/strict'
import { test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { newOrder, openShop, placedEvent, refusal } from './room.ts'

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

test('an order that is placed is captured and invoiced once, however often it is said', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  assert.deepEqual(await shop.invoices(order), [])
  const said = placedEvent(order)
  for (const again of [said, said, placedEvent(order), said]) await shop.placed(order, again)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  await shop.placed(order, said)
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

test('planted: a capture that forgets what is captured is told by the provider, and books nothing twice', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = newOrder()
  await shop.authorise(order, 'pm_card_visa')
  await shop.placed(order)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  await shop.query(`update payments.payments set state = 'authorised', captured = 0`)
  await shop.placed(order)
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
  await shop.placed(order)
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
  await Promise.all(orders.flatMap((order) => [shop.placed(order), shop.end(order)]))
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
  await shop.placed(order)
  await waitFor(async () => (await shop.state(order))?.state === 'captured', { timeoutMs: 30_000 })
  const ends = await Promise.all([shop.end(order), shop.end(order), shop.end(order)])
  assert.deepEqual(new Set(ends.map(({ state }) => state)), new Set(['refunded']))
  assert.deepEqual(await shop.truth(order), { intents: 1, charges: 1, status: 'succeeded', received: 12_900, refunded: 12_900 })
  const report = await shop.ask.ledgerReport({})
  noDrift(report)
  assert.ok(report.balances.every(({ balance }) => balance.amount === 0))
})
