import type pg from 'pg'

/** What an order's capture books: who owes, what was sold, tax, freight. */
const ACCOUNTS = ['receivable', 'sales', 'tax', 'freight']

/** Books so many transactions of four entries each in the month that is under way, as the database's owner. */
export async function fillLedger(admin: pg.Client, transactions: number): Promise<void> {
  await admin.query(
    `insert into payments.ledger_transactions (id, order_id, kind, source, booked_at)
     select 'bench_' || i, 'ord_bench_' || i, 'capture', 'bench:' || i, date_trunc('month', now() at time zone 'UTC') at time zone 'UTC'
     from generate_series(1, $1::int) i`,
    [transactions],
  )
  await admin.query(
    `insert into payments.ledger_entries (transaction_id, line, account, amount, currency)
     select 'bench_' || i, line, account, case line when 1 then 3000 else -1000 end, 'USD'
     from generate_series(1, $1::int) i, unnest($2::text[]) with ordinality as account (account, line)`,
    [transactions, ACCOUNTS],
  )
}
