import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { lineOf, newOrder, openShop, refusal, type Shop, sentEvent, sign, type TestOrder } from './room.ts'

const AMOUNT = 12_900
const PIECES = 100
const PIECE = AMOUNT / PIECES

/** An order of a hundred pieces that is paid, by card or on account, and invoiced. */
async function paid(shop: Shop, { onAccount = false, token = 'pm_card_visa' } = {}): Promise<TestOrder> {
  const order = newOrder({ amount: AMOUNT, currency: 'USD' })
  const said = sentEvent(order, PIECES)
  if (onAccount) {
    await shop.onAccount(order)
    said.data.order.payment = { ...said.data.order.payment, method: 'invoice' }
  } else await shop.authorise(order, token)
  await shop.sent(order, said)
  await waitFor(async () => (await shop.invoices(order)).length === 1, { what: 'the invoice' })
  return order
}

const outcomes = async (asked: Promise<unknown>[]) =>
  (
    await Promise.all(
      asked.map((one) =>
        one.then(
          () => 'begun',
          () => refusal(one),
        ),
      ),
    )
  ).toSorted()
const settled = (shop: Shop, order: TestOrder) =>
  waitFor(async () => (await shop.refunds(order)).every(({ state }) => state !== 'open'), { timeoutMs: 30_000, what: 'refunds to end' })

async function booksAgree(shop: Shop): Promise<Record<string, number>> {
  const { balances, unbalanced, drift } = await shop.ask.ledgerReport({})
  assert.deepEqual([unbalanced, drift], [[], []])
  assert.deepEqual((await shop.ask.documentReport({})).drift, [])
  return Object.fromEntries(balances.map(({ account, balance }) => [account, balance.amount]))
}

test('two halves at once are all there is: each with its credit note, and a third is refused (W66)', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = await paid(shop)
  const asked = ['a', 'b', 'c'].map((key) => shop.refund(order, PIECES / 2, key))
  assert.deepEqual(await outcomes(asked), ['422 more-than-invoiced', 'begun', 'begun'])
  await settled(shop, order)
  assert.deepEqual((await shop.refunds(order)).map(({ state, amount, document }) => [state, amount, document]).toSorted(), [
    ['done', AMOUNT / 2, 'US-C000001'],
    ['done', AMOUNT / 2, 'US-C000002'],
  ])
  const { received, refunded } = await shop.truth(order)
  assert.deepEqual([received, refunded, (await shop.state(order))?.state], [AMOUNT, AMOUNT, 'refunded'])
  await waitFor(() => shop.refundsSaid.length === 2 && shop.said.some(({ status }) => status.state === 'refunded'))
  assert.deepEqual(new Set(Object.values(await booksAgree(shop))), new Set([0]))
})

test('fifty refunds of a tenth at once: exactly ten are made', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = await paid(shop)
  const said = await outcomes(Array.from({ length: 50 }, (_, at) => shop.refund(order, PIECES / 10, `race-${at}`)))
  assert.deepEqual([said.filter((one) => one === 'begun').length, said.length], [10, 50])
  await settled(shop, order)
  assert.equal((await shop.truth(order)).refunded, AMOUNT)
  assert.equal((await shop.inProvider('select from sandbox.refunds')).length, 10)
  await booksAgree(shop)
})

test('orders hears of each part that is given back, though the payment stays captured', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = await paid(shop)
  for (const key of ['a', 'b']) {
    await shop.refund(order, 10, key)
    await settled(shop, order)
  }
  const heard = () => shop.said.filter(({ subscriber, status }) => subscriber === 'orders' && status.refunded?.amount)
  await waitFor(() => heard().length === 2, { what: 'orders to hear of both' })
  assert.deepEqual(
    heard().map(({ status }) => [status.state, status.refunded?.amount]),
    [
      ['captured', 10 * PIECE],
      ['captured', 20 * PIECE],
    ],
  )
})

