import { sql } from 'kysely'
import type { Database } from '../store/tables.ts'

export type StoredSkus = { handleOf: Map<string, string>; handles: Set<string> }

/** Which of these SKUs belong to which product (by handle), and which of these handles are taken. */
export async function storedSkus(db: Database, skus: readonly string[], handles: readonly string[]): Promise<StoredSkus> {
  const { rows } = await sql<{ sku: string | null; handle: string }>`
    select v.sku, p.handle from products.variants v join products.products p on p.id = v.product_id where v.sku = any(${skus}::text[])
    union all
    select null, handle from products.products where handle = any(${handles}::text[])`.execute(db)
  return {
    handleOf: new Map(rows.flatMap(({ sku, handle }) => (sku === null ? [] : [[sku, handle]]))),
    handles: new Set(rows.map(({ handle }) => handle)),
  }
}
