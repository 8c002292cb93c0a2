import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { newId, type Order } from '@toyline/contracts'
import { spawnNode, waitFor } from '@toyline/testing'
import pg from 'pg'
import { placedOrder } from '../test/orders.ts'
import { onAccount, openRoom, refusal } from '../test/room.ts'

const CHILD = fileURLToPath(new URL('../test/issuing-child.ts', import.meta.url))

async function asAdmin(t: TestContext, adminUrl: string) {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  t.after(() => admin.end())
  return admin
}

const numbersOf = async (pool: pg.Pool) =>
  (await pool.query<{ number: string }>('select number from payments.documents order by entity, kind, sequence')).rows.map(
    ({ number }) => number,
  )

test('an order on account is invoiced when it is sent: next number, due date, the sums of the order, said once', async (t) => {
  const { sent, pool, said, ask } = await openRoom(t)
  const order = placedOrder()
  assert.deepEqual([await sent(order), await sent(order)], [[200], [200]])
  await waitFor(() => said.length >= 2, { what: 'both listeners to hear of the invoice' })
  const { rows } = await pool.query(
    'select number, order_id, net_amount, tax_amount, total_amount, due_on::text, content from payments.documents',
  )
  assert.equal(rows.length, 1)
  const { content, ...row } = rows[0]
  assert.deepEqual(row, {
    number: 'US-000001',
    order_id: order.id,
    net_amount: 129_00,
    tax_amount: 8_39,
    total_amount: 137_39,
    due_on: '2026-12-22',
  })
  assert.equal(order.totals.total.amount, 137_39)
  assert.deepEqual(
    content.lines.map((line: { sku: string; quantity: number; amount: unknown }) => [line.sku, line.quantity, line.amount]),
    [['TOY-001', 12, { amount: 120_00, currency: 'USD' }]],
  )
  assert.equal(content.poNumber, 'PO-7')
  const today = new Date().toISOString().slice(0, 10)
  assert.deepEqual(
    said.map(({ data }) => [data.orderId, data.document.number, data.document.issuedOn, data.document.dueOn, data.document.total.amount]),
    Array.from({ length: 2 }, () => [order.id, 'US-000001', today, '2026-12-22', 137_39]),
  )
  assert.deepEqual((await ask.documentReport({})).drift, [])
})

test('sixty orders of two sellers sent at once, each heard three times: every series counts from 1 without gap or double', async (t) => {
  const { sent, pool, ask } = await openRoom(t)
  const orders = Array.from({ length: 60 }, (_, at) => placedOrder({ market: (['us', 'eu', 'ca', 'gb'] as const)[at % 4] ?? 'us' }))
  await Promise.all([...orders, ...orders, ...orders].map((order) => sent(order)))
  const wanted = (prefix: string) => Array.from({ length: 30 }, (_, at) => `${prefix}-${String(at + 1).padStart(6, '0')}`)
  assert.deepEqual(await numbersOf(pool), [...wanted('EU'), ...wanted('US')])
  assert.equal((await pool.query('select count(distinct order_id)::int as orders from payments.documents')).rows[0].orders, 60)
  assert.deepEqual((await ask.documentReport({})).drift, [])
})

async function killWhileIssuing(t: TestContext, url: string): Promise<string[]> {
  const child = spawnNode(t, CHILD, [url])
  await waitFor(() => (child.output().match(/issued/g) ?? []).length >= 40, { timeoutMs: 60_000, what: 'forty invoices' })
  await child.kill('SIGKILL')
  return [...child.output().matchAll(/issued (ord_\w+)/g)].map(([, id]) => id ?? '')
}

test('a process that is killed while it issues leaves no gap, and none of what it answered is lost', async (t) => {
  const { sent, pool, url, ask } = await openRoom(t)
  const answered = await killWhileIssuing(t, url)
  const { rows } = await pool.query<{ order_id: string }>('select order_id from payments.documents')
  const kept = new Set(rows.map((row) => row.order_id))
  assert.deepEqual(
    answered.filter((id) => !kept.has(id)),
    [],
  )
  await sent(placedOrder())
  const numbers = await numbersOf(pool)
  assert.deepEqual(
    numbers,
    numbers.map((_, at) => `US-${String(at + 1).padStart(6, '0')}`),
  )
  assert.deepEqual((await ask.documentReport({})).drift, [])
})

