import { sql } from 'kysely'
import { type Content, originalContent, translatedContents } from '../domain/content.ts'
import { indexEntry, renderCard, renderPage, renderRows, type StoredProduct, searchTexts, variantTitle } from '../domain/product-views.ts'
import type { Tx } from './tables.ts'

/** Writes what the shop shows of these products, in each of their languages; takes it away for drafts. */
export async function writeViews(tx: Tx, products: readonly StoredProduct[]): Promise<void> {
  const shown = products.filter((product) => product.draft.status === 'published')
  const ordinals = products.map(({ ordinal }) => ordinal)
  const hidden = products.filter((product) => product.draft.status !== 'published').map((product) => product.ordinal)
  if (hidden.length > 0) {
    await sql`delete from product_views where ordinal = any(${hidden})`.execute(tx)
    await sql`delete from product_search where ordinal = any(${hidden})`.execute(tx)
  }
  await sql`delete from translated_views where ordinal = any(${ordinals})`.execute(tx)
  await sql`delete from translated_search where ordinal = any(${ordinals})`.execute(tx)
  if (shown.length === 0) return
  await writeOriginals(tx, shown)
  const translated = shown.flatMap((product) => translatedContents(product.draft).map((content) => ({ product, content })))
  if (translated.length > 0) await writeTranslated(tx, translated)
}

// As arrays: the page's hole marks are control characters, which JSON inside JSON would blow up sixfold.

async function writeOriginals(tx: Tx, products: readonly StoredProduct[]): Promise<void> {
  const written = products.map((product) => ({ product, content: originalContent(product.draft) }))
  const column = (of: (product: StoredProduct, content: Content) => string) => written.map(({ product, content }) => of(product, content))
  await sql`
    insert into product_views (ordinal, handle, card, rows, page, entry)
    select * from unnest(${products.map((product) => product.ordinal)}::int[], ${column((product) => product.draft.handle)}::text[],
      ${column(renderCard)}::text[], ${column(renderRows)}::text[], ${column(renderPage)}::text[], ${column((product) => JSON.stringify(indexEntry(product)))}::text[])
    on conflict (ordinal) do update set card = excluded.card, rows = excluded.rows, page = excluded.page, entry = excluded.entry`.execute(
    tx,
  )
  const texts = written.map(({ product, content }) => ({ ordinal: product.ordinal, ...searchTexts(product, content) }))
  await sql`
    insert into product_search (ordinal, document, names)
    select ordinal, ${documentIn('shop')}, names
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as new (ordinal int, a text, b text, c text, d text, names text)
    on conflict (ordinal) do update set document = excluded.document, names = excluded.names`.execute(tx)
}

type Translated = { product: StoredProduct; content: Content }

async function writeTranslated(tx: Tx, translated: readonly Translated[]): Promise<void> {
  const column = (of: (product: StoredProduct, content: Content) => string | null) =>
    translated.map(({ product, content }) => of(product, content))
  const ordinals = translated.map(({ product }) => product.ordinal)
  await sql`
    insert into translated_views (ordinal, language, title, variant_titles, card, rows, page)
    select * from unnest(${ordinals}::int[], ${column((_, { language }) => language)}::text[], ${column((_, content) => ownTitle(content))}::text[],
      ${column((product, content) => JSON.stringify(variantTitles(product, content)))}::jsonb[],
      ${column(renderCard)}::text[], ${column(renderRows)}::text[], ${column(renderPage)}::text[])`.execute(tx)
  const texts = translated.map(({ product, content }) => ({
    ordinal: product.ordinal,
    language: content.language,
    ...searchTexts(product, content),
  }))
  await sql`
    insert into translated_search (language, ordinal, document, names)
    select language, ordinal, original.document || case language when 'de' then ${documentIn('shop_de')} when 'fr' then ${documentIn('shop_fr')}
      else ${documentIn('shop_es')} end, new.names
    from jsonb_to_recordset(${JSON.stringify(texts)}::jsonb) as new (ordinal int, language text, a text, b text, c text, d text, names text)
    join product_search original using (ordinal)`.execute(tx)
}

/** The words of a search document in the stems of a configuration, weighted. */
function documentIn(configuration: 'shop' | 'shop_de' | 'shop_fr' | 'shop_es') {
  const words = sql.lit(`products.${configuration}`)
  return sql`setweight(to_tsvector(${words}, a), 'A') || setweight(to_tsvector(${words}, b), 'B')
      || setweight(to_tsvector(${words}, c), 'C') || setweight(to_tsvector(${words}, d), 'D')`
}

function ownTitle({ title, untranslated }: Content): string | null {
  return untranslated.includes('title') ? null : title
}

function variantTitles({ variants }: StoredProduct, content: Content): Record<string, string> {
  return Object.fromEntries(variants.map(({ id, draft }) => [id, variantTitle(content, draft)]))
}
