import { newId } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { sql } from 'kysely'
import type { ProductDraft } from '../domain/product-draft.ts'
import type { Tx } from './tables.ts'

/** What is stored of a draft's product; new identities, and a null fingerprint, where it is new. */
export type ProductBefore = {
  id: string
  ordinal: number
  fingerprint: string | null
  /** By SKU, one for each of the draft's variants. */
  variants: Map<string, { id: string; ordinal: number }>
  /** By source. */
  pictureIds: Map<string, string>
}

// Any constant does; it only has to be the same in every process.
const CATALOGUE_LOCK = 7_010_301

/** One writer of the catalogue at a time, until the transaction ends: it never waits for orders, which lock stock only. */
export async function lockCatalogue(tx: Tx): Promise<void> {
  await sql`select set_config('lock_timeout', '10s', true), set_config('statement_timeout', '30s', true)`.execute(tx)
  await sql`select pg_advisory_xact_lock(${CATALOGUE_LOCK})`.execute(tx)
}

/** Finds or makes the identities of products and variants. Error: 409 `sku-taken` when a SKU belongs to another product. */
export async function findExisting(tx: Tx, drafts: readonly ProductDraft[]): Promise<{ now: string; products: ProductBefore[] }> {
  const handles = drafts.map((draft) => draft.handle)
  const found = await sql<{ id: string; ordinal: number; handle: string; fingerprint: string; pictures: Record<string, string> | null }>`
    select id, ordinal, handle, fingerprint, (select jsonb_object_agg(source, p.id) from product_pictures p where p.product_id = products.id) as pictures
    from products where handle = any(${handles})`.execute(tx)
  const byHandle = new Map(found.rows.map((row) => [row.handle, row]))
  const skus = drafts.flatMap((draft) => draft.variants.map((variant) => variant.sku))
  const variants = await sql<{ id: string; ordinal: number; sku: string; product_id: string }>`
    select id, ordinal, sku, product_id from variants where sku = any(${skus})`.execute(tx)
  const bySku = new Map(variants.rows.map((row) => [row.sku, row]))
  refuseTaken(drafts, byHandle, bySku)
  const fresh = await allocate(tx, handles.filter((handle) => !byHandle.has(handle)).length, skus.filter((sku) => !bySku.has(sku)).length)
  const products = drafts.map((draft): ProductBefore => {
    const row = byHandle.get(draft.handle)
    return {
      id: row?.id ?? newId('prod'),
      ordinal: row?.ordinal ?? fresh.product(),
      fingerprint: row?.fingerprint ?? null,
      variants: new Map(draft.variants.map(({ sku }) => [sku, bySku.get(sku) ?? { id: newId('var'), ordinal: fresh.variant() }])),
      pictureIds: new Map(Object.entries(row?.pictures ?? {})),
    }
  })
  return { now: fresh.now, products }
}

function refuseTaken(
  drafts: readonly ProductDraft[],
  byHandle: ReadonlyMap<string, { id: string }>,
  bySku: ReadonlyMap<string, { product_id: string }>,
): void {
  const taken = drafts.flatMap((draft) =>
    draft.variants
      .map((variant) => variant.sku)
      .filter((sku) => bySku.has(sku) && bySku.get(sku)?.product_id !== byHandle.get(draft.handle)?.id),
  )
  if (taken.length > 0) throw problem(409, 'sku-taken', `The SKU ${taken[0]} belongs to another product.`, { skus: taken.slice(0, 20) })
}

/** Ordinals are drawn only for what is new, so that they stay dense. */
async function allocate(
  tx: Tx,
  products: number,
  variants: number,
): Promise<{ now: string; product: () => number; variant: () => number }> {
  const { rows } = await sql<{ now: Date; products: number[]; variants: number[] }>`
    select now() as now,
      array(select nextval('products_ordinal_seq')::int from generate_series(1, ${products}::int)) as products,
      array(select nextval('variants_ordinal_seq')::int from generate_series(1, ${variants}::int)) as variants`.execute(tx)
  const drawn = rows[0] as { now: Date; products: number[]; variants: number[] }
  return { now: drawn.now.toISOString(), product: () => drawn.products.shift() as number, variant: () => drawn.variants.shift() as number }
}
