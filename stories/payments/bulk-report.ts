import type pg from 'pg'

const HOUR_MS = 3_600_000

export type BusyOrder = {
  id: string
  order_id: string
  amount: number
  fee: number
  currency: 'USD' | 'EUR'
  /** What was given back of it. */
  refunded: number
  /** An ISO time, long enough ago for everything to be in the report. */
  at: string
}
export type Planted = {
  id: string
  amount: number
  /** What our books have. */
  ours?: { state?: 'authorised' | 'captured'; captured?: number; bookedHoursLater?: number }
  /** What the provider has of it. */
  theirs?: { amount?: number; currency?: string; orderId?: string; fee?: number; refunded?: number; disputed?: boolean }
}
export type Moved = 'charge' | 'refund' | 'dispute' | 'fee'

/** A provider's side of the books, behind its own walls. */
export type Theirs = {
  provider: string
  /** Its names of a payment, and of the lines of its report. */
  paymentId: (id: string) => string
  movementId: (id: string, moved: Moved) => string
  write: (orders: BusyOrder[]) => Promise<void>
  /** A payment as it is said, `at` an ISO time. */
  plant: (id: string, taken: Required<NonNullable<Planted['theirs']>>, at: string) => Promise<void>
  /** What moved some hours ago in US dollars, in minor units, less what belongs to these payments. */
  net: (without: string[]) => Promise<number>
  isGivenBack: (id: string) => Promise<boolean>
}

/** Orders of busy days: amounts between 500.00 and 20,000.00, one in four in euros, so many of them given back in part. */
export function busyOrders(count: number, refunded: number): BusyOrder[] {
  const started = Date.now() - 20 * HOUR_MS
  return Array.from({ length: count }, (_, at) => {
    const i = at + 1
    return {
      id: String(i),
      order_id: `ord_${i}`,
      amount: 50_000 + ((i * 7_919_009) % 1_950_000),
      fee: 30 + (i % 500),
      currency: i % 4 === 0 ? 'EUR' : 'USD',
      refunded: i <= refunded ? 1_000 : 0,
      at: new Date(started + i * 8_000).toISOString(),
    }
  })
}

/** Our side of them, behind our walls: every charge is booked, with its fee and what was given back. */
export async function bookBusyDay(admin: pg.Client, { provider, paymentId, movementId }: Theirs, orders: BusyOrder[]): Promise<void> {
  const rows = orders.map((one) => ({
    ...one,
    payment_id: paymentId(one.id),
    fee_source: `${provider}:${movementId(one.id, 'fee')}`,
  }))
  await admin.query(
    `with o as (
       select * from jsonb_to_recordset($1::jsonb) as o (id text, order_id text, payment_id text, fee_source text, amount bigint, fee bigint,
         currency text, refunded bigint, at timestamptz)
     ), paid as (
       insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, provider_payment_id, captured,
         refunded, customer, email)
       select order_id, 'TL-' || id, 'card', $2, amount, currency, 'captured', 1, payment_id, amount, refunded, 'gst_' || id,
         'ada@example.org' from o
     ), booked as (
       select 'led_c' || id as id, order_id, 'capture' as kind, order_id || ':capture:' || amount as source, at, amount, currency, 'orders' as to from o
       union all select 'led_f' || id, order_id, 'fee', fee_source, at, -fee, currency, 'fees' from o
       union all select 'led_r' || id, order_id, 'refund', order_id || ':refund:' || refunded, at, -refunded, currency, 'orders' from o
         where refunded > 0
     ), transactions as (
       insert into payments.ledger_transactions (id, order_id, kind, source, booked_at) select id, order_id, kind, source, at from booked
     )
     insert into payments.ledger_entries (transaction_id, line, account, amount, currency)
     select id, 1, 'provider:' || $2, amount, currency from booked union all select id, 2, "to", -amount, currency from booked`,
    [JSON.stringify(rows), provider],
  )
}

/** One order more, on either side or on both, as it is said. */
export async function plant(admin: pg.Client, their: Theirs, { id, amount, ours, theirs }: Planted): Promise<void> {
  const at = Date.now() - 9 * HOUR_MS
  if (ours) {
    const { state = 'captured', captured = amount, bookedHoursLater = 0 } = ours
    await admin.query(
      `insert into payments.payments (order_id, order_number, method, provider, amount, currency, state, attempt, provider_payment_id, captured,
         customer, email)
       values ($1, $1, 'card', $6, $2::bigint, 'USD', $3, 1, $4, $5::bigint, '', '')`,
      [`ord_${id}`, amount, state, their.paymentId(id), captured, their.provider],
    )
    if (captured) await bookBehind(admin, their.provider, id, captured, new Date(at + bookedHoursLater * HOUR_MS))
  }
  if (!theirs) return
  const nothing = { amount, currency: 'usd', orderId: `ord_${id}`, fee: 0, refunded: 0, disputed: false }
  await their.plant(id, { ...nothing, ...theirs }, new Date(at).toISOString())
}

async function bookBehind(admin: pg.Client, provider: string, id: string, amount: number, at: Date): Promise<void> {
  await admin.query(
    `with made as (
       insert into payments.ledger_transactions (id, order_id, kind, source, booked_at) values ($1, $2, 'capture', $2 || ':capture:' || $3::bigint, $5)
     )
     insert into payments.ledger_entries (transaction_id, line, account, amount, currency)
     values ($1, 1, $4, $3::bigint, 'USD'), ($1, 2, 'orders', -$3::bigint, 'USD')`,
    [`led_${id}`, `ord_${id}`, amount, `provider:${provider}`, at],
  )
}
