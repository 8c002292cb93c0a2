import { sql } from 'kysely'
import type { Db } from './tables.ts'

/** What is to be taken for a shipment: up to `to` of its order, of which `from` is for the shipments before. */
export type Capture = {
  from: number
  to: number
  /** Part of its key. */
  tries: number
  /** The provider may have been asked already. */
  isAsked: boolean
}

type Row = { taken_from: number; taken_to: number; tries: number; is_asked: boolean }
type Share = { orderId: string; shipmentId: string; from: number; to: number }

/** Writes down what a shipment takes; what is written down already stays as it is. */
export async function claimCapture(db: Db, { orderId, shipmentId, from, to }: Share): Promise<Capture> {
  const columns = sql`taken_from, taken_to, tries, asked_at is not null as is_asked`
  const { rows } = await sql<Row>`
    with made as (
      insert into captures (shipment_id, order_id, taken_from, taken_to) values (${shipmentId}, ${orderId}, ${from}, ${to})
      on conflict (shipment_id) do nothing returning *
    )
    select ${columns} from made union all select ${columns} from captures where shipment_id = ${shipmentId}`.execute(db)
  const [row] = rows
  // Written by another at the same time, which this statement does not see.
  if (!row) return claimCapture(db, { orderId, shipmentId, from, to })
  return { from: row.taken_from, to: row.taken_to, tries: row.tries, isAsked: row.is_asked }
}

/** The provider is about to be asked. */
export async function noteAsked(db: Db, shipmentId: string): Promise<void> {
  await sql`update captures set asked_at = now() where shipment_id = ${shipmentId}`.execute(db)
}

/** The provider is done with this key, and nothing came of it: the next request has another. */
export async function useNextKey(db: Db, shipmentId: string, { tries }: Capture): Promise<void> {
  await sql`update captures set tries = tries + 1 where shipment_id = ${shipmentId} and tries = ${tries}`.execute(db)
}
