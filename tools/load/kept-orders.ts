import pg from 'pg'

export type Spoilt = { id: string; state: string | null; charges: number }

/**
 * Of orders whose buyers were told that they are placed, those that are not, or that are not charged exactly once, and all others
 * that were charged more than once.
 */
export async function spoiltOrders(adminUrl: string, placed: readonly string[]): Promise<Spoilt[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Spoilt>(
      `with told as (select unnest($1::text[]) as id),
         charged as (select metadata ->> 'order_id' as id, count(*)::int as charges from sandbox.charges where status <> 'failed' group by 1)
       select id, orders.state, coalesce(charges, 0) as charges
       from told full join charged using (id) left join orders.orders using (id)
       where coalesce(charges, 0) > 1 or (told.id is not null and (orders.state is distinct from 'placed' or charges is null))`,
      [placed],
    )
    return rows
  } finally {
    await client.end()
  }
}
