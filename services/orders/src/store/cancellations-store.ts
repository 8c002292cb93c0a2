import type { Cancellation, LineQuantity } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Db, Tx } from './database.ts'
import { notingChange } from './noting-change.ts'

export type NewCancellation = {
  id: string
  orderId: string
  actor: 'buyer' | 'staff' | 'shop'
  reason: string
  state: 'asked' | 'done'
  lines: LineQuantity[]
  /** What the buyer was shown that the order comes to with it; null where nobody was shown anything. */
  after: number | null
}

/** Writes a cancellation of an order that is locked. */
export async function insertCancellation(tx: Tx, { id, orderId, actor, reason, state, lines, after }: NewCancellation): Promise<void> {
  await sql`
    with cancellation as (
      insert into orders.cancellations (id, order_id, actor, reason, state, after_amount, ended_at)
      values (${id}, ${orderId}, ${actor}, ${reason}, ${state}, ${after}, case when ${state}::text = 'done' then now() end) returning id
    ),
    lines as (
      insert into orders.cancellation_lines (line_id, cancellation_id, quantity)
      select line."lineId", cancellation.id, line.quantity
      from cancellation, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as line ("lineId" text, quantity int)
    ),
    ${notingChange(orderId, state === 'done' ? 'cancelled' : 'cancel-asked')}`.execute(tx)
}

/** Answers what was asked. What is accepted is cancelled with these quantities. */
export async function endCancellation(
  tx: Tx,
  { id, orderId }: { id: string; orderId: string },
  end: { state: 'done'; lines: LineQuantity[] } | { state: 'declined' },
): Promise<void> {
  const lines = end.state === 'done' ? end.lines : []
  await sql`
    with ended as (update orders.cancellations set state = ${end.state}, ended_at = now() where id = ${id} returning id),
    kept as (
      update orders.cancellation_lines line set quantity = wanted.quantity
      from ended, jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as wanted ("lineId" text, quantity int)
      where line.cancellation_id = ended.id and line.line_id = wanted."lineId"
    ),
    gone as (
      delete from orders.cancellation_lines line using ended
      where ${end.state}::text = 'done' and line.cancellation_id = ended.id and line.line_id <> all(${lines.map(({ lineId }) => lineId)}::text[])
    ),
    ${notingChange(orderId, end.state === 'done' ? 'cancelled' : 'cancel-declined')}`.execute(tx)
}

type Row = Omit<Cancellation, 'at'> & { order_id: string; after_amount: number | null; at: Date }

/** A cancellation, and what its buyer was shown that the order comes to with it. */
type Found = { orderId: string; after: number | null; cancellation: Cancellation }

export async function findCancellation(db: Db, id: string): Promise<Found | null> {
  const { rows } = await sql<Row>`
    select id, order_id, state, reason, after_amount, cancelled_at as at, (
      select coalesce(json_agg(json_build_object('lineId', line_id, 'quantity', quantity) order by line_id), '[]')
      from orders.cancellation_lines where cancellation_id = cancellations.id
    ) as lines
    from orders.cancellations where id = ${id}`.execute(db)
  const [row] = rows
  if (!row) return null
  const { order_id: orderId, after_amount: after, at, ...rest } = row
  return { orderId, after, cancellation: { ...rest, at: at.toISOString() } }
}

/** Whether a buyer has asked already, and nobody has answered yet. */
export async function isAsked(db: Db, orderId: string): Promise<boolean> {
  const { rows } = await sql`select from orders.cancellations where order_id = ${orderId} and state = 'asked'`.execute(db)
  return rows.length > 0
}
