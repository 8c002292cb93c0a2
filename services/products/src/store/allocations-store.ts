import { sql, type Transaction } from 'kysely'

/** Pieces of a variant, each variant once or more often; where an order owns them, or null for wherever it does. */
export type Pieces = { variantId: string; quantity: number; location: string | null }[]

/**
 * Takes pieces out of what a placed order owns: `shipment` takes them off the shelf as well, `cancellation` leaves them there for others.
 * What was sent beyond the count of the shelf was there all the same, so that count never goes below nothing. Never more than the order
 * owns, of which there is one account at a time. Throws where it owns less at a location than is taken there: then the records of two
 * rooms differ, and a person must look.
 */
export async function takeAllocated(
  tx: Transaction<unknown>,
  orderId: string,
  kind: 'shipment' | 'cancellation',
  pieces: Pieces,
): Promise<void> {
  await sql`select from holds where order_id = ${orderId} for no key update`.execute(tx)
  const { rows } = await sql<{ taken: number }>`
    with wanted as (
      select "variantId" as variant_id, location, sum(quantity)::int as quantity
      from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as piece ("variantId" text, location text, quantity int)
      group by "variantId", location
    ), owned as (
      select variant_id, location, sum(allocated_delta)::int as quantity from stock_movements where order_id = ${orderId}
      group by variant_id, location having sum(allocated_delta) > 0
    ), taken as materialized (
      select variant_id, location, least(quantity, wanted - before)::int as quantity from (
        select owned.variant_id, owned.location, owned.quantity, wanted.quantity as wanted,
          sum(owned.quantity) over (partition by owned.variant_id, wanted.location order by owned.location) - owned.quantity as before
        from owned join wanted on wanted.variant_id = owned.variant_id and coalesce(wanted.location, owned.location) = owned.location
      ) each where before < wanted
    ), locked as materialized (
      select s.variant_id, s.location, taken.quantity, case when ${kind} = 'shipment' then least(taken.quantity, s.on_hand) else 0 end as gone
      from taken join stock s on s.variant_id = taken.variant_id and s.location = taken.location
      order by s.variant_id, s.location for no key update of s
    ), updated as (
      update stock s set allocated = s.allocated - locked.quantity, on_hand = s.on_hand - locked.gone
      from locked where s.variant_id = locked.variant_id and s.location = locked.location
    )
    insert into stock_movements (variant_id, location, kind, on_hand_delta, allocated_delta, order_id)
    select variant_id, location, ${kind}, -gone, -quantity, ${orderId} from locked returning -allocated_delta as taken`.execute(tx)
  const wanted = pieces.reduce((sum, { location, quantity }) => sum + (location === null ? 0 : quantity), 0)
  const taken = rows.reduce((sum, row) => sum + row.taken, 0)
  if (taken < wanted) throw new Error(`order ${orderId} owns ${taken} of ${wanted} pieces of a ${kind} at the locations that it names`)
}