test('planted: numbers from a sequence leave gaps where a document is refused, and the report tells', async (t) => {
  const { sent, adminUrl, pool, ask } = await openRoom(t)
  const admin = await asAdmin(t, adminUrl)
  await admin.query(`
    create sequence payments.planted;
    grant usage on sequence payments.planted to toyline_payments;
    create or replace function payments.issue_document() returns trigger language plpgsql security definer as $$
    begin
      new.sequence := nextval('payments.planted'); new.number := 'US-' || lpad(new.sequence::text, 6, '0');
      new.issued_at := now(); new.issued_on := current_date;
      update payments.document_series set last_number = new.sequence where entity = 'us' and kind = 'invoice';
      return new;
    end $$`)
  await sent(placedOrder())
  const wrongSum = `insert into payments.documents (id, entity, kind, order_id, source, currency, net_amount, tax_amount, total_amount, content)
    values ('doc_0', 'us', 'invoice', 'ord_0', 'none', 'USD', 100, 20, 121, '{}')`
  await assert.rejects(pool.query(wrongSum), /documents_sums/)
  await sent(placedOrder())
  assert.deepEqual((await ask.documentReport({})).drift, ['US-: counted 3, has 2 from 1 to 3'])
})

test('what is issued can be neither changed nor removed, by the service or by the owner of the database', async (t) => {
  const { sent, pool, adminUrl } = await openRoom(t)
  await sent(placedOrder())
  const admin = await asAdmin(t, adminUrl)
  for (const statement of [
    `update payments.documents set total_amount = 1, net_amount = 1, tax_amount = 0`,
    `update payments.documents set content = '{}'`,
    'delete from payments.documents',
    'truncate payments.documents cascade',
  ]) {
    await assert.rejects(pool.query(statement), /permission denied/, statement)
    await assert.rejects(admin.query(statement), /what was issued stays as it is/, statement)
  }
  await assert.rejects(pool.query('update payments.document_series set last_number = 0'), /permission denied/)
  assert.deepEqual((await pool.query('select number, total_amount from payments.documents')).rows, [
    { number: 'US-000001', total_amount: 137_39 },
  ])
})

test('a number is never what somebody asks for, and a document without right sums gets none', async (t) => {
  const { sent, pool } = await openRoom(t)
  const insert = (total: number) =>
    pool.query(
      `insert into payments.documents (id, entity, kind, sequence, number, order_id, source, currency, net_amount, tax_amount, total_amount, issued_at, issued_on, content)
       values ($1, 'us', 'invoice', 77, 'US-000077', $1, $1, 'USD', 100, 20, $2, '2001-01-01', '2001-01-01', '{}')`,
      [newId('doc'), total],
    )
  await assert.rejects(insert(121), /documents_sums/)
  await insert(120)
  await sent(placedOrder())
  assert.deepEqual(await numbersOf(pool), ['US-000001', 'US-000002'])
  assert.equal((await pool.query('select from payments.documents where issued_on < current_date - 1')).rowCount, 0)
})

test('an order whose sums do not fit is not invoiced, and no number is used', async (t) => {
  const { sent, pool } = await openRoom(t)
  const order = placedOrder()
  order.totals.total = { amount: order.totals.total.amount + 1, currency: 'USD' }
  await sent(order)
  assert.equal((await pool.query('select from payments.documents')).rowCount, 0)
  await sent(placedOrder())
  assert.deepEqual(await numbersOf(pool), ['US-000001'])
})

/** An order on account that was sent and invoiced. */
async function invoiced({ sent }: Awaited<ReturnType<typeof openRoom>>, wishes?: Parameters<typeof placedOrder>[0]): Promise<Order> {
  const order = placedOrder(wishes)
  await sent(order)
  return order
}

const pieces = (order: Order, quantity: number) => ({
  reason: 'Two were damaged',
  lines: [{ lineId: order.lines[0]?.id ?? '', quantity }],
  freight: false,
})

