import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { CURRENCIES, Currency, csvLine, money, newId } from '@toyline/contracts'
import { injectTransport } from '@toyline/http'
import { openDatabase, openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import { parse } from 'csv-parse/sync'
import pg from 'pg'
import { startRoom, tokens } from '../test/room.ts'
import { cardTransactions, type LedgerTransaction, onAccount } from './domain/ledger.ts'
import { book } from './store/ledger-store.ts'
import type { Tables } from './store/tables.ts'

async function openBooks(t: TestContext) {
  const { urls, adminUrl } = await scratchDatabase(t, ['payments'])
  const { service, pool } = startRoom(urls.payments)
  await service.app.ready()
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  t.after(async () => {
    await service.stop()
    await Promise.all([pool.end(), admin.end()])
  })
  const db = openDatabase<Tables>(openPoolFor(t, urls.payments))
  const transport = injectTransport(service.app)
  const ask = async (query: string, kind: 'staff' | 'buyer' = 'staff') => {
    const authorization = `Bearer ${await tokens.sign({ kind, userId: 'usr_ada' })}`
    const { status, headers, body } = await transport({ method: 'GET', path: `/staff/exports/ledger?${query}`, headers: { authorization } })
    return { status, headers, text: body.toString('utf8') }
  }
  /** Books as if it were that time. */
  const bookAt = async (at: string, transactions: LedgerTransaction[]) => {
    await db.transaction().execute((tx) => book(tx, transactions))
    const sources = transactions.map(({ source }) => source)
    await admin.query('update payments.ledger_transactions set booked_at = $1 where source = any($2)', [at, sources])
  }
  return { pool, admin, ask, bookAt }
}

function openPoolFor(t: TestContext, url: string) {
  const pool = openPool({ url, name: 'export-test', statementTimeoutMs: 30_000, connectTimeoutMs: 30_000 })
  t.after(() => pool.end())
  return pool
}

const captured = (orderId: string, amount: number, currency: Currency, refunded = 0) =>
  cardTransactions({ orderId, provider: 'sandbox', currency }, { captured: 0, refunded: 0 }, { captured: amount, refunded })

type Record = { [heading: string]: string }
const read = (text: string) => parse(text, { columns: true }) as Record[]
/** Minor units of a cell. */
const minor = (cell: string | undefined, currency: string) => Math.round(Number(cell || '0') * 10 ** CURRENCIES[Currency.parse(currency)])

/** 1,300 orders of October and November in all currencies, with refunds; more than two pages. */
async function writeTwoMonths({ bookAt }: Awaited<ReturnType<typeof openBooks>>): Promise<void> {
  const orders = Array.from({ length: 1_300 }, (_, i) => {
    const currency = Currency.options[i % Currency.options.length] as Currency
    const amount = 101 + ((i * 7_919) % 900_000)
    return i % 5 === 0
      ? [onAccount(`ord_${i}`, 'shp_1', money(amount, currency))]
      : captured(`ord_${i}`, amount, currency, i % 3 === 0 ? 100 : 0)
  })
  await bookAt('2026-09-30T23:59:59.999Z', orders.slice(0, 50).flat())
  await bookAt('2026-10-01T00:00:00.000Z', orders.slice(50, 100).flat())
  await bookAt('2026-10-31T23:59:59.999Z', orders.slice(1_100, 1_200).flat())
  await bookAt('2026-10-17T12:00:00.000Z', orders.slice(100, 1_100).flat())
  await bookAt('2026-11-01T00:00:00.000Z', orders.slice(1_200).flat())
}

test('a month’s export has each entry once, opening and closing balances, and debits that are credits, to the last minor unit of each currency', async (t) => {
  const books = await openBooks(t)
  await writeTwoMonths(books)
  const { status, headers, text } = await books.ask('month=2026-10')
  assert.equal(status, 200)
  assert.equal(headers['content-disposition'], 'attachment; filename="ledger-2026-10.csv"')
  const records = read(text)
  const of = (record: string) => records.filter((one) => one.record === record)
  // By a query of the test's own, over the ledger's tables.
  const { rows: entries } = await books.pool.query(
    `select t.id, e.account, e.currency, e.amount from payments.ledger_transactions t join payments.ledger_entries e on e.transaction_id = t.id
     where t.booked_at >= '2026-10-01Z' and t.booked_at < '2026-11-01Z' order by t.booked_at, t.id, e.line`,
  )
  assert.ok(entries.length > 2_000, `${entries.length} entries`)
  assert.deepEqual(
    of('entry').map((one) => [
      one.transaction,
      one.account,
      one.currency,
      minor(one.debit, one.currency ?? '') - minor(one.credit, one.currency ?? ''),
    ]),
    entries.map(({ id, account, currency, amount }) => [id, account, currency, amount]),
  )
  const balanceAt = async (until: string) =>
    (
      await books.pool.query(
        `select account, currency, sum(amount)::bigint as balance from payments.ledger_entries e join payments.ledger_transactions t on t.id = e.transaction_id
         where t.booked_at < $1 group by 1, 2 order by 1, 2`,
        [until],
      )
    ).rows.map(({ account, currency, balance }) => [account, currency, balance])
  const balances = (record: string) => of(record).map((one) => [one.account, one.currency, minor(one.balance, one.currency ?? '')])
  assert.deepEqual(balances('opening'), await balanceAt('2026-10-01Z'))
  assert.deepEqual(balances('closing'), await balanceAt('2026-11-01Z'))
  assert.deepEqual(
    of('total')
      .map((one) => one.currency)
      .sort(),
    [...Currency.options].sort(),
  )
  for (const one of of('total')) {
    const sum = (side: 'debit' | 'credit') =>
      of('entry').reduce((all, entry) => all + (entry.currency === one.currency ? minor(entry[side], one.currency ?? '') : 0), 0)
    assert.equal(one.debit, one.credit)
    assert.deepEqual([minor(one.debit, one.currency ?? ''), minor(one.credit, one.currency ?? '')], [sum('debit'), sum('credit')])
  }
  assert.match(of('entry').find(({ currency }) => currency === 'JPY')?.debit ?? '', /^\d+$/)
  assert.match(of('entry').find(({ currency }) => currency === 'KWD')?.debit ?? '', /^\d+\.\d{3}$/)

  const json = JSON.parse((await books.ask('month=2026-10&format=json')).text)
  assert.deepEqual(
    json.entries.map((one: { transaction: string; account: string; currency: string; amount: number }) => [
      one.transaction,
      one.account,
      one.currency,
      one.amount,
    ]),
    entries.map(({ id, account, currency, amount }) => [id, account, currency, amount]),
  )
  assert.deepEqual([json.month, json.from, json.until], ['2026-10', '2026-10-01T00:00:00.000000Z', '2026-11-01T00:00:00.000000Z'])
})

test('books that do not add up are not exported: a forged amount, an entry that is gone, a transaction that has none', async (t) => {
  const { admin, ask, bookAt } = await openBooks(t)
  await bookAt('2026-10-05Z', [...captured('ord_1', 900, 'USD'), ...captured('ord_2', 800, 'JPY'), ...captured('ord_3', 700, 'KWD')])
  assert.equal((await ask('month=2026-10')).status, 200)
  await admin.query('set session_replication_role = replica')
  const of = "(select id from payments.ledger_transactions where order_id = 'ord_1')"
  for (const [defect, mended] of [
    [
      `update payments.ledger_entries set amount = 901 where line = 1 and transaction_id = ${of}`,
      `update payments.ledger_entries set amount = 900 where line = 1 and transaction_id = ${of}`,
    ],
    [
      `update payments.ledger_entries set currency = 'CAD' where line = 1 and transaction_id = ${of}`,
      `update payments.ledger_entries set currency = 'USD' where line = 1 and transaction_id = ${of}`,
    ],
    [`delete from payments.ledger_entries where transaction_id = ${of}`, 'select'],
  ] as const) {
    await admin.query(defect)
    const { status, text } = await ask('month=2026-10')
    assert.deepEqual([status, JSON.parse(text).code], [409, 'ledger-drift'], defect)
    assert.equal((await ask('month=2026-09')).status, 200, 'the month before is not touched')
    await admin.query(mended)
  }
})

test('cells that a spreadsheet would run are made harmless, and documents are named', async (t) => {
  const { pool, ask, bookAt, admin } = await openBooks(t)
  const orderId = newId('ord')
  const hostile = '=HYPERLINK("https://evil.example","TL-1"),"'
  await pool.query(
    `insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, customer, email)
     values ($1, $2, 'card', 'sandbox', 900, 'USD', 'captured', 1, '', '')`,
    [orderId, hostile],
  )
  for (const source of ['one', 'two'])
    await admin.query(
      `insert into payments.documents (id, entity, kind, order_id, source, currency, net_amount, tax_amount, total_amount, content)
       values ($1, 'us', 'invoice', $2, $1, 'USD', 450, 0, 450, '{}')`,
      [source, source === 'one' ? orderId : 'ord_other'],
    )
  await bookAt('2026-10-05Z', captured(orderId, 900, 'USD'))
  const { text } = await ask('month=2026-10')
  const [entry] = read(text).filter(({ record }) => record === 'entry')
  assert.deepEqual([entry?.['order number'], entry?.documents], [`'${hostile}`, 'US-000001'])
  assert.ok(text.includes(csvLine([hostile]).trim()))
})

test('a month that is under way is exported up to a minute ago; one to come is empty; other months and other people are refused', async (t) => {
  const { ask, bookAt } = await openBooks(t)
  const now = new Date()
  const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString()
  await bookAt(minutesAgo(2), captured('ord_1', 900, 'USD'))
  await bookAt(minutesAgo(0), captured('ord_2', 800, 'USD'))
  const { text } = await ask(`month=${minutesAgo(2).slice(0, 7)}`)
  assert.deepEqual(
    read(text)
      .filter(({ record }) => record === 'entry')
      .map(({ order }) => order),
    ['ord_1', 'ord_1'],
  )
  const next = `${now.getUTCFullYear() + 1}-01`
  assert.deepEqual(
    read((await ask(`month=${next}`)).text).filter(({ record }) => record === 'entry'),
    [],
  )
  for (const month of ['2026-13', '2026-1', '1999-01', '2026-10-01', ''])
    assert.equal((await ask(`month=${encodeURIComponent(month)}`)).status, 400, month)
  assert.equal((await ask('month=2026-10&format=xml')).status, 400)
  assert.equal((await ask('month=2026-10', 'buyer')).status, 403)
})
