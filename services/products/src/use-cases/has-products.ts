import type { Pool } from 'pg'

/** Whether the catalogue holds anything at all. */
export async function hasProducts(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query<{ some: boolean }>('select exists (select from products.products) as some')
  return rows[0]?.some ?? false
}
