import { sql } from 'kysely'
import type { Tx } from './tables.ts'

export type StockDraft = { product_id: string; variant_id: string; location: string; on_hand: number; oversell_cap: number }

/**
 * Sets how much lies where, with a movement for each difference, and marks the products whose stock changed. Where fewer eaches
 * lie there than are promised already, the cap is widened to what is promised: the count is the truth, and nothing more is sold.
 * @returns ids of the products whose stock changed
 */
export async function setStock(tx: Tx, stock: readonly StockDraft[], changedProducts: readonly string[]): Promise<Set<string>> {
  if (stock.length === 0) return new Set()
  const sorted = stock.toSorted((a, b) => compare(a.variant_id, b.variant_id) || compare(a.location, b.location))
  const { rows } = await sql<{ product_id: string }>`
    with wanted as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb) as new (product_id text, variant_id text, location text, on_hand int, oversell_cap int)
    ), before as materialized (
      select s.variant_id, s.location, s.on_hand, s.oversell_cap from stock s join wanted w using (variant_id, location)
      order by s.variant_id, s.location for update of s
    ), differing as materialized (
      select w.*, w.on_hand - coalesce(b.on_hand, 0) as delta, b.variant_id is null as first_time
      from wanted w left join before b using (variant_id, location)
      where b.variant_id is null or b.on_hand <> w.on_hand or b.oversell_cap <> w.oversell_cap
    ), written as (
      insert into stock as s (variant_id, location, on_hand, oversell_cap) select variant_id, location, on_hand, oversell_cap from differing
      on conflict (variant_id, location) do update set on_hand = excluded.on_hand,
        oversell_cap = greatest(excluded.oversell_cap, s.allocated + s.held - excluded.on_hand)
    ), moved as (
      insert into stock_movements (variant_id, location, kind, on_hand_delta)
      select variant_id, location, case when first_time then 'receipt' else 'adjustment' end, delta from differing where delta <> 0
    )
    select distinct product_id from differing`.execute(tx)
  const touched = rows.map((row) => row.product_id)
  const unmarked = touched.filter((id) => !changedProducts.includes(id))
  if (unmarked.length > 0) await sql`update products set changed_xid = pg_current_xact_id() where id = any(${unmarked})`.execute(tx)
  return new Set(touched)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
