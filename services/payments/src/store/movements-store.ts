import { sql } from 'kysely'
import type { About, Booking, OurPayment, Sum } from '../domain/explain.ts'
import { held, movementSource } from '../domain/ledger.ts'
import type { Movement } from '../domain/movement.ts'
import type { Db } from './tables.ts'

/** Seconds since the epoch, inclusive. */
export type Window = { from: number; to: number }

/**
 * Keeps lines of a provider's report, each once. One that names no payment belongs to that of the movement which it names, or to its
 * order's; where there is none, all that goes back to one movement is kept as one payment's, under that movement's id.
 */
export async function keepMovements(db: Db, provider: string, movements: Movement[]): Promise<void> {
  const rows = movements.map(({ id, kind, paymentId, orderId, ofMovement, amount, movedAt }) => ({
    id,
    kind,
    payment_id: paymentId,
    order_id: orderId,
    of_movement: ofMovement ?? null,
    ...amount,
    moved_at: movedAt,
  }))
  await sql`
    with said as (
      select said.*, coalesce(said.payment_id, earlier.payment_id, payment.provider_payment_id, said.of_movement) as owner
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said
        (id text, kind text, payment_id text, order_id text, of_movement text, amount bigint, currency text, moved_at bigint)
      left join movements earlier on earlier.provider = ${provider} and earlier.id = said.of_movement
      left join payments payment on payment.order_id = said.order_id and payment.provider = ${provider}
    )
    insert into movements (provider, id, kind, payment_id, order_id, amount, currency, moved_at)
    select ${provider}, said.id, said.kind, coalesce(said.payment_id, beside.owner, said.owner), said.order_id, said.amount, said.currency,
      to_timestamp(said.moved_at)
    from said left join said beside on beside.id = said.of_movement
    on conflict do nothing`.execute(db)
}

/** Gives movements, and what was kept of them as a fee, to the payments that they are said to belong to. */
export async function assignMovements(db: Db, provider: string, of: { movementId: string; paymentId: string }[]): Promise<void> {
  await sql`
    update movements set payment_id = of."paymentId"
    from jsonb_to_recordset(${JSON.stringify(of)}::jsonb) as of ("movementId" text, "paymentId" text)
    where provider = ${provider} and id in (of."movementId", of."movementId" || ':fee')`.execute(db)
}

/** Payments of a provider's of which either side says something in this time, in the order of their ids; '' for what has none. */
export async function paymentsMoved(
  db: Db,
  provider: string,
  { from, to }: Window,
  after: string | null,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select coalesce(payment_id, '') as id from movements
      where provider = ${provider} and moved_at between to_timestamp(${from}) and to_timestamp(${to})
      union
      select p.provider_payment_id from ledger_transactions t join payments p using (order_id)
      where t.booked_at between to_timestamp(${from}) and to_timestamp(${to}) and p.provider = ${provider} and p.provider_payment_id is not null
    ) moved where ${after}::text is null or id > ${after} order by id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Everything that both sides say of these payments. What has no payment is looked at within the window alone. */
export async function readBothSides(db: Db, provider: string, paymentIds: string[], { from, to }: Window): Promise<About[]> {
  const { rows: moved } = await sql<
    Omit<Movement, 'amount'> & { amount: number; currency: string }
  >`select id, kind, payment_id as "paymentId", order_id as "orderId", amount, currency, extract(epoch from moved_at)::bigint as "movedAt"
    from movements where provider = ${provider} and (payment_id = any(${paymentIds})
      or payment_id is null and '' = any(${paymentIds}) and moved_at between to_timestamp(${from}) and to_timestamp(${to}))`.execute(db)
  const movements = moved.map(({ amount, currency, ...movement }): Movement => ({ ...movement, amount: { amount, currency } }))
  const ours = await paymentsOf(
    db,
    provider,
    paymentIds,
    movements.flatMap(({ orderId }) => orderId ?? []),
  )
  const owners = new Map(
    ours.flatMap((payment) => (payment.provider === provider && payment.paymentId ? [[payment.paymentId, payment]] : [])),
  )
  const named = new Map(ours.map((payment) => [payment.orderId, payment]))
  const bookings = await bookingsOf(
    db,
    provider,
    paymentIds.flatMap((id) => owners.get(id)?.orderId ?? []),
  )
  const booked = await bookedMovements(db, provider, movements)
  const byPayment = Map.groupBy(movements, ({ paymentId }) => paymentId ?? '')
  return paymentIds.map((paymentId): About => {
    const owner = owners.get(paymentId) ?? null
    return {
      provider,
      paymentId,
      movements: byPayment.get(paymentId) ?? [],
      bookings: bookings.get(owner?.orderId ?? '') ?? [],
      booked,
      owner,
      named,
    }
  })
}

