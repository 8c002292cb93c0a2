import { sql } from 'kysely'
import { PAYMENT_COLUMNS } from './payments-store.ts'
import type { Db, PaymentRow } from './tables.ts'

export type Webhook = { provider: string; eventId: string; type: string; body: string; orderId: string | null; paymentId: string | null }

/** Keeps a provider's report, once, and reads the payment of its order, or else of its payment: one statement, because each order brings several. */
export async function keepWebhook(db: Db, { provider, eventId, type, body, orderId, paymentId }: Webhook): Promise<PaymentRow | undefined> {
  const { rows } = await sql<PaymentRow>`
    with kept as (
      insert into webhooks (provider, event_id, type, body) values (${provider}, ${eventId}, ${type}, ${body}) on conflict do nothing
    )
    select ${PAYMENT_COLUMNS} from payments where order_id = coalesce(${orderId}::text,
      (select order_id from payments where provider_payment_id = ${paymentId} and provider = ${provider}))`.execute(db)
  return rows[0]
}

/** The next stretch of a provider's time to compare, at most ten minutes, in seconds since the epoch; null when none is due. */
export async function nextWindow(
  db: Db,
  provider: string,
  { lookBackSeconds, settledSeconds }: { lookBackSeconds: number; settledSeconds: number },
): Promise<{ from: number; to: number } | null> {
  const { rows } = await sql<{ from: number; to: number }>`
    with start as (
      select coalesce((select swept_to from sweeps where provider = ${provider}), now() - make_interval(secs => ${lookBackSeconds})) as at
    )
    select floor(extract(epoch from at))::bigint as "from",
      floor(extract(epoch from least(at + interval '10 minutes', now() - make_interval(secs => ${settledSeconds}))))::bigint as "to"
    from start`.execute(db)
  const window = rows[0]
  return window && window.to > window.from ? window : null
}

export async function closeWindow(db: Db, provider: string, to: number): Promise<void> {
  await sql`
    insert into sweeps (provider, swept_to) values (${provider}, to_timestamp(${to}))
    on conflict (provider) do update set swept_to = greatest(sweeps.swept_to, excluded.swept_to)`.execute(db)
}

/** Forgets reports after 30 days, declines after 90, and cards a day after they were removed; some at a time. */
export async function forgetOld(db: Db): Promise<void> {
  await sql`delete from webhooks where ctid = any (array(
    select ctid from webhooks where received_at < now() - interval '30 days' limit 5000))`.execute(db)
  await sql`delete from declines where ctid = any (array(
    select ctid from declines where declined_at < now() - interval '90 days' limit 5000))`.execute(db)
  await sql`delete from saved_methods where ctid = any (array(
    select ctid from saved_methods where removed_at < now() - interval '1 day' limit 5000))`.execute(db)
}
