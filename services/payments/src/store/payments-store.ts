import type { Money } from '@toyline/contracts'
import type { Adding } from '@toyline/jobs'
import { type RawBuilder, sql } from 'kysely'
import type { LedgerTransaction } from '../domain/ledger.ts'
import { booking } from './ledger-store.ts'
import type { Db, PaymentRow } from './tables.ts'

/** Of PaymentRow, and no more: each column of an answer has its price, and a payment is read and written eight times for an order. */
export const PAYMENT_COLUMNS = sql`
  order_id, order_number, provider, amount, currency, state, version, attempt, token, provider_customer, keeps_card, return_url, sent_to,
  provider_payment_id, captured, refunded, bounced, by_hand, description, action_url, decline, void_reason, review, reviewed, customer,
  extract(epoch from now() - sent_at)::float8 as sent_age`

async function one(db: Db, query: RawBuilder<PaymentRow>): Promise<PaymentRow | undefined> {
  return (await query.execute(db)).rows[0]
}

export async function findPayment(db: Db, orderId: string): Promise<PaymentRow | undefined> {
  return one(db, sql`select ${PAYMENT_COLUMNS} from payments where order_id = ${orderId}`)
}

export type NewPayment = {
  orderId: string
  orderNumber: string
  method: 'card' | 'invoice'
  provider: string
  amount: Money
  state: 'unknown' | 'on-account'
  attempt: number
  token: string | null
  providerCustomer: string | null
  keepsCard: boolean
  returnUrl: string
  customer: string
  email: string
  poNumber: string | null
}

/** Makes an order's payment. Undefined when it has one already, or when this customer's cards were declined too often. */
export async function startPayment(db: Db, made: NewPayment, limit: DeclineLimit): Promise<PaymentRow | undefined> {
  const { rows } = await sql<{ sent_age: number | null }>`
    insert into payments (order_id, order_number, method, provider, amount, currency, state, attempt, token, return_url, sent_at,
      provider_customer, keeps_card, customer, email, po_number)
    select ${made.orderId}::text, ${made.orderNumber}::text, ${made.method}::text, ${made.provider}::text, ${made.amount.amount}::bigint,
      ${made.amount.currency}::text, ${made.state}::text, ${made.attempt}::int, ${made.token}::text, ${made.returnUrl}::text,
      case when ${made.token}::text is not null then now() end, ${made.providerCustomer}::text, ${made.keepsCard}::boolean, ${made.customer}::text, ${made.email}::text, ${made.poNumber}::text
    where ${made.method}::text = 'invoice' or (${countDeclines(made.customer, limit)}) < ${limit.allowed}::int
    on conflict (order_id) do nothing
    returning extract(epoch from now() - sent_at)::float8 as sent_age`.execute(db)
  return rows[0] && { ...newRow(made), ...rows[0] }
}

function newRow(made: NewPayment): PaymentRow {
  const { orderId, orderNumber, provider, amount, state, attempt, token, returnUrl, customer } = made
  return {
    order_id: orderId,
    order_number: orderNumber,
    provider,
    amount: amount.amount,
    currency: amount.currency,
    state,
    version: 1,
    attempt,
    token,
    provider_customer: made.providerCustomer,
    keeps_card: made.keepsCard,
    return_url: returnUrl,
    sent_to: null,
    sent_age: null,
    provider_payment_id: null,
    captured: 0,
    refunded: 0,
    bounced: 0,
    by_hand: 0,
    description: null,
    action_url: null,
    decline: null,
    void_reason: null,
    review: null,
    reviewed: null,
    customer,
  }
}

export type DeclineLimit = { allowed: number; minutes: number }

function countDeclines(customer: string, { minutes }: DeclineLimit): RawBuilder<number> {
  return sql`select count(*)::int from declines where customer = ${customer} and declined_at > now() - make_interval(mins => ${minutes})`
}

/** Whether this customer's cards were declined as often as is allowed. */
export async function isLimited(db: Db, customer: string, limit: DeclineLimit): Promise<boolean> {
  const { rows } = await sql<{ limited: boolean }>`select (${countDeclines(customer, limit)}) >= ${limit.allowed}::int as limited`.execute(
    db,
  )
  return rows[0]?.limited ?? false
}

/** Marks an order as one for which nothing may be taken, whether or not a payment exists. */
export async function forbidPayment(db: Db, orderId: string, reason: string): Promise<PaymentRow> {
  const row = await one(
    db,
    sql`
    insert into payments as p (order_id, order_number, method, provider, amount, currency, attempt, customer, email, state, void_reason)
    values (${orderId}, '', 'card', '', 0, 'USD', 0, '', '', 'voided', ${reason})
    on conflict (order_id) do update set void_reason = coalesce(p.void_reason, excluded.void_reason),
      version = p.version + (p.void_reason is null)::int, updated_at = case when p.void_reason is null then now() else p.updated_at end
    returning ${PAYMENT_COLUMNS}`,
  )
  return row as PaymentRow
}

