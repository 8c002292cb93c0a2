import { sql } from 'kysely'
import type { ArrivalDraft } from '../domain/product-draft.ts'
import type { Tx } from './tables.ts'

export type ArrivalsDraft = { product_id: string; variant_id: string; location: string; oversell_cap: number; arrivals: ArrivalDraft[] }

/**
 * Sets what is expected where, and marks the products for which that is another than before. A location that is
 * spoken of has a row of stock too: it says how much of what comes may be promised, and what follows stock follows this.
 * @returns ids of the products whose arrivals changed
 */
export async function setArrivals(tx: Tx, expected: readonly ArrivalsDraft[], markedProducts: readonly string[]): Promise<string[]> {
  if (expected.length === 0) return []
  const { rows } = await sql<{ product_id: string }>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(expected)}::jsonb)
        as new (product_id text, variant_id text, location text, oversell_cap int, arrivals jsonb)
    ), dated as materialized (
      select w.variant_id, w.location, one.date as arrives_on, one.quantity
      from wanted w, jsonb_to_recordset(w.arrivals) as one (date date, quantity int)
    ), placed as (
      insert into stock as s (variant_id, location, oversell_cap)
      select variant_id, location, oversell_cap from wanted order by variant_id, location
      on conflict (variant_id, location) do update set oversell_cap = greatest(excluded.oversell_cap, s.allocated + s.held - s.on_hand)
        where s.oversell_cap <> greatest(excluded.oversell_cap, s.allocated + s.held - s.on_hand)
    ), gone as (
      delete from arrivals a using wanted w where a.variant_id = w.variant_id and a.location = w.location
        and not exists (select from dated d where d.variant_id = a.variant_id and d.location = a.location and d.arrives_on = a.arrives_on)
      returning a.variant_id
    ), put as (
      insert into arrivals as a (variant_id, location, arrives_on, quantity) select * from dated
      on conflict (variant_id, location, arrives_on) do update set quantity = excluded.quantity where a.quantity <> excluded.quantity
      returning a.variant_id
    )
    select distinct product_id from wanted where variant_id in (select variant_id from gone union select variant_id from put)`.execute(tx)
  const touched = rows.map((row) => row.product_id)
  const unmarked = touched.filter((id) => !markedProducts.includes(id))
  if (unmarked.length > 0) await sql`update products set changed_xid = pg_current_xact_id() where id = any(${unmarked})`.execute(tx)
  return touched
}
