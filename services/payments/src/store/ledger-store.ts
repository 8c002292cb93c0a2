import { type Currency, newId } from '@toyline/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { LedgerTransaction } from '../domain/ledger.ts'
import { CREDIT_DRIFT } from './credits-store.ts'
import type { Db, Tx } from './tables.ts'

/** Books transactions, each once: a cause that is booked already is left alone. */
export async function book(tx: Tx, transactions: LedgerTransaction[]): Promise<void> {
  if (transactions.length === 0) return
  await sql`with ${booking(transactions)} select`.execute(tx)
}

/** The same as parts of a larger statement, `with … as (…)`. Nothing is booked where `condition` does not hold. */
export function booking(transactions: LedgerTransaction[], condition: RawBuilder<unknown> = sql`true`): RawBuilder<unknown> {
  const rows = transactions.map(({ orderId, kind, source, entries }) => ({
    id: newId('led'),
    order_id: orderId,
    kind,
    source,
    lines: entries.map(({ account, amount }, index) => ({ line: index + 1, account, ...amount })),
  }))
  return sql`
    wanted as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id text, order_id text, kind text, source text, lines jsonb)
      where ${condition}
    ), booked as (
      insert into ledger_transactions (id, order_id, kind, source) select id, order_id, kind, source from wanted
      on conflict (source) do nothing returning id
    ), entered as (
      insert into ledger_entries (transaction_id, line, account, amount, currency)
      select booked.id, entry.line, entry.account, entry.amount, entry.currency
      from booked join wanted using (id), jsonb_to_recordset(wanted.lines) as entry (line int, account text, amount bigint, currency text)
    )`
}

export async function balances(db: Db): Promise<{ account: string; currency: Currency; balance: number }[]> {
  const { rows } = await sql<{ account: string; currency: Currency; balance: number }>`
    select account, currency, sum(amount)::bigint as balance from ledger_entries group by account, currency order by account, currency`.execute(
    db,
  )
  return rows
}

/** Transactions that do not add up to zero. The database refuses them; this looks whether it really did. */
export async function unbalanced(db: Db): Promise<string[]> {
  const { rows } = await sql<{ transaction_id: string }>`
    select transaction_id from ledger_entries group by transaction_id, currency having sum(amount) <> 0 limit 100`.execute(db)
  return rows.map((row) => row.transaction_id)
}

/** Orders whose payment row says something else than the ledger. What a provider keeps or loses by itself is no payment's. */
export async function ledgerDrift(db: Db): Promise<string[]> {
  const { rows } = await sql<{ order_id: string; stored: number; derived: number }>`
    with booked as (
      select t.order_id,
        coalesce(sum(e.amount) filter (where e.account like 'provider:%'), 0)::bigint as taken,
        -coalesce(sum(e.amount) filter (where e.account = 'orders'), 0)::bigint as sold
      from ledger_transactions t join ledger_entries e on e.transaction_id = t.id where t.kind not in ('fee', 'dispute')
      group by t.order_id
    ), credited as (
      select order_id, sum(amount) as amount from refunds where way = 'account' and state = 'done' group by order_id
    ), stored as (
      select order_id, state = 'on-account' as is_on_account,
        (captured - case when state = 'on-account' then coalesce(credited.amount, 0) else refunded - bounced end)::bigint as amount
      from payments left join credited using (order_id)
    ), derived as (
      -- What was sold on account may be paid to anybody, or not yet.
      select order_id, case when is_on_account = false then taken else sold end as amount from booked left join stored using (order_id)
    )
    (select coalesce(s.order_id, d.order_id) as order_id, coalesce(s.amount, 0) as stored, coalesce(d.amount, 0) as derived
    from stored s full join derived d on d.order_id = s.order_id
    where coalesce(s.amount, 0) <> coalesce(d.amount, 0) limit 100)
    union all ${CREDIT_DRIFT}`.execute(db)
  return rows.map((row) => `${row.order_id}: payment says ${row.stored}, ledger says ${row.derived}`)
}