export type Change = Partial<
  Pick<
    PaymentRow,
    | 'state'
    | 'provider'
    | 'attempt'
    | 'token'
    | 'provider_customer'
    | 'keeps_card'
    | 'return_url'
    | 'sent_to'
    | 'provider_payment_id'
    | 'captured'
    | 'refunded'
    | 'bounced'
    | 'by_hand'
    | 'description'
    | 'action_url'
    | 'decline'
    | 'review'
    | 'reviewed'
  > & { method: 'card' | 'invoice'; po_number: string | null }
>

/** Changes a payment, unless it has changed since it was read: then undefined. `isSent` starts the clock of a new attempt. */
export async function changePayment(db: Db, seen: PaymentRow, change: Change, { isSent = false } = {}): Promise<PaymentRow | undefined> {
  const { rows } = await changing(seen, change, isSent).execute(db)
  return rows[0] && changed(seen, change, rows[0])
}

/**
 * The same, with its bookings and what is said of it, in one statement: a payment is captured for every order, and round trips
 * cost more than anything else.
 */
export async function changeAndBook(
  db: Db,
  seen: PaymentRow,
  change: Change,
  { bookings, news }: { bookings: LedgerTransaction[]; news?: Adding | undefined },
): Promise<PaymentRow | undefined> {
  const { rows } = await sql<Aged & { added: unknown }>`
    with changed as (${changing(seen, change)}), ${booking(bookings, sql`exists (select from changed)`)}
    select sent_age, ${news?.part() ?? sql`null::jsonb`} as added from changed`.execute(db)
  news?.added(rows[0]?.added)
  return rows[0] && changed(seen, change, rows[0])
}

type Aged = Pick<PaymentRow, 'sent_age'>

function changing(seen: PaymentRow, change: Change, isSent = false): RawBuilder<Aged> {
  const set = Object.entries(change).map(([column, value]) => sql`${sql.raw(column)} = ${value}`)
  return sql`
    update payments set ${sql.join(set)}, version = version + 1, updated_at = now()${isSent ? sql`, sent_at = now()` : sql``}
    where order_id = ${seen.order_id} and version = ${seen.version}
    returning extract(epoch from now() - sent_at)::float8 as sent_age`
}

/** A payment after a change that was kept. */
function changed(seen: PaymentRow, change: Change, { sent_age }: Aged): PaymentRow {
  const { method: _method, po_number: _poNumber, ...shown } = change
  return { ...seen, ...shown, version: seen.version + 1, sent_age }
}

export async function noteDecline(db: Db, { order_id, attempt, customer, decline, description }: PaymentRow): Promise<void> {
  await db
    .insertInto('declines')
    .values({ order_id, attempt, customer, decline: decline ?? 'declined', description })
    .onConflict((known) => known.doNothing())
    .execute()
}

/** The least time between two looks of the sweeper; it grows by half each time that nothing has changed, up to an hour. */
const LOOK_SECONDS = 20

/** Takes up to `limit` payments that have waited too long for a provider's answer, those looked at longest ago first. */
export async function takeWaiting(db: Db, limit: number): Promise<string[]> {
  const { rows } = await sql<{ order_id: string }>`
    with waiting as (
      select order_id, looked_at as last from payments
      where (state in ('unknown', 'requires-action', 'processing') or (void_reason is not null and state not in ('voided', 'refunded')))
        and greatest(looked_at, updated_at) < now()
          - greatest(make_interval(secs => ${LOOK_SECONDS}), least((looked_at - updated_at) / 2, interval '1 hour'))
      order by looked_at, order_id limit ${limit} for update skip locked
    ), taken as (
      update payments set looked_at = now() from waiting where payments.order_id = waiting.order_id returning payments.order_id, waiting.last
    )
    select order_id from taken order by last, order_id`.execute(db)
  return rows.map((row) => row.order_id)
}

export type Known = { provider: string; paymentId: string | null; isForbidden: boolean }

/** What we know of these orders' payments. */
export async function knownPayments(db: Db, orderIds: string[]): Promise<Map<string, Known>> {
  const { rows } = await sql<{ order_id: string; provider: string; provider_payment_id: string | null; forbidden: boolean }>`
    select order_id, provider, provider_payment_id, void_reason is not null as forbidden from payments where order_id = any(${orderIds})`.execute(
    db,
  )
  return new Map(
    rows.map((row) => [row.order_id, { provider: row.provider, paymentId: row.provider_payment_id, isForbidden: row.forbidden }]),
  )
}

export async function paymentsAfter(db: Db, after: string, limit: number): Promise<PaymentRow[]> {
  const { rows } = await sql<PaymentRow>`
    select ${PAYMENT_COLUMNS} from payments where order_id > ${after} order by order_id limit ${limit}`.execute(db)
  return rows
}
