import { sql } from 'kysely'
import type { Content } from '../domain/document.ts'
import { PAYMENT_COLUMNS } from './payments-store.ts'
import type { Db, PaymentRow, Tx } from './tables.ts'

export type RefundRow = {
  id: string
  order_id: string
  key: string
  invoice_id: string | null
  way: 'provider' | 'account'
  /** `bounced`: the provider had made it, and it did not reach the buyer, or not all of it. */
  state: 'open' | 'done' | 'declined' | 'bounced'
  amount: number
  bounced: number
  currency: PaymentRow['currency']
  attempt: number
  credit: Content | null
  document_id: string | null
  /** What bounced of it was given back in another way. */
  given_by_hand: boolean
  refusal: string | null
  /** Seconds since the current attempt began, by the database's clock. */
  attempt_age: number
}
const REFUND_COLUMNS = sql`
  id, order_id, key, invoice_id, way, state, amount, bounced, currency, attempt, credit, document_id, given_by_hand, refusal,
  extract(epoch from now() - begun_at)::float8 as attempt_age`

/** A payment, which nobody else changes until the transaction ends, with what its refunds have reserved. */
export async function lockPayment(tx: Tx, orderId: string): Promise<(PaymentRow & { reserved: number }) | undefined> {
  const { rows } = await sql<PaymentRow & { reserved: number }>`
    select ${PAYMENT_COLUMNS}, reserved from payments where order_id = ${orderId} for update`.execute(tx)
  return rows[0]
}

/** An order's refunds, the oldest first; those that were declined are over and left out. */
export async function livingRefunds(db: Db, orderId: string): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    select ${REFUND_COLUMNS} from refunds where order_id = ${orderId} and state <> 'declined' order by created_at, id`.execute(db)
  return rows
}

/** What became of a cause: of each invoice its latest refund. */
export async function refundsOfKey(tx: Tx, orderId: string, key: string): Promise<RefundRow[]> {
  const { rows } = await sql<RefundRow>`
    select distinct on (invoice_id) ${REFUND_COLUMNS} from refunds where order_id = ${orderId} and key = ${key}
    order by invoice_id, created_at desc, id desc`.execute(tx)
  return rows
}

export async function findRefund(db: Db, id: string): Promise<RefundRow | undefined> {
  const { rows } = await sql<RefundRow>`select ${REFUND_COLUMNS} from refunds where id = ${id}`.execute(db)
  return rows[0]
}

export type NewRefund = Pick<RefundRow, 'id' | 'order_id' | 'key' | 'invoice_id' | 'way' | 'state' | 'amount' | 'currency' | 'credit'>

/** Writes refunds down. What is more than was captured is refused by the database, whoever writes it. */
export async function insertRefunds(tx: Tx, made: NewRefund[]): Promise<void> {
  await sql`
    insert into refunds (id, order_id, key, invoice_id, way, state, amount, currency, credit)
    select id, order_id, key, invoice_id, way, state, amount, currency, credit
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
      as new (id text, order_id text, key text, invoice_id text, way text, state text, amount bigint, currency text, credit jsonb)`.execute(
    tx,
  )
}

/** Ends an open refund; false when it is not open any more. */
export async function endRefund(
  tx: Tx,
  id: string,
  end: { state: 'done'; documentId: string } | { state: 'declined'; refusal: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update refunds set state = ${end.state}, document_id = ${'documentId' in end ? end.documentId : null},
      refusal = ${'refusal' in end ? end.refusal : null}, ended_at = now()
    where id = ${id} and state = 'open'`.execute(tx)
  return numAffectedRows === 1n
}

/** The provider ended a request without having done it: the next one has another key. */
export async function nextAttempt(db: Db, { id, attempt }: RefundRow): Promise<void> {
  await sql`update refunds set attempt = attempt + 1, begun_at = now() where id = ${id} and state = 'open' and attempt = ${attempt}`.execute(
    db,
  )
}

/** Sum of the refunds that a payment's provider has made, as far as we know which, without what did not arrive. */
export async function sumDone(db: Db, orderId: string): Promise<number> {
  const { rows } = await sql<{ done: number }>`
    select coalesce(sum(amount - bounced), 0)::bigint as done from refunds
    where order_id = ${orderId} and way = 'provider' and state in ('done', 'bounced')`.execute(db)
  return rows[0]?.done ?? 0
}

