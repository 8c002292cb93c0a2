import { sql } from 'kysely'
import { indexEntry, renderCard, renderPage, renderRows, type StoredProduct, searchTexts } from '../domain/product-views.ts'
import type { Tx } from './tables.ts'

/** Writes what the shop shows of these products; takes it away for drafts. */
export async function writeViews(tx: Tx, products: readonly StoredProduct[]): Promise<void> {
  const shown = products.filter((product) => product.draft.status === 'published')
  const hidden = products.filter((product) => product.draft.status !== 'published').map((product) => product.ordinal)
  if (hidden.length > 0) {
    await sql`delete from product_views where ordinal = any(${hidden})`.execute(tx)
    await sql`delete from product_search where ordinal = any(${hidden})`.execute(tx)
  }
  if (shown.length === 0) return
  // As arrays: the page's hole marks are control characters, which JSON inside JSON would blow up sixfold.
  const column = (of: (product: StoredProduct) => string) => shown.map(of)
  await sql`
    insert into product_views (ordinal, handle, card, rows, page, entry)
    select * from unnest(${shown.map((product) => product.ordinal)}::int[], ${column((product) => product.draft.handle)}::text[],
      ${column(renderCard)}::text[], ${column(renderRows)}::text[], ${column(renderPage)}::text[], ${column((product) => JSON.stringify(indexEntry(product)))}::text[])
    on conflict (ordinal) do update set card = excluded.card, rows = excluded.rows, page = excluded.page, entry = excluded.entry`.execute(
    tx,
  )
  const texts = shown.map((product) => ({ ordinal: product.ordinal, ...searchTexts(product) }))
  await sql`
    insert into product_search (ordinal, document, names)
    select ordinal, setweight(to_tsvector('products.shop', a), 'A') || setweight(to_tsvector('products.shop', b), 'B')
      || setweight(to_tsvector('products.shop', c), 'C') || setweight(to_tsvector('products.shop', d), 'D'), names
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as new (ordinal int, a text, b text, c text, d text, names text)
    on conflict (ordinal) do update set document = excluded.document, names = excluded.names`.execute(tx)
}
