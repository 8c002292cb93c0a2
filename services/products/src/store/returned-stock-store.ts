import { type QueryExecutorProvider, sql } from 'kysely'

type Returned = { orderId: string; location: string; pieces: { variantId: string; quantity: number }[] }

/**
 * Puts pieces that came back on the shelf of a location, with a movement for each, and marks their products as changed. What is not in
 * the catalogue any more stays out.
 */
export async function putBack(db: QueryExecutorProvider, { orderId, location, pieces }: Returned): Promise<void> {
  await sql`
    with returned as materialized (
      select piece."variantId" as variant_id, sum(piece.quantity)::int as quantity, variant.product_id
      from jsonb_to_recordset(${JSON.stringify(pieces)}::jsonb) as piece ("variantId" text, quantity int)
      join variants variant on variant.id = piece."variantId" group by 1, 3 order by 1
    ), shelved as (
      insert into stock as s (variant_id, location, on_hand) select variant_id, ${location}, quantity from returned
      on conflict (variant_id, location) do update set on_hand = s.on_hand + excluded.on_hand
    ), moved as (
      insert into stock_movements (variant_id, location, kind, on_hand_delta, order_id)
      select variant_id, ${location}, 'return', quantity, ${orderId} from returned
    )
    update products set changed_xid = pg_current_xact_id() where id in (select product_id from returned)`.execute(db)
}
