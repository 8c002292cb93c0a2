import type { DifferenceKind } from '@toyline/contracts'
import { newId } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Difference } from '../domain/explain.ts'
import type { Window } from './movements-store.ts'
import type { Db } from './tables.ts'

export type DifferenceRow = {
  id: string
  provider: string
  subject: string
  kind: DifferenceKind
  order_id: string | null
  payment_id: string | null
  theirs: number | null
  their_currency: string | null
  ours: number | null
  our_currency: string | null
  unexplained: number
  currency: string
  happened_at: Date
  state: 'open' | 'repaired' | 'settled'
  note: string | null
  found_at: Date
  closed_at: Date | null
}
const COLUMNS = sql`
  id, provider, subject, kind, order_id, payment_id, theirs, their_currency, ours, our_currency, unexplained, currency, happened_at, state,
  note, found_at, closed_at`

/** Keeps what was found; what was found before stays as it is. Returns how many are new, and those of them all that are open. */
export async function keepDifferences(db: Db, provider: string, found: Difference[]): Promise<{ added: number; open: DifferenceRow[] }> {
  if (found.length === 0) return { added: 0, open: [] }
  const rows = found.map(({ subject, kind, orderId, paymentId, theirs, ours, unexplained, currency, happenedAt }) => ({
    id: newId('dif'),
    subject,
    kind,
    order_id: orderId,
    payment_id: paymentId,
    theirs: theirs?.amount ?? null,
    their_currency: theirs?.currency ?? null,
    ours: ours?.amount ?? null,
    our_currency: ours?.currency ?? null,
    unexplained,
    currency,
    happened_at: happenedAt,
  }))
  const inserted = await sql`
    insert into differences (id, provider, subject, kind, order_id, payment_id, theirs, their_currency, ours, our_currency, unexplained,
      currency, happened_at)
    select id, ${provider}, subject, kind, order_id, payment_id, theirs, their_currency, ours, our_currency, unexplained, currency,
      to_timestamp(happened_at)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id text, subject text, kind text, order_id text, payment_id text,
      theirs bigint, their_currency text, ours bigint, our_currency text, unexplained bigint, currency text, happened_at bigint)
    on conflict (provider, subject) do nothing`.execute(db)
  const kept = await sql<DifferenceRow>`
    select ${COLUMNS} from differences where provider = ${provider} and subject = any(${rows.map(({ subject }) => subject)}) and state = 'open'
    order by happened_at, id`.execute(db)
  return { added: Number(inserted.numAffectedRows ?? 0), open: kept.rows }
}

/**
 * Closes the open differences of these payments that are not there any more; of what has no payment those of the time that was looked at.
 * Disputes and what came late wait for a person.
 */
export async function closeGone(db: Db, provider: string, paymentIds: string[], found: Difference[], { from, to }: Window): Promise<void> {
  await sql`
    update differences set state = 'repaired', closed_at = now()
    where provider = ${provider} and payment_id = any(${paymentIds}) and state = 'open' and kind not in ('dispute', 'late')
      and (payment_id <> '' or happened_at between to_timestamp(${from}) and to_timestamp(${to}))
      and subject <> all(${found.map(({ subject }) => subject)})`.execute(db)
}

export async function closeRepaired(db: Db, id: string, note: string): Promise<void> {
  await sql`update differences set state = 'repaired', note = ${note}, closed_at = now() where id = ${id} and state = 'open'`.execute(db)
}

/** What is booked is explained, though somebody still has to answer for it. */
export async function noteExplained(db: Db, id: string, note: string): Promise<void> {
  await sql`update differences set unexplained = 0, note = ${note} where id = ${id} and state = 'open'`.execute(db)
}

/** A person's word closes an open difference. Undefined: there is none of this id. */
export async function settleDifference(
  db: Db,
  { id, note, userId }: { id: string; note: string; userId: string },
): Promise<DifferenceRow | undefined> {
  await sql`
    update differences set state = 'settled', note = ${note}, settled_by = ${userId}, closed_at = now()
    where id = ${id} and state = 'open'`.execute(db)
  return (await sql<DifferenceRow>`select ${COLUMNS} from differences where id = ${id}`.execute(db)).rows[0]
}

export async function openDifferences(db: Db, after: string, limit: number): Promise<DifferenceRow[]> {
  const { rows } = await sql<DifferenceRow>`
    select ${COLUMNS} from differences where state = 'open' and id > ${after} order by id limit ${limit}`.execute(db)
  return rows
}

export type ReconciledSum = {
  provider: string
  currency: string
  /** Movements, and bookings that no movement answers to. */
  count: number
  value: number
  openCount: number
  openValue: number
}

/** By provider and currency, what moved in a span of days, and how much of it is unexplained. */
export async function reconciledSums(db: Db, { from, until }: { from: Date; until: Date }): Promise<ReconciledSum[]> {
  const { rows } = await sql<ReconciledSum>`
    select provider, currency, sum(count)::bigint as count, sum(value)::bigint as value, sum(open_count)::bigint as "openCount",
      sum(open_value)::bigint as "openValue"
    from (
      select provider, currency, count(*) as count, sum(abs(amount::bigint)) as value, 0 as open_count, 0 as open_value
      from movements where moved_at >= ${from} and moved_at < ${until} group by provider, currency
      union all
      select provider, currency, count(*) filter (where kind = 'missing-there'), coalesce(sum(abs(ours)) filter (where kind = 'missing-there'), 0),
        count(*) filter (where state = 'open' and unexplained > 0), coalesce(sum(unexplained::bigint) filter (where state = 'open'), 0)
      from differences where happened_at >= ${from} and happened_at < ${until} group by provider, currency
    ) part group by provider, currency order by provider, currency`.execute(db)
  return rows
}

export type KindCount = { kind: DifferenceKind; found: number; repaired: number; settled: number; open: number }

export async function countKinds(db: Db, { from, until }: { from: Date; until: Date }): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select kind, count(*)::int as found, (count(*) filter (where state = 'repaired'))::int as repaired,
      (count(*) filter (where state = 'settled'))::int as settled, (count(*) filter (where state = 'open'))::int as open
    from differences where happened_at >= ${from} and happened_at < ${until} group by kind order by kind`.execute(db)
  return rows
}

export async function reconciledProviders(db: Db): Promise<{ provider: string; reconciledTo: Date }[]> {
  const { rows } = await sql<{ provider: string; reconciledTo: Date }>`
    select provider, reconciled_to as "reconciledTo" from reconciliations order by provider limit 50`.execute(db)
  return rows
}
