import type { Money } from '@toyline/contracts'
import { type Kysely, sql } from 'kysely'
import type { PaymentState } from '../domain/payment-states.ts'
import type { AttemptRow, Db, PaymentRow, Tables, Tx } from './tables.ts'

export async function findPayment(db: Kysely<Tables>, orderId: string): Promise<PaymentRow | undefined> {
  return db.selectFrom('payments').selectAll().where('order_id', '=', orderId).executeTakeFirst()
}

/** The payment, held against changes until the transaction ends. */
export async function lockPayment(tx: Tx, orderId: string): Promise<PaymentRow | undefined> {
  return tx.selectFrom('payments').selectAll().where('order_id', '=', orderId).forUpdate().executeTakeFirst()
}

export type NewPayment = {
  orderId: string
  orderNumber: string
  method: 'card' | 'invoice'
  provider: string
  amount: Money
  attempt: number
  customer: string
  email: string
  poNumber: string | null
}

/** Makes the payment of an order unless it exists; returns it locked. */
export async function ensurePayment(tx: Tx, payment: NewPayment): Promise<PaymentRow> {
  const { rows } = await sql<PaymentRow>`
    insert into payments (order_id, order_number, method, provider, amount, currency, attempt, customer, email, po_number)
    values (${payment.orderId}, ${payment.orderNumber}, ${payment.method}, ${payment.provider}, ${payment.amount.amount},
      ${payment.amount.currency}, ${payment.attempt}, ${payment.customer}, ${payment.email}, ${payment.poNumber})
    on conflict (order_id) do update set updated_at = payments.updated_at
    returning *`.execute(tx)
  return rows[0] as PaymentRow
}

/** Marks an order as one for which nothing may be taken, whether or not a payment exists. Returns it locked. */
export async function forbidPayment(tx: Tx, orderId: string, reason: string): Promise<PaymentRow> {
  const { rows } = await sql<PaymentRow>`
    insert into payments (order_id, order_number, method, provider, amount, currency, attempt, customer, email, state, void_reason)
    values (${orderId}, '', 'card', '', 0, 'USD', 0, '', '', 'voided', ${reason})
    on conflict (order_id) do update set void_reason = coalesce(payments.void_reason, excluded.void_reason)
    returning *`.execute(tx)
  return rows[0] as PaymentRow
}

export type Change = Partial<
  Pick<
    PaymentRow,
    | 'state'
    | 'method'
    | 'provider'
    | 'attempt'
    | 'provider_payment_id'
    | 'captured'
    | 'refunded'
    | 'description'
    | 'action_url'
    | 'decline'
    | 'review'
    | 'po_number'
  >
>

export async function changePayment(tx: Tx, orderId: string, change: Change): Promise<PaymentRow> {
  return tx
    .updateTable('payments')
    .set({ ...change, updated_at: sql`now()` })
    .where('order_id', '=', orderId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Writes an attempt down before the provider hears of it. Returns the one that stands, which may be an earlier copy. */
export async function keepAttempt(
  tx: Tx,
  attempt: Pick<AttemptRow, 'order_id' | 'attempt' | 'provider_key' | 'token' | 'return_url' | 'customer'>,
): Promise<AttemptRow> {
  const { rows } = await sql<AttemptRow>`
    insert into attempts (order_id, attempt, provider_key, token, return_url, customer)
    values (${attempt.order_id}, ${attempt.attempt}, ${attempt.provider_key}, ${attempt.token}, ${attempt.return_url}, ${attempt.customer})
    on conflict (order_id, attempt) do update set order_id = attempts.order_id
    returning *`.execute(tx)
  return rows[0] as AttemptRow
}

/** The attempt that an order's payment stands at, and whether it was sent within so many seconds. */
export async function currentAttempt(
  db: Db,
  orderId: string,
  withinSeconds: number,
): Promise<(AttemptRow & { is_recent: boolean }) | undefined> {
  const { rows } = await sql<AttemptRow & { is_recent: boolean }>`
    select a.*, a.sent_at > now() - make_interval(secs => ${withinSeconds}) as is_recent
    from attempts a join payments p on p.order_id = a.order_id and p.attempt = a.attempt where a.order_id = ${orderId}`.execute(db)
  return rows[0]
}

export async function markDeclined(tx: Tx, orderId: string, attempt: number): Promise<void> {
  await sql`update attempts set declined_at = now() where order_id = ${orderId} and attempt = ${attempt} and declined_at is null`.execute(
    tx,
  )
}

/** Declines of this customer in the last so many minutes. */
export async function recentDeclines(db: Kysely<Tables>, customer: string, minutes: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from attempts where customer = ${customer} and declined_at > now() - make_interval(mins => ${minutes})`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

/** Payments that wait for an answer longer than they should, oldest first. */
export async function waitingPayments(db: Db, { olderThanSeconds, limit }: { olderThanSeconds: number; limit: number }): Promise<string[]> {
  const { rows } = await sql<{ order_id: string }>`
    select order_id from payments
    where (state in ('unknown', 'requires-action', 'processing') or (void_reason is not null and state not in ('voided', 'refunded')))
      and updated_at < now() - make_interval(secs => ${olderThanSeconds})
    order by updated_at limit ${limit}`.execute(db)
  return rows.map((row) => row.order_id)
}

/** Which of these provider payments we know, and what we think of them. */
export async function knownPayments(db: Db, ids: string[]): Promise<Map<string, { orderId: string; state: PaymentState }>> {
  const { rows } = await sql<{ provider_payment_id: string; order_id: string; state: PaymentState }>`
    select provider_payment_id, order_id, state from payments where provider_payment_id = any(${ids})`.execute(db)
  return new Map(rows.map((row) => [row.provider_payment_id, { orderId: row.order_id, state: row.state }]))
}

export async function paymentsAfter(db: Db, after: string, limit: number): Promise<PaymentRow[]> {
  return db.selectFrom('payments').selectAll().where('order_id', '>', after).orderBy('order_id').limit(limit).execute()
}

/** Keeps a provider's report. False: it was here before. */
export async function keepWebhook(tx: Tx, webhook: { provider: string; eventId: string; type: string; body: string }): Promise<boolean> {
  const kept = await sql`
    insert into webhooks (provider, event_id, type, body) values (${webhook.provider}, ${webhook.eventId}, ${webhook.type}, ${webhook.body})
    on conflict do nothing returning event_id`.execute(tx)
  return kept.rows.length === 1
}
