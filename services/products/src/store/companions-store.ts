import type { EventData } from '@toyline/contracts'
import type { Reader } from '@toyline/postgres'
import { sql } from 'kysely'
import type { Companion } from '../domain/blend.ts'
import type { Tx } from './tables.ts'

/** Keeps what was learned of these products in place of what was known. */
export async function keepCompanions(tx: Tx, { products }: EventData<'orders.companions-learned.v1'>): Promise<void> {
  const rows = products.map(({ productId, companions }) => ({
    id: productId,
    others: companions.map((one) => one.productId),
    scores: companions.map((one) => one.score),
    shops: companions.map((one) => one.shops),
  }))
  await sql`
    insert into companions (product_id, others, scores, shops)
    select id, others, scores, shops from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as new (id text, others text[], scores real[], shops int[])
    order by id
    on conflict (product_id) do update set others = excluded.others, scores = excluded.scores, shops = excluded.shops`.execute(tx)
}

/** These products by ordinal, each with the companions that are known here. Named by id or by ordinal; unknown ones are left out. */
export async function readCompanions(
  reads: Reader,
  { ids = [], ordinals = [] }: { ids?: readonly string[]; ordinals?: readonly number[] },
): Promise<Map<number, Companion[]>> {
  const { rows } = await reads.query<{ ordinal: number; companions: Companion[] }>({
    name: 'companions',
    text: `
      select asked.ordinal, coalesce(found.companions, '[]') as companions
      from products asked
      left join companions known on known.product_id = asked.id
      left join lateral (
        select json_agg(json_build_object('product', other.ordinal, 'score', one.score, 'shops', one.shops) order by one.place) as companions
        from unnest(known.others, known.scores, known.shops) with ordinality as one (id, score, shops, place)
        join products other on other.id = one.id
      ) found on true
      where asked.id = any($1) or asked.ordinal = any($2)
      order by array_position($1, asked.id)`,
    values: [ids, ordinals],
  })
  return new Map(rows.map(({ ordinal, companions }) => [ordinal, companions]))
}