test('credit notes have a series of their own, name their invoice, and give back all of a line’s tax in the end', async (t) => {
  const room = await openRoom(t)
  const { pool, ask } = room
  const order = await invoiced(room, { lines: [{ quantity: 3, unit: 3_33 }], freight: 0 })
  const params = { orderId: order.id }
  for (const idempotencyKey of ['a', 'b', 'c', 'c']) await ask.refundOrder({ params, body: pieces(order, 1) }, { idempotencyKey })
  const { rows } = await pool.query(
    `select number, net_amount as net, tax_amount as tax, due_on, content -> 'corrects' ->> 'number' as of
     from payments.documents where kind = 'credit-note' order by sequence`,
  )
  assert.deepEqual(rows, [
    { number: 'US-C000001', net: 333, tax: 22, due_on: null, of: 'US-000001' },
    { number: 'US-C000002', net: 333, tax: 21, due_on: null, of: 'US-000001' },
    { number: 'US-C000003', net: 333, tax: 22, due_on: null, of: 'US-000001' },
  ])
  assert.equal(order.totals.tax.amount, 65)
  assert.equal(await refusal(() => ask.refundOrder({ params, body: pieces(order, 1) }, { idempotencyKey: 'd' })), '422 more-than-invoiced')
})

test('what cannot be credited is refused by name', async (t) => {
  const room = await openRoom(t)
  const { ask } = room
  const order = await invoiced(room)
  const params = { orderId: order.id }
  const ask1 = (body: Parameters<typeof ask.refundOrder>[0]['body'], to = params) =>
    refusal(() => ask.refundOrder({ params: to, body }, { idempotencyKey: newId('evt') }))
  assert.equal(await ask1(pieces(order, 13)), '422 more-than-invoiced')
  assert.equal(await ask1({ reason: 'x', lines: [{ lineId: 'line_none', quantity: 1 }], freight: false }), '422 no-such-line')
  assert.equal(await ask1({ reason: 'x', lines: [], freight: false }), '422 nothing-to-credit')
  assert.equal(await ask1(pieces(order, 1), { orderId: newId('ord') }), '404 no-such-payment')
  const uninvoiced = placedOrder()
  await onAccount(ask, uninvoiced)
  assert.equal(await ask1(pieces(uninvoiced, 1), { orderId: uninvoiced.id }), '404 no-such-invoice')
  const freight = { reason: 'Late', lines: [], freight: true }
  const { amount } = await ask.refundOrder({ params, body: freight }, { idempotencyKey: 'freight' })
  assert.deepEqual(amount, { amount: 9_00 + 59, currency: 'USD' })
  assert.equal(await ask1(freight), '422 more-than-invoiced')
})

test('twenty credits at once for five pieces: exactly five are issued, without a gap', async (t) => {
  const room = await openRoom(t)
  const { pool, ask } = room
  const order = await invoiced(room, { lines: [{ quantity: 5, unit: 7_77 }], freight: 0 })
  const said = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      refusal(() => ask.refundOrder({ params: { orderId: order.id }, body: pieces(order, 1) }, { idempotencyKey: `race-${at}` })),
    ),
  )
  assert.deepEqual(said.toSorted(), [...Array(15).fill('422 more-than-invoiced'), ...Array(5).fill('was not refused')])
  const { rows } = await pool.query(
    `select kind, sum(total_amount)::int as total, max(sequence)::int as last from payments.documents group by kind order by kind`,
  )
  assert.deepEqual(rows, [
    { kind: 'credit-note', total: order.totals.total.amount, last: 5 },
    { kind: 'invoice', total: order.totals.total.amount, last: 1 },
  ])
})

test('the database itself lets no credit notes be more than their invoice, whoever writes them', async (t) => {
  const { sent, pool } = await openRoom(t)
  const order = placedOrder()
  await sent(order)
  const { rows } = await pool.query<{ id: string }>('select id from payments.documents')
  const insert = (net: number, changes: { currency?: string; orderId?: string } = {}) => {
    const { currency = 'USD', orderId = order.id } = changes
    return pool.query(
      `insert into payments.documents (id, entity, kind, order_id, invoice_id, source, currency, net_amount, tax_amount, total_amount, content)
       values ($1, 'us', 'credit-note', $2, $3, $1, $4, $5, 0, $5, '{}')`,
      [newId('doc'), orderId, rows[0]?.id, currency, net],
    )
  }
  await assert.rejects(insert(1, { currency: 'CAD' }), /order, seller and currency/)
  await assert.rejects(insert(1, { orderId: newId('ord') }), /order, seller and currency/)
  const said = await Promise.allSettled(Array.from({ length: 12 }, () => insert(43_00)))
  assert.equal(said.filter(({ status }) => status === 'fulfilled').length, 3)
  for (const one of said) if (one.status === 'rejected') assert.match(String(one.reason), /would be more than the invoice/)
  assert.deepEqual((await numbersOf(pool)).slice(0, 3), ['US-C000001', 'US-C000002', 'US-C000003'])
})