async function paymentsOf(db: Db, provider: string, paymentIds: string[], orderIds: string[]): Promise<OurPayment[]> {
  const { rows } = await sql<Omit<OurPayment, 'amount'> & { amount: number; currency: string }>`
    select order_id as "orderId", provider, provider_payment_id as "paymentId", amount, currency from payments
    where provider_payment_id = any(${paymentIds}) and provider = ${provider} or order_id = any(${orderIds})`.execute(db)
  return rows.map(({ amount, currency, ...payment }) => ({ ...payment, amount: { amount, currency } }))
}

/** Captures and refunds of these orders that moved our balance with the provider, by order. */
async function bookingsOf(db: Db, provider: string, orderIds: string[]): Promise<Map<string, Booking[]>> {
  const { rows } = await sql<{ id: string; order_id: string; kind: string; amount: number; currency: string; booked_at: number }>`
    select t.id, t.order_id, t.kind, e.amount, e.currency, extract(epoch from t.booked_at)::bigint as booked_at
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id and e.account = ${held(provider)}
    where t.order_id = any(${orderIds}) and t.kind not in ('fee', 'dispute')`.execute(db)
  const grouped = Map.groupBy(rows, (row) => row.order_id)
  return new Map(
    [...grouped].map(([orderId, of]) => [
      orderId,
      of.map(({ id, kind, amount, currency, booked_at }) => ({
        transactionId: id,
        kind: kind === 'capture' ? 'charge' : 'refund',
        amount: { amount, currency },
        bookedAt: booked_at,
      })),
    ]),
  )
}

async function bookedMovements(db: Db, provider: string, movements: Movement[]): Promise<Map<string, Sum>> {
  const sources = new Map(
    movements.flatMap(({ id, kind }) => (kind === 'fee' || kind === 'dispute' ? [[movementSource(provider, id), id] as const] : [])),
  )
  const { rows } = await sql<{ source: string; amount: number; currency: string }>`
    select t.source, e.amount, e.currency from ledger_transactions t
    join ledger_entries e on e.transaction_id = t.id and e.account = ${held(provider)} where t.source = any(${[...sources.keys()]})`.execute(
    db,
  )
  return new Map(rows.map(({ source, amount, currency }) => [sources.get(source) ?? '', { amount, currency }]))
}

/**
 * The next stretch of a provider's report to compare. It overlaps the last one, for what is reported late, and starts with the
 * provider's first booking, or a day ago.
 */
export async function nextReport(
  db: Db,
  provider: string,
  { overlapSeconds, settledSeconds }: { overlapSeconds: number; settledSeconds: number },
): Promise<Window> {
  const { rows } = await sql<Window>`
    select floor(extract(epoch from start.at) - ${overlapSeconds}::int)::bigint as "from",
      floor(extract(epoch from now()) - ${settledSeconds}::int)::bigint as "to"
    from (select coalesce(
      (select reconciled_to from reconciliations where provider = ${provider}),
      (select t.booked_at from ledger_transactions t join payments p using (order_id) where p.provider = ${provider}
        order by t.booked_at limit 1),
      now() - interval '1 day') as at) start`.execute(db)
  return rows[0] as Window
}

export async function closeReconciliation(db: Db, provider: string, to: number): Promise<void> {
  await sql`
    insert into reconciliations (provider, reconciled_to) values (${provider}, to_timestamp(${to}))
    on conflict (provider) do update set reconciled_to = greatest(reconciliations.reconciled_to, excluded.reconciled_to)`.execute(db)
}
