import type { ReviewOutcome } from '@toyline/contracts'
import { sql } from 'kysely'
import { PAYMENT_COLUMNS } from './payments-store.ts'
import type { Db, PaymentRow, Tx } from './tables.ts'

/** Payments that a person must look at, those of the newest orders first. */
export async function paymentsToReview(
  db: Db,
  { after = null, limit }: { after?: string | null; limit: number },
): Promise<(PaymentRow & { review: string; updated_at: Date })[]> {
  const { rows } = await sql<PaymentRow & { review: string; updated_at: Date }>`
    select ${PAYMENT_COLUMNS}, updated_at from payments
    where review is not null and (${after}::text is null or order_id < ${after}) order by order_id desc limit ${limit}`.execute(db)
  return rows
}

export type Resolution = {
  order_id: string
  key: string
  reason: string
  outcome: ReviewOutcome
  note: string
  resolved_by: string
  resolved_at: Date
}

export async function findResolution(db: Db, orderId: string, key: string): Promise<Resolution | undefined> {
  const { rows } = await sql<Resolution>`select * from review_resolutions where order_id = ${orderId} and key = ${key}`.execute(db)
  return rows[0]
}

export async function keepResolution(tx: Tx, made: Omit<Resolution, 'resolved_at'>): Promise<Resolution> {
  const { rows } = await sql<Resolution>`
    insert into review_resolutions (order_id, key, reason, outcome, note, resolved_by)
    values (${made.order_id}, ${made.key}, ${made.reason}, ${made.outcome}, ${made.note}, ${made.resolved_by}) returning *`.execute(tx)
  return rows[0] as Resolution
}