/**
 * Marks refunds as bounced, each by the sum that did not arrive; what is known already is left alone. Returns those that changed, with
 * what is new of it. The payment must be locked.
 */
export async function bounceRefunds(
  tx: Tx,
  orderId: string,
  failed: { id: string; amount: number }[],
): Promise<(Pick<RefundRow, 'id' | 'order_id' | 'key' | 'bounced' | 'currency'> & { more: number })[]> {
  const { rows } = await sql<Pick<RefundRow, 'id' | 'order_id' | 'key' | 'bounced' | 'currency'> & { more: number }>`
    update refunds set state = 'bounced', bounced = failed.now
    from (
      select refund.id, refund.bounced as before, least(said.amount, refund.amount) as now
      from jsonb_to_recordset(${JSON.stringify(failed)}::jsonb) as said (id text, amount bigint) join refunds refund using (id)
      where refund.order_id = ${orderId} and refund.state in ('done', 'bounced')
    ) failed
    where refunds.id = failed.id and failed.now > failed.before
    returning refunds.id, order_id, key, bounced, currency, bounced - failed.before as more`.execute(tx)
  return rows
}

/** An order's refunds that did not arrive have been given back by hand, all of them. */
export async function endBounced(tx: Tx, orderId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    update refunds set given_by_hand = true where order_id = ${orderId} and state = 'bounced' and not given_by_hand returning key`.execute(
    tx,
  )
  return rows.map(({ key }) => key)
}

/** What an order on account has not paid yet, by the ledger. */
export async function owedFor(tx: Tx, orderId: string): Promise<number> {
  const { rows } = await sql<{ owed: number }>`
    select coalesce(sum(e.amount), 0)::bigint as owed
    from ledger_transactions t join ledger_entries e on e.transaction_id = t.id
    where t.order_id = ${orderId} and e.account = 'receivable'`.execute(tx)
  return rows[0]?.owed ?? 0
}

/** Takes up to `limit` refunds that are open for longer than their own jobs should need, those looked at longest ago first. */
export async function takeOpenRefunds(db: Db, limit: number): Promise<{ id: string; order_id: string }[]> {
  const { rows } = await sql<{ id: string; order_id: string }>`
    with open as (
      select id, looked_at as last from refunds where state = 'open' and looked_at < now() - greatest(interval '60 seconds', (looked_at - created_at) / 2)
      order by looked_at, id limit ${limit} for update skip locked
    ), taken as (
      update refunds set looked_at = now() from open where refunds.id = open.id returning refunds.id, refunds.order_id, open.last
    )
    select id, order_id from taken order by last, id`.execute(db)
  return rows
}

/** Where credit notes, refunds and what the provider has given back do not agree. */
export async function refundDrift(db: Db): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`
    select order_id || ': ' || amount || ' ' || currency || ' was given back at the provider, without a credit note' as what
    from refunds where state = 'done' and document_id is null
    union all
    select payment.order_id || ': refunds are ' || coalesce(sum(refund.amount), 0) || ', the payment says ' || payment.refunded
    from payments payment left join refunds refund on refund.order_id = payment.order_id and refund.way = 'provider'
      and refund.state in ('done', 'bounced')
    where payment.void_reason is null and payment.refunded > 0
    group by payment.order_id having coalesce(sum(refund.amount), 0) <> payment.refunded
    union all
    select order_id || ': ' || reserved || ' reserved, refunds are ' || living
    from (
      select payment.order_id, payment.reserved, coalesce(sum(refund.amount), 0) as living
      from payments payment join refunds refund on refund.order_id = payment.order_id and refund.way = 'provider' and refund.state <> 'declined'
      group by payment.order_id
    ) sums where reserved <> living
    union all
    select refund.order_id || ': refund ' || refund.id || ' of ' || refund.amount || ' has a credit note of ' || document.total_amount
    from refunds refund join documents document on document.id = refund.document_id where document.total_amount <> refund.amount
    limit 100`.execute(db)
  return rows.map(({ what }) => what)
}
