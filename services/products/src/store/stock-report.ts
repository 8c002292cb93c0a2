import type { productsCards } from '@toyline/contracts'
import type { Reply } from '@toyline/http'
import type pg from 'pg'
import { longQuery } from './long-query.ts'

export type StockReport = Reply<typeof productsCards.stockReport>

const REPORT = `
  with derived as (
    select variant_id, location, sum(on_hand) as on_hand, sum(allocated) as allocated, sum(held) as held from (
      select variant_id, location, on_hand_delta as on_hand, allocated_delta as allocated, 0 as held from stock_movements
      union all
      select l.variant_id, l.location, 0, 0, l.quantity from holds h join hold_lines l using (order_id) where h.state = 'held'
    ) record group by variant_id, location
  ), compared as (
    select coalesce(s.variant_id, d.variant_id) as variant_id, coalesce(s.location, d.location) as location, figure.*
    from stock s full join derived d on d.variant_id = s.variant_id and d.location = s.location
    cross join lateral (values
      ('on-hand', coalesce(s.on_hand, 0), coalesce(d.on_hand, 0)),
      ('allocated', coalesce(s.allocated, 0), coalesce(d.allocated, 0)),
      ('held', coalesce(s.held, 0), coalesce(d.held, 0))) as figure (what, stored, derived)
  ), by_order as (
    select order_id, location, sum(allocated_delta)::int as quantity from stock_movements where order_id is not null
    group by order_id, location having sum(allocated_delta) <> 0
  )
  select (select count(*)::int from stock) as "checkedRows",
    coalesce((select jsonb_agg(jsonb_build_object('variantId', variant_id, 'location', location, 'what', what, 'stored', stored, 'derived', derived)
      order by variant_id, location, what) from compared where stored <> derived), '[]') as drift,
    coalesce((select jsonb_agg(jsonb_build_object('orderId', order_id, 'location', location, 'quantity', quantity) order by order_id, location) from by_order), '[]') as "allocatedByOrder"`

/** Stored stock beside what movements and holds add up to, in one snapshot. `drift` is empty when the books are right. */
export async function stockReport(pool: pg.Pool): Promise<StockReport> {
  const [report] = await longQuery<StockReport>(pool, REPORT)
  return report as StockReport
}
