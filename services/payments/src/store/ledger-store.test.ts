import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { Currency, money } from '@toyline/contracts'
import { openDatabase, openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import fc from 'fast-check'
import pg from 'pg'
import { cardTransactions, type LedgerTransaction, onAccount, onAccountReversed } from '../domain/ledger.ts'
import { reportLedger } from '../use-cases/report-ledger.ts'
import { book } from './ledger-store.ts'
import type { Tables } from './tables.ts'

async function openBooks(t: TestContext) {
  const { urls, adminUrl } = await scratchDatabase(t, ['payments'])
  const pool = openPool({ url: urls.payments, name: 'ledger-test', statementTimeoutMs: 30_000, connectTimeoutMs: 30_000 })
  t.after(() => pool.end())
  return { pool, db: openDatabase<Tables>(pool), adminUrl }
}

/** One order's money through time, as the transactions that book it. */
const orderMoney = fc.record({
  currency: fc.constantFrom(...Currency.options),
  amount: fc.integer({ min: 1, max: 10_000_000_000 }),
  isInvoice: fc.boolean(),
  shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 }),
})

function transactionsOf(
  orderId: string,
  { currency, amount, isInvoice, shares }: { currency: Currency; amount: number; isInvoice: boolean; shares: number[] },
) {
  if (isInvoice)
    return shares.length % 2
      ? [onAccount(orderId, 'shp_1', money(amount, currency))]
      : [onAccount(orderId, 'shp_1', money(amount, currency)), onAccountReversed(orderId, money(amount, currency))]
  const made: LedgerTransaction[] = []
  let before = { captured: 0, refunded: 0 }
  for (const now of [
    { captured: amount, refunded: 0 },
    ...shares.sort().map((share) => ({ captured: amount, refunded: Math.floor(amount * share) })),
  ]) {
    made.push(...cardTransactions({ orderId, provider: 'sandbox', currency }, before, now))
    before = now
  }
  return made
}

test('after ten thousand random transactions, each said twice, every currency adds up to zero, to the last minor unit (C14)', async (t) => {
  const { pool, db } = await openBooks(t)
  const orders = fc.sample(orderMoney, { numRuns: 9_000, seed: 14 })
  const all = orders.flatMap((order, index) => transactionsOf(`ord_${index}`, order)).slice(0, 10_000)
  assert.equal(all.length, 10_000)
  for (let from = 0; from < all.length; from += 500) {
    const batch = all.slice(from, from + 500)
    await db.transaction().execute((tx) => book(tx, batch))
    await db.transaction().execute((tx) => book(tx, batch.slice(0, 50)))
  }
  const { rows } = await pool.query(
    `select currency, sum(amount)::bigint as sum, count(*)::int as entries from payments.ledger_entries group by currency order by currency`,
  )
  assert.deepEqual(
    rows.map((row) => [row.currency, row.sum]),
    [...Currency.options].sort().map((currency) => [currency, 0]),
  )
  assert.equal(
    rows.reduce((sum, row) => sum + row.entries, 0),
    20_000,
  )
  // By arithmetic of our own: what the entries of each order must leave with the provider.
  const held = new Map<string, bigint>()
  for (const { entries } of all)
    for (const { account, amount } of entries)
      held.set(`${account} ${amount.currency}`, (held.get(`${account} ${amount.currency}`) ?? 0n) + BigInt(amount.amount))
  const { balances, unbalanced } = await reportLedger(db)
  assert.deepEqual(unbalanced, [])
  assert.deepEqual(new Map(balances.map(({ account, balance }) => [`${account} ${balance.currency}`, BigInt(balance.amount)])), held)
})

test('the database refuses a transaction that does not add up, in one currency or between two', async (t) => {
  const { pool, db } = await openBooks(t)
  const [good] = transactionsOf('ord_1', { currency: 'USD', amount: 500, isInvoice: false, shares: [] })
  const [debit, credit] = good!.entries
  const off = (entries: LedgerTransaction['entries']) => db.transaction().execute((tx) => book(tx, [{ ...good!, entries }]))
  await assert.rejects(off([debit!]), /does not add up to zero/)
  await assert.rejects(off([debit!, { ...credit!, amount: money(-499, 'USD') }]), /does not add up to zero/)
  await assert.rejects(off([debit!, { ...credit!, amount: money(-500, 'CAD') }]), /does not add up to zero/)
  await assert.rejects(pool.query(`insert into payments.ledger_entries select 'led_x', 1, 'orders', 5, 'USD'`))
  assert.deepEqual((await pool.query('select from payments.ledger_transactions')).rowCount, 0)
  await off(good!.entries)
  assert.equal((await pool.query('select from payments.ledger_entries')).rowCount, 2)
})

test('what is booked can be neither changed nor removed by the service that booked it', async (t) => {
  const { pool, db } = await openBooks(t)
  await db.transaction().execute((tx) => book(tx, [onAccount('ord_1', 'shp_1', money(500, 'USD'))]))
  for (const table of ['ledger_transactions', 'ledger_entries']) {
    for (const statement of [
      `update payments.${table} set ${table === 'ledger_entries' ? 'amount = 1' : "kind = 'refund'"}`,
      `delete from payments.${table}`,
      `truncate payments.${table} cascade`,
    ])
      await assert.rejects(pool.query(statement), /permission denied/, statement)
  }
  assert.equal((await pool.query('select from payments.ledger_entries')).rowCount, 2)
})

test('the report finds what does not fit: a payment that says something else, a booking without a payment, a forged sum', async (t) => {
  const { pool, db, adminUrl } = await openBooks(t)
  const pay = (orderId: string, captured: number, refunded: number) =>
    pool.query(
      `insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, customer, email, captured, refunded)
       values ($1, '', 'card', 'sandbox', 900, 'USD', 'captured', 1, '', '', $2, $3)`,
      [orderId, captured, refunded],
    )
  for (const orderId of ['ord_1', 'ord_2']) {
    await pay(orderId, 900, 0)
    await db
      .transaction()
      .execute((tx) =>
        book(
          tx,
          cardTransactions({ orderId, provider: 'sandbox', currency: 'USD' }, { captured: 0, refunded: 0 }, { captured: 900, refunded: 0 }),
        ),
      )
  }
  assert.deepEqual([(await reportLedger(db)).drift, (await reportLedger(db)).unbalanced], [[], []])

  await pool.query(`update payments.payments set refunded = 100 where order_id = 'ord_2'`)
  await db.transaction().execute((tx) => book(tx, [onAccount('ord_3', 'shp_1', money(70, 'USD'))]))
  await pay('ord_4', 5, 0)
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`set session_replication_role = replica; update payments.ledger_entries set amount = 901
    where account = 'provider:sandbox' and transaction_id = (select id from payments.ledger_transactions where order_id = 'ord_1')`)
  await admin.end()
  const { drift, unbalanced } = await reportLedger(db)
  assert.deepEqual(drift.sort(), [
    'ord_1: payment says 900, ledger says 901',
    'ord_2: payment says 800, ledger says 900',
    'ord_2: refunds are 0, the payment says 100',
    'ord_3: payment says 0, ledger says 70',
    'ord_4: payment says 5, ledger says 0',
  ])
  assert.equal(unbalanced.length, 1)
})
