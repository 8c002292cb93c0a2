import { sql } from 'kysely'
import type { BoughtLine } from '../domain/recommend/buy-again.ts'
import type { Db, Tx } from './database.ts'

/** Who counts as one shop: the company, else the account, else the address that a guest gave. */
const SHOP = sql`coalesce('c ' || company_id, 'u ' || user_id, 'e ' || lower(email))`

export type PlacedOrder = { id: string; at: string; shop: string; ageDays: number; products: string[] }
export type Learned = { productId: string; others: string[]; shops: number[]; shopsLately: number }

/** Placed orders of the last so many days with the products of their lines, newest first, from behind `after` on. */
export async function readPlacedOrders(
  db: Db,
  { days, after, limit }: { days: number; after: { at: string; id: string } | null; limit: number },
): Promise<PlacedOrder[]> {
  const found = await sql<PlacedOrder>`
    select id, placed_at::text as at, ${SHOP} as shop, extract(epoch from now() - placed_at)::float8 / 86400 as "ageDays", (
      select array_agg(line.product_id order by line.position) from orders.order_lines line where line.order_id = orders.id) as products
    from orders.orders
    where state = 'placed' and placed_at > now() - make_interval(days => ${days})
      ${after ? sql`and (placed_at, id) < (${after.at}::timestamptz, ${after.id})` : sql``}
    order by placed_at desc, id desc limit ${limit}`.execute(db)
  return found.rows
}

/** Keeps what was learned of these products. Returns those whose companions are not as they were; that shops_lately is not, nobody is told. */
export async function keepLearned(tx: Tx, learned: readonly Learned[]): Promise<Set<string>> {
  const changed = await sql<{ product_id: string; is_new: boolean }>`
    insert into orders.companions as known (product_id, others, shops, shops_lately)
    select "productId", others, shops, "shopsLately"
    from jsonb_to_recordset(${JSON.stringify(learned)}::jsonb) as one ("productId" text, others text[], shops int[], "shopsLately" int)
    order by "productId"
    on conflict (product_id) do update set others = excluded.others, shops = excluded.shops, shops_lately = excluded.shops_lately
      where (known.others, known.shops, known.shops_lately) is distinct from (excluded.others, excluded.shops, excluded.shops_lately)
    returning product_id, (coalesce(old.others, '{}'), coalesce(old.shops, '{}')) is distinct from (new.others, new.shops) as is_new`.execute(
    tx,
  )
  return new Set(changed.rows.filter((row) => row.is_new).map((row) => row.product_id))
}

export async function listLearned(db: Db): Promise<string[]> {
  const found = await sql<{ product_id: string }>`select product_id from orders.companions`.execute(db)
  return found.rows.map((row) => row.product_id)
}

/** Returns those of them that had companions. */
export async function forgetLearned(tx: Tx, productIds: readonly string[]): Promise<string[]> {
  const gone = await sql<{ product_id: string; had: boolean }>`
    delete from orders.companions where product_id = any(${productIds}) returning product_id, others <> '{}' as had`.execute(tx)
  return gone.rows.filter((row) => row.had).map((row) => row.product_id)
}

const MOST_ORDERS = 200

/** What a person has ordered within the last so many days, one line for each order and variant, and how many shops order its product now. */
export async function readBoughtLines(db: Db, userId: string, days: number): Promise<(BoughtLine & { on: string; shopsLately: number })[]> {
  const found = await sql<BoughtLine & { on: string; shopsLately: number }>`
    with theirs as (
      select id, placed_at from orders.orders
      where user_id = ${userId} and state = 'placed' and created_at > now() - make_interval(days => ${days})
      order by created_at desc, id desc limit ${MOST_ORDERS}
    )
    select line.variant_id as "variantId", line.quantity, extract(epoch from now() - theirs.placed_at)::float8 / 86400 as "ageDays",
      to_char(theirs.placed_at at time zone 'UTC', 'YYYY-MM-DD') as "on", coalesce(known.shops_lately, 0) as "shopsLately"
    from theirs
    join orders.order_lines line on line.order_id = theirs.id
    left join orders.companions known on known.product_id = line.product_id`.execute(db)
  return found.rows
}
