import { type Currency, money } from '@toyline/contracts'
import { sql } from 'kysely'
import type { AppliedCredit } from '../domain/document.ts'
import type { Tx } from './tables.ts'

/** Of an invoice so many credit notes are taken off as fit under its sums; the rest waits for the next one. */
const MOST = 12

/** Whose credit it is: one seller's, in one currency. */
export type CreditOf = { customer: string; entity: string; currency: Currency }

/** Keeps what a refund on account has credited beyond what was owed. */
export async function keepCredit(
  tx: Tx,
  { customer, entity, currency }: CreditOf,
  made: { refundId: string; documentId: string; amount: number },
): Promise<void> {
  await sql`
    insert into credits (id, customer, entity, currency, document_id, amount)
    values (${made.refundId}, ${customer}, ${entity}, ${currency}, ${made.documentId}, ${made.amount})`.execute(tx)
}

/**
 * Takes credit that is open, the oldest first, up to so many minor units; nobody else has the same. Others who want it wait until the
 * transaction ends.
 */
export async function takeCredit(tx: Tx, { customer, entity, currency }: CreditOf, upTo: number): Promise<AppliedCredit[]> {
  const { rows } = await sql<{ number: string; issued_on: string; amount: number }>`
    with open as (
      select id, amount - applied as rest, created_at from credits
      where customer = ${customer} and entity = ${entity} and currency = ${currency} and applied < amount
      order by created_at, id limit ${MOST} for update
    ), counted as (
      select *, sum(rest) over (order by created_at, id) - rest as before from open
    ), taken as (
      update credits set applied = applied + least(counted.rest, ${upTo}::bigint - counted.before)
      from counted where credits.id = counted.id and counted.before < ${upTo}::bigint
      returning credits.document_id, counted.before, least(counted.rest, ${upTo}::bigint - counted.before)::bigint as amount
    )
    select number, issued_on::text as issued_on, amount from taken join documents on documents.id = taken.document_id order by before`.execute(
    tx,
  )
  return rows.map(({ number, issued_on: issuedOn, amount }) => ({ number, issuedOn, amount: money(amount, currency) }))
}

/** Where open credit and the ledger do not agree. */
export const CREDIT_DRIFT = sql`
  select 'unapplied credit in ' || coalesce(kept.currency, booked.currency) as order_id, coalesce(kept.open, 0)::bigint as stored,
    coalesce(booked.open, 0)::bigint as derived
  from (select currency, sum(amount - applied) as open from credits group by currency) kept
  full join (select currency, -sum(amount) as open from ledger_entries where account = 'unapplied-credit' group by currency) booked
    on booked.currency = kept.currency
  where coalesce(kept.open, 0) <> coalesce(booked.open, 0)`
