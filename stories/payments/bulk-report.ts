import type pg from 'pg'

/** So many orders on both sides that agree: their charges, fees and some refunds are 10,000 lines of the provider's report. */
const ORDERS = 4_500
const REFUNDED = 1_000
export const AGREEING = ORDERS * 2 + REFUNDED

/** Hours ago: long enough for everything to be in the report. */
const STARTED = "now() - interval '20 hours'"

/**
 * Books of a busy day, written behind the walls of both sides: every charge is booked, with its fee, and every ninth or so is given
 * back in part. Amounts are between 500.00 and 20,000.00, one order in four in euros.
 */
export async function writeBusyDay(admin: pg.Client): Promise<void> {
  const order = `
    select 'ord_' || i as order_id, 'pi_' || i as payment_id, 'txn_' || i as movement_id, i,
      50000 + (i::bigint * 7919009) % 1950000 as amount, 30 + i % 500 as fee, case when i % 4 = 0 then 'EUR' else 'USD' end as currency,
      ${STARTED} + i * interval '8 seconds' as at, i <= ${REFUNDED} as is_refunded
    from generate_series(1, ${ORDERS}) i`
  await admin.query(`
    with o as (${order})
    insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, provider_payment_id, captured,
      refunded, customer, email)
    select order_id, 'TL-' || i, 'card', 'sandbox', amount, currency, 'captured', 1, payment_id, amount, case when is_refunded then 1000 else 0 end,
      'gst_' || i, 'ada@example.org' from o`)
  await admin.query(`
    with o as (${order}), booked as (
      select 'led_c' || i as id, order_id, 'capture' as kind, order_id || ':capture:' || amount as source, at, amount, currency, 'orders' as to from o
      union all
      select 'led_f' || i, order_id, 'fee', 'sandbox:' || movement_id || ':fee', at, -fee, currency, 'fees' from o
      union all
      select 'led_r' || i, order_id, 'refund', order_id || ':refund:1000', at, -1000, currency, 'orders' from o where is_refunded
    ), transactions as (
      insert into payments.ledger_transactions (id, order_id, kind, source, booked_at) select id, order_id, kind, source, at from booked
    )
    insert into payments.ledger_entries (transaction_id, line, account, amount, currency)
    select id, 1, 'provider:sandbox', amount, currency from booked
    union all select id, 2, "to", -amount, currency from booked`)
  await admin.query(`
    with o as (${order}), intents as (
      insert into sandbox.intents (id, version, status, amount, amount_capturable, amount_received, amount_refunded, currency, capture_method,
        client_secret, metadata, disputed, created)
      select payment_id, 1, 'succeeded', amount, 0, amount, case when is_refunded then 1000 else 0 end, lower(currency), 'manual', '',
        jsonb_build_object('order_id', order_id), false, at from o
    )
    insert into sandbox.movements (id, intent_id, type, amount, fee, currency, source, created)
    select movement_id, payment_id, 'charge', amount, fee, lower(currency), 'ch_' || i, at from o
    union all select movement_id || 'r', payment_id, 'refund', -1000, 0, lower(currency), 're_' || i, at from o where is_refunded`)
}

export type Planted = {
  id: string
  amount: number
  /** What our books have. */
  ours?: { state?: 'authorised' | 'captured'; captured?: number; amount?: number; bookedHoursLater?: number }
  /** What the provider has of it. */
  theirs?: { amount?: number; currency?: string; orderId?: string; fee?: number; refunded?: number; disputed?: boolean }
}

/** One order more, on either side or on both, as it is said. Its fee is booked. */
export async function plant(admin: pg.Client, { id, amount, ours, theirs }: Planted): Promise<void> {
  const at = "now() - interval '9 hours'"
  if (ours) {
    const { state = 'captured', captured = amount, bookedHoursLater = 0 } = ours
    await admin.query(
      `insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, provider_payment_id, captured,
         customer, email)
       values ($1, $1, 'card', 'sandbox', $2::bigint, 'USD', $3, 1, $4, $5::bigint, '', '')`,
      [`ord_${id}`, amount, state, `pi_${id}`, captured],
    )
    if (captured) await bookBehind(admin, `led_${id}`, `ord_${id}`, captured, `${at} + ${bookedHoursLater} * interval '1 hour'`)
  }
  if (!theirs) return
  const { fee = 0, refunded = 0, currency = 'usd', orderId = `ord_${id}`, disputed = false } = theirs
  const taken = theirs.amount ?? amount
  await admin.query(
    `insert into sandbox.intents (id, version, status, amount, amount_capturable, amount_received, amount_refunded, currency, capture_method,
       client_secret, metadata, disputed, latest_charge, created)
     values ($1, 1, 'succeeded', $2::bigint, 0, $2::bigint, $3::bigint, $4, 'manual', '', jsonb_build_object('order_id', $5::text), $6, $7, ${at})`,
    [`pi_${id}`, taken, refunded, currency, orderId, disputed, `ch_${id}`],
  )
  await admin.query(
    `insert into sandbox.charges (id, intent_id, status, amount, amount_captured, amount_refunded, currency, captured, disputed, card, metadata)
     values ($1, $2, 'succeeded', $3::bigint, $3::bigint, $4::bigint, $5, true, $6, '{}', '{}')`,
    [`ch_${id}`, `pi_${id}`, taken, refunded, currency, disputed],
  )
  const moved = (suffix: string, type: string, sum: number, kept: number) =>
    admin.query(
      `insert into sandbox.movements (id, intent_id, type, amount, fee, currency, source, created)
       values ($1, $2, $3, $4, $5, $6, $1, ${at})`,
      [`txn_${id}${suffix}`, `pi_${id}`, type, sum, kept, currency],
    )
  await moved('', 'charge', taken, fee)
  if (refunded) await moved('r', 'refund', -refunded, 0)
  if (disputed) await moved('d', 'adjustment', -taken, 0)
}

async function bookBehind(admin: pg.Client, id: string, orderId: string, amount: number, at: string): Promise<void> {
  await admin.query(
    `with made as (
       insert into payments.ledger_transactions (id, order_id, kind, source, booked_at) values ($1, $2, 'capture', $2 || ':capture:' || $3::bigint, ${at})
     )
     insert into payments.ledger_entries (transaction_id, line, account, amount, currency)
     values ($1, 1, 'provider:sandbox', $3::bigint, 'USD'), ($1, 2, 'orders', -$3::bigint, 'USD')`,
    [id, orderId, amount],
  )
}