/** Fifty refunds of 30 % at once, written past everything but the database. */
async function writtenPastUs(shop: Shop, order: TestOrder): Promise<number> {
  const written = await Promise.allSettled(
    Array.from({ length: 50 }, (_, at) =>
      shop.query(
        `insert into payments.refunds (id, order_id, key, way, state, amount, currency) values ($1, $2, $3, 'provider', $4, $5, 'USD')`,
        [newId('rfd'), order.orderId, `key-${at}`, at % 2 ? 'open' : 'done', AMOUNT * 0.3],
      ),
    ),
  )
  return written.filter(({ status }) => status === 'fulfilled').length
}

test('the database itself lets refunds never be more than was taken, whoever writes them', async (t) => {
  const shop = await openShop(t)
  const order = await paid(shop)
  assert.equal(await writtenPastUs(shop, order), 3)
  await assert.rejects(shop.query('delete from payments.refunds'), /permission denied/)
})

test('planted: without the reservation, fifty are written', async (t) => {
  const shop = await openShop(t)
  const order = await paid(shop)
  await shop.asAdmin('alter table payments.refunds disable trigger reserve')
  assert.equal(await writtenPastUs(shop, order), 50)
})

test('the same key is the same refund, however often and whenever it is asked for', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = await paid(shop)
  const first = await Promise.all(Array.from({ length: 20 }, () => shop.refund(order, 10, 'same')))
  await settled(shop, order)
  const later = await shop.refund(order, 10, 'same')
  assert.deepEqual(new Set(first.map(({ amount }) => amount.amount)), new Set([10 * PIECE]))
  assert.deepEqual([later.state, later.amount.amount, (await shop.truth(order)).refunded], ['done', 10 * PIECE, 10 * PIECE])
  assert.equal((await shop.refunds(order)).length, 1)
  await booksAgree(shop)
})

test('a refund that the provider refuses is ended, gives its room back, and has no credit note; its key may try again', async (t) => {
  let refuses = true
  const shop = await openShop(t, {
    working: true,
    through: (request, provider) =>
      refuses && request.path === '/v1/refunds'
        ? Promise.resolve({ status: 400, headers: {}, body: Buffer.from('{"error":{"code":"charge_disputed"}}') })
        : provider(request),
  })
  const order = await paid(shop)
  await shop.refund(order, PIECES, 'all')
  await settled(shop, order)
  assert.deepEqual(await shop.refunds(order), [{ state: 'declined', amount: AMOUNT, attempt: 1, document: null }])
  await waitFor(() => shop.refundsSaid.length === 1)
  assert.deepEqual([shop.refundsSaid[0]?.state, (await shop.truth(order)).refunded], ['declined', 0])
  refuses = false
  await shop.refund(order, PIECES, 'all')
  await settled(shop, order)
  assert.deepEqual(
    (await shop.refunds(order)).map(({ state, document }) => [state, document]),
    [
      ['declined', null],
      ['done', 'US-C000001'],
    ],
  )
  assert.equal((await shop.truth(order)).refunded, AMOUNT)
  await booksAgree(shop)
})

test('the answer lost on the way: asked again with its own key, and given back once (F5)', async (t) => {
  let cuts = 2
  const shop = await openShop(t, {
    working: true,
    reports: true,
    through: async (request, provider) => {
      const reply = await provider(request)
      if (request.path !== '/v1/refunds' || cuts-- <= 0) return reply
      throw new Error('cut')
    },
  })
  const order = await paid(shop)
  await shop.refund(order, 30, 'lost')
  await settled(shop, order)
  const keys = shop.asked.filter(({ path }) => path === '/v1/refunds').map(({ key }) => key)
  assert.deepEqual([keys.length, new Set(keys).size], [3, 1])
  assert.deepEqual(await shop.refunds(order), [{ state: 'done', amount: 30 * PIECE, attempt: 1, document: 'US-C000001' }])
  assert.equal((await shop.truth(order)).refunded, 30 * PIECE)
  await booksAgree(shop)
})

