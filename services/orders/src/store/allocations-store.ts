import type { LocatedQuantity } from '@toyline/contracts'
import { sql } from 'kysely'
import type { Db, Fragment, Tx } from './database.ts'

/** What is open of an order at each location as JSON: part of a statement over `orders.orders`. */
export const ALLOCATED_TO_ORDER: Fragment = sql`(
  select coalesce(json_agg(json_build_object('lineId', line_id, 'location', location, 'quantity', open) order by location, line_id), '[]')
  from orders.allocations where order_id = orders.id and open > 0
)`

type Claimed = { orderId: string; allocated: readonly { variantId: string; location: string; quantity: number }[] }

/**
 * The hold has become allocated stock, at these locations, and with that the order's job has nothing left to do. What has left or was
 * cancelled before the locations were kept was taken from them in the order of their names.
 */
export async function recordClaim(db: Db, { orderId, allocated }: Claimed, cancelJob: Fragment): Promise<void> {
  await sql`
    with cancelled as (${cancelJob}),
    claimed as (
      update orders.orders set stock_claimed_at = coalesce(stock_claimed_at, now()), is_located = true
      where id = ${orderId} and not is_located returning id
    ),
    allocated as (
      select line.id, piece.location, piece.quantity, gone.quantity - sum(piece.quantity) over (partition by line.id order by piece.location) + piece.quantity as gone
      from claimed join orders.order_lines line on line.order_id = claimed.id
      join jsonb_to_recordset(${JSON.stringify(allocated)}::jsonb) as piece ("variantId" text, location text, quantity int) on piece."variantId" = line.variant_id
      cross join lateral (
        select (select coalesce(sum(quantity), 0) from orders.shipment_lines where line_id = line.id) + (
          select coalesce(sum(lost.quantity), 0) from orders.cancellation_lines lost join orders.cancellations one on one.id = lost.cancellation_id
          where lost.line_id = line.id and one.state = 'done'
        ) as quantity
      ) gone
    )
    insert into orders.allocations (order_id, line_id, location, quantity, open)
    select ${orderId}, id, location, quantity, quantity - least(quantity, greatest(gone, 0)) from allocated`.execute(db)
}

/** Takes pieces of an order from the locations that hold them. False, and then nothing may come of it, where one does not hold as many. */
export async function takeOpen(tx: Tx, orderId: string, pieces: readonly LocatedQuantity[]): Promise<boolean> {
  const taken = await sql`
    update orders.allocations one set open = one.open - piece.quantity
    from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as piece ("lineId" text, location text, quantity int)
    where one.order_id = ${orderId} and one.line_id = piece."lineId" and one.location = piece.location and one.open >= piece.quantity
    returning one.line_id`.execute(tx)
  return taken.rows.length === pieces.length
}

/** Orders of which a location has still something to send, in the order of their ids. */
export async function listWaitingOrders(
  db: Db,
  { location, after, limit }: { location: string; after: string | null; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct order_id as id from orders.allocations
    where location = ${location} and open > 0 and order_id > ${after ?? ''} order by order_id limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}
