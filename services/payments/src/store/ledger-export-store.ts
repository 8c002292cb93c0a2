import type { Currency } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** Instants as the database writes them, from inclusive, until exclusive. */
export type Span = { from: string; until: string }

/** Minor units; a balance is debits less credits. */
export type AccountSums = { account: string; currency: Currency; opening: number; debit: number; credit: number; closing: number }

export type Entry = {
  bookedAt: string
  transaction: string
  kind: string
  source: string
  orderId: string
  orderNumber: string
  /** Numbers of the order's invoices, or of its credit notes where money went back, a space between them. */
  documents: string
  account: string
  /** Positive is a debit. */
  amount: number
  currency: Currency
}

/** A month of the ledger in UTC, or as much of the present one as no transaction under way can still add to. */
export async function ledgerSpan(db: Db, month: string): Promise<Span> {
  const { rows } = await sql<Span>`
    select to_char(span.start at time zone 'UTC', ${INSTANT}) as from,
      to_char(least((span.start at time zone 'UTC' + interval '1 month') at time zone 'UTC', greatest(span.start, now() - interval '1 minute'))
        at time zone 'UTC', ${INSTANT}) as until
    from (select (${month} || '-01')::timestamp at time zone 'UTC' as start) span`.execute(db)
  return rows[0] as Span
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'

export async function accountSums(db: Db, { from, until }: Span): Promise<AccountSums[]> {
  const { rows } = await sql<AccountSums>`
    select account, currency, coalesce(sum(e.amount) filter (where t.booked_at < ${from}::timestamptz), 0)::bigint as opening,
      coalesce(sum(e.amount) filter (where t.booked_at >= ${from}::timestamptz and e.amount > 0), 0)::bigint as debit,
      coalesce(-sum(e.amount) filter (where t.booked_at >= ${from}::timestamptz and e.amount < 0), 0)::bigint as credit,
      sum(e.amount)::bigint as closing
    from ledger_entries e join ledger_transactions t on t.id = e.transaction_id where t.booked_at < ${until}::timestamptz
    group by account, currency order by account, currency`.execute(db)
  return rows
}

/** Transactions of this time whose entries do not add up to zero, or that have none. */
export async function brokenTransactions(db: Db, { from, until }: Span): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct t.id from ledger_transactions t left join ledger_entries e on e.transaction_id = t.id
    where t.booked_at >= ${from}::timestamptz and t.booked_at < ${until}::timestamptz
    group by t.id, e.currency having coalesce(sum(e.amount), 0) <> 0 or count(e.line) = 0 order by t.id limit 10`.execute(db)
  return rows.map(({ id }) => id)
}

export type Position = { bookedAt: string; transaction: string }

/** Entries in the order in which they were booked: those of up to `limit` transactions. */
export async function entriesAfter(db: Db, { from, until }: Span, after: Position | null, limit: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select to_char(t.booked_at at time zone 'UTC', ${INSTANT}) as "bookedAt", t.id as transaction, t.kind, t.source, t.order_id as "orderId",
      coalesce(p.order_number, '') as "orderNumber", coalesce(d.numbers, '') as documents, e.account, e.amount, e.currency
    from (
      select * from ledger_transactions
      where booked_at >= ${from}::timestamptz and booked_at < ${until}::timestamptz
        and (${after === null} or (booked_at, id) > (${after?.bookedAt ?? from}::timestamptz, ${after?.transaction ?? ''}))
      order by booked_at, id limit ${limit}
    ) t join ledger_entries e on e.transaction_id = t.id left join payments p on p.order_id = t.order_id
    left join lateral (
      select string_agg(number, ' ' order by number) as numbers from documents
      where order_id = t.order_id and kind = case when t.kind in ('refund', 'credit') then 'credit-note' else 'invoice' end
    ) d on true
    order by t.booked_at, t.id, e.line`.execute(db)
  return rows
}