test('a failure that the provider keeps under the key is left behind with that key', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = await paid(shop)
  await shop.call('POST', '/_faults', { errorRate: 1 })
  await shop.refund(order, 30, 'fails')
  await waitFor(() => shop.asked.some(({ path }) => path === '/v1/refunds'))
  await waitFor(() => shop.call('POST', '/_faults', { errorRate: 0 }).then(() => true))
  await settled(shop, order)
  const [refund] = await shop.refunds(order)
  assert.ok((refund?.attempt ?? 0) > 1)
  assert.deepEqual([refund?.state, (await shop.truth(order)).refunded], ['done', 30 * PIECE])
  await booksAgree(shop)
})

for (const [what, isMade] of [
  ['had made it: it is kept, and not made again', true],
  ['had not made it: it is made', false],
] as const)
  test(`after the day for which keys are remembered the provider is asked first; it ${what} (C8)`, async (t) => {
    const shop = await openShop(t, {
      through: async (request, provider) => {
        if (request.path !== '/v1/refunds' || isOver) return provider(request)
        if (isMade) await provider(request)
        throw new Error('cut')
      },
    })
    let isOver = false
    const order = await paid(shop)
    await shop.service.start()
    await shop.refund(order, 30, 'late')
    await waitFor(() => shop.asked.some(({ path }) => path === '/v1/refunds'))
    await shop.query(`update payments.refunds set begun_at = begun_at - interval '25 hours'`)
    await shop.call('POST', '/_faults/forget-keys', {})
    isOver = true
    await settled(shop, order)
    assert.equal((await shop.truth(order)).refunded, 30 * PIECE)
    assert.equal((await shop.inProvider('select from sandbox.refunds')).length, 1)
    await booksAgree(shop)
  })

test('what is given back at the provider without us takes room and is told of until it has a credit note', async (t) => {
  const shop = await openShop(t, { working: true, reports: true })
  const order = await paid(shop)
  const [intent] = await shop.inProvider<{ id: string }>('select id from sandbox.intents')
  await shop.call('POST', '/v1/refunds', { payment_intent: intent?.id, amount: 5_000 })
  await waitFor(async () => (await shop.refunds(order)).length === 1, { timeoutMs: 30_000 })
  assert.deepEqual(await shop.refunds(order), [{ state: 'done', amount: 5_000, attempt: 1, document: null }])
  assert.equal(await refusal(shop.refund(order, PIECES, 'all')), '422 more-than-captured')
  await shop.refund(order, 50, 'half')
  await settled(shop, order)
  assert.equal((await shop.truth(order)).refunded, 5_000 + 50 * PIECE)
  const { unbalanced, drift, balances } = await shop.ask.ledgerReport({})
  assert.deepEqual([unbalanced, drift], [[], [`${order.orderId}: 5000 USD was given back at the provider, without a credit note`]])
  assert.deepEqual(
    balances.map(({ balance }) => Math.abs(balance.amount)),
    [AMOUNT - 5_000 - 50 * PIECE, AMOUNT - 5_000 - 50 * PIECE],
  )
})

test('on account nothing is paid out: a credit note against the invoice, and beyond what is owed, credit (W67)', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = await paid(shop, { onAccount: true })
  const [first, again] = [await shop.refund(order, 20, 'a'), await shop.refund(order, 20, 'a')]
  assert.deepEqual([first.way, first.state, first.amount.amount], ['account', 'done', 20 * PIECE])
  assert.deepEqual(again, first)
  assert.deepEqual(await booksAgree(shop), { orders: -80 * PIECE, receivable: 80 * PIECE })
  // The customer's bank pays all but thirty pieces.
  await shop.inOne(
    `insert into payments.ledger_transactions (id, order_id, kind, source) values ('led_bank', '${order.orderId}', 'on-account', 'bank')`,
    `insert into payments.ledger_entries values ('led_bank', 1, 'bank', ${50 * PIECE}, 'USD'), ('led_bank', 2, 'receivable', ${-50 * PIECE}, 'USD')`,
  )
  await shop.refund(order, 80, 'b')
  assert.deepEqual(await booksAgree(shop), { bank: 50 * PIECE, orders: 0, receivable: 0, 'unapplied-credit': -50 * PIECE })
  assert.ok(!shop.asked.some(({ path }) => path.includes('refund')))
})

