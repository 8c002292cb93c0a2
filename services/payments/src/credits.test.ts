import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { newId, type Order } from '@toyline/contracts'
import { waitFor } from '@toyline/testing'
import { placedOrder } from '../test/orders.ts'
import { openRoom } from '../test/room.ts'
import type { Content } from './domain/document.ts'

/** A room whose customer has paid an order on account and then had all of it credited, by two credit notes: that much is theirs. */
async function withCredit(t: TestContext, pieces = 12) {
  const room = await openRoom(t)
  /** The customer's bank pays what is owed for an order. */
  const paid = async ({ id, totals: { total } }: Order) => {
    const client = await room.pool.connect()
    await client.query('begin')
    await client.query(`insert into ledger_transactions (id, order_id, kind, source) values ($1, $2, 'on-account', $1)`, [`led_${id}`, id])
    await client.query(`insert into ledger_entries values ($1, 1, 'bank', $2, $3), ($1, 2, 'receivable', -$2::bigint, $3)`, [
      `led_${id}`,
      total.amount,
      total.currency,
    ])
    await client.query('commit')
    client.release()
  }
  const first = placedOrder({ market: 'eu', locale: 'de-eu', lines: [{ quantity: pieces, unit: 10_00 }] })
  await room.sent(first)
  await paid(first)
  const half = { lineId: first.lines[0]!.id, quantity: pieces / 2, fee: 0 }
  for (const freight of [true, false]) {
    const body = { reason: 'Returned', lines: [half], freight }
    await room.ask.refundOrder({ params: { orderId: first.id as `ord_${string}` }, body }, { idempotencyKey: newId('key') })
  }
  const invoiceOf = async ({ id }: Order) => {
    const { rows } = await room.pool.query<{ id: string; content: Content; due_on: string | null }>(
      `select id, content, due_on::text from documents where order_id = $1 and kind = 'invoice'`,
      [id],
    )
    return rows[0] ?? assert.fail('no invoice')
  }
  const books = async () => {
    const { balances, unbalanced, drift } = await room.ask.ledgerReport({})
    assert.deepEqual([unbalanced, drift, (await room.ask.documentReport({})).drift], [[], [], []])
    return Object.fromEntries(balances.map(({ account, balance }) => [account, balance.amount]))
  }
  return { ...room, first, credit: first.totals.total.amount, invoiceOf, books }
}

const sumOf = ({ credits = [] }: Content) => credits.reduce((sum, { amount }) => sum + amount.amount, 0)

const order = (quantity: number, wishes: Parameters<typeof placedOrder>[0] = {}) =>
  placedOrder({ market: 'eu', locale: 'de-eu', lines: [{ quantity, unit: 10_00 }], ...wishes })

test('credit is taken off the customer’s next invoice, which says so, and what is to be paid is right in its file', async (t) => {
  const { sent, ask, said, first, credit, invoiceOf, books } = await withCredit(t)
  assert.deepEqual(await books(), { bank: credit, orders: 0, receivable: 0, 'unapplied-credit': -credit })
  const next = order(60)
  const { amount: total } = next.totals.total
  await sent(next)
  await sent(next)
  const { id, content } = await invoiceOf(next)
  assert.deepEqual(
    content.credits?.map(({ number }) => number),
    ['EU-C000001', 'EU-C000002'],
  )
  assert.equal(sumOf(content), credit)
  assert.deepEqual(await books(), { bank: credit, orders: -total, receivable: total - credit, 'unapplied-credit': 0 })
  const news = () => said.find(({ data }) => data.orderId === next.id)?.data.document
  await waitFor(() => news() !== undefined, { what: 'the news of the invoice' })
  const document = news()
  assert.deepEqual([document?.total.amount, document?.due?.amount, document?.dueOn !== null], [total, total - credit, true])

  const xml = Buffer.from((await ask.readDocument({ params: { id, format: 'xml' } })).base64, 'base64').toString('utf8')
  const euros = (cents: number) => (cents / 100).toFixed(2)
  for (const part of [
    `<cbc:TaxInclusiveAmount currencyID="EUR">${euros(total)}<`,
    `<cbc:PrepaidAmount currencyID="EUR">${euros(credit)}<`,
    `<cbc:PayableAmount currencyID="EUR">${euros(total - credit)}<`,
  ])
    assert.ok(xml.includes(part), part)
  for (const number of ['EU-C000001', 'EU-C000002'])
    assert.match(xml, new RegExp(`<cac:BillingReference>\\s*<cac:InvoiceDocumentReference>\\s*<cbc:ID>${number}<`))
  assert.equal((await invoiceOf(first)).content.credits, undefined)
})

test('credit that is more than an invoice covers it, without a day by which to pay, and what is left waits for the next', async (t) => {
  const { sent, credit, invoiceOf, books, said } = await withCredit(t, 60)
  const [small, large] = [order(6), order(60)]
  await sent(small)
  const covered = await invoiceOf(small)
  const { amount: little } = small.totals.total
  assert.deepEqual([sumOf(covered.content), covered.due_on, covered.content.payment.dueOn], [little, null, null])
  await waitFor(() => said.some(({ data }) => data.orderId === small.id && data.document.due?.amount === 0), {
    what: 'the news of the invoice',
  })
  await sent(large)
  assert.equal(sumOf((await invoiceOf(large)).content), credit - little)
  const { receivable, 'unapplied-credit': left } = await books()
  assert.deepEqual([receivable, left], [large.totals.total.amount - (credit - little), 0])
})

test('of many invoices at once each takes credit that no other takes, and all of it is used once', async (t) => {
  const { sent, credit, invoiceOf, books } = await withCredit(t, 60)
  const orders = Array.from({ length: 12 }, () => order(12))
  await Promise.all(orders.flatMap((one) => [sent(one), sent(one)]))
  const off = await Promise.all(orders.map(async (one) => sumOf((await invoiceOf(one)).content)))
  const all = off.reduce((sum, amount) => sum + amount, 0)
  assert.equal(all, credit)
  assert.ok(off.every((amount, at) => amount <= (orders[at]?.totals.total.amount ?? 0)))
  assert.equal((await books())['unapplied-credit'], 0)
})

test('pieces of an invoice that credit was taken off are credited to what is still owed first, and then as credit again', async (t) => {
  const { sent, ask, credit, invoiceOf, books } = await withCredit(t, 60)
  const next = order(60)
  await sent(next)
  const owed = next.totals.total.amount - credit
  assert.equal((await books()).receivable, owed)
  const lines = next.lines.map(({ id: lineId, quantity }) => ({ lineId, quantity, fee: 0 }))
  const body = { reason: 'Returned', lines, freight: true }
  await ask.refundOrder({ params: { orderId: next.id as `ord_${string}` }, body }, { idempotencyKey: 'all' })
  const { receivable, 'unapplied-credit': again } = await books()
  assert.deepEqual([receivable, again], [0, -credit])
  assert.equal((await invoiceOf(next)).content.credits?.length, 2)
})

test('another seller’s, another currency’s and a card’s invoices leave credit alone', async (t) => {
  const { sent, credit, invoiceOf, books } = await withCredit(t)
  for (const market of ['us', 'gb'] as const) {
    const other = order(60, { market, locale: null })
    await sent(other)
    assert.equal((await invoiceOf(other)).content.credits, undefined)
  }
  assert.equal((await books())['unapplied-credit'], -credit)
})