test('a piece of another order, or of nobody’s, is not refunded, and neither is an order that was not paid (A8)', async (t) => {
  const shop = await openShop(t, { working: true })
  const [mine, other] = [await paid(shop), await paid(shop)]
  const line = (order: TestOrder) => ({ lines: [{ lineId: lineOf(order), quantity: 1 }] })
  assert.equal(await refusal(shop.refund(mine, 1, 'x', line(other))), '422 no-such-line')
  assert.equal(await refusal(shop.refund(newOrder(), 1, 'x')), '404 no-such-payment')
  const unpaid = newOrder()
  await shop.authorise(unpaid, 'pm_card_declined')
  assert.equal(await refusal(shop.refund(unpaid, 1, 'x')), '404 no-such-invoice')
  assert.deepEqual([(await shop.truth(mine)).refunded, (await shop.truth(other)).refunded], [0, 0])
  assert.deepEqual(await shop.query('select from payments.refunds'), [])
  await booksAgree(shop)
})

test('a report of a refund that overtakes the answer, doubled and late, changes nothing', async (t) => {
  const shop = await openShop(t, { working: true })
  const order = await paid(shop)
  await shop.refund(order, 30, 'a')
  await settled(shop, order)
  const [intent] = await shop.inProvider<{ id: string }>('select id from sandbox.intents')
  const object = { id: 'ch_1', payment_intent: intent?.id, metadata: { order_id: order.orderId } }
  const body = JSON.stringify({ id: 'evt_refunded', type: 'charge.refunded', data: { object } })
  for (const _ of [1, 2, 3]) assert.equal(await shop.report(body, sign(body)), 200)
  await waitFor(async () => (await shop.query('select from payments.jobs where every_ms is null')).length === 0)
  assert.equal((await shop.refunds(order)).length, 1)
  await booksAgree(shop)
})

const seedOf = (t: TestContext) => {
  const seed = Number(process.env.SEED ?? 7)
  t.diagnostic(`SEED=${seed}`)
  return seed
}

test('whatever is taken and given back, in any order and at once, debits equal credits and all records agree (C14)', async (t) => {
  let state = seedOf(t)
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const shop = await openShop(t, { working: true, reports: true, settings: { sweepMs: 100 } })
  await shop.call('POST', '/_faults', { seed: 3, dropAnswers: 0.1, duplicateWebhooks: 0.3, shuffleWebhooks: 0.3 })
  const orders: TestOrder[] = []
  for (let at = 0; at < 12; at += 1) orders.push(await paid(shop, { onAccount: at % 3 === 0 }))
  const asked = Array.from({ length: 240 }, (_, at) => {
    const order = orders[random(orders.length)] as TestOrder
    const lines = [{ lineId: lineOf(order), quantity: 1 + random(40), fee: random(4) === 0 ? 150_000 : 0 }]
    return shop.refund(order, 0, `key-${random(4) === 0 ? random(at + 1) : at}`, { lines })
  })
  const said = await outcomes(asked)
  assert.deepEqual(
    said.filter((one) => !['begun', '422 more-than-invoiced'].includes(one)),
    [],
  )
  await waitFor(async () => (await shop.query(`select from payments.refunds where state = 'open'`)).length === 0, { timeoutMs: 60_000 })
  const books = await booksAgree(shop)
  assert.equal(
    Object.values(books).reduce((sum, balance) => sum + balance, 0),
    0,
  )
  let held = 0
  for (const order of orders) {
    const { received, refunded } = await shop.truth(order)
    assert.ok(refunded <= received)
    held += received - refunded
  }
  assert.equal(books['provider:sandbox'] ?? 0, held)
  const [left] = await shop.query<{ orders: number }>(
    `select sum(case kind when 'invoice' then total_amount else -total_amount end)::int as orders from payments.documents`,
  )
  assert.equal(-(books.orders ?? 0), left?.orders)
})
