import { sql } from 'kysely'
import type pg from 'pg'
import type { StoredProduct } from '../domain/product-views.ts'
import { longQuery } from './long-query.ts'
import type { Tx } from './tables.ts'

/** Writes what products say in other languages, and takes their words into those that categories and facets are labelled by. */
export async function writeTranslations(tx: Tx, products: readonly Pick<StoredProduct, 'id' | 'draft'>[]): Promise<void> {
  await sql`delete from translations where product_id = any(${products.map(({ id }) => id)})`.execute(tx)
  const rows = products.flatMap(({ id, draft }) =>
    Object.entries(draft.translations ?? {}).map(([language, { title, descriptionHtml, materials, warnings, terms }]) => ({
      product_id: id,
      language,
      title,
      description_html: descriptionHtml,
      materials,
      warnings,
      terms,
    })),
  )
  if (rows.length === 0) return
  await sql`
    insert into translations (product_id, language, title, description_html, materials, warnings, terms)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as new (product_id text, language text, title text, description_html text, materials text, warnings text, terms jsonb)`.execute(tx)
  const terms = new Map(
    rows.flatMap(({ language, terms }) =>
      Object.entries(terms).map(([term, translation]) => [`${language} ${term}`, { language, term, translation }] as const),
    ),
  )
  await sql`
    insert into terms (language, term, translation)
    select * from jsonb_to_recordset(${JSON.stringify([...terms.values()])}::jsonb) as new (language text, term text, translation text)
    on conflict (language, term) do update set translation = excluded.translation where terms.translation <> excluded.translation`.execute(
    tx,
  )
}

/** Forgets words that no product says any more. */
export async function forgetTerms(pool: pg.Pool): Promise<void> {
  await longQuery(
    pool,
    `delete from terms t using terms old
     left join (select distinct language, jsonb_object_keys(terms) as term from translations) said using (language, term)
     where old.language = t.language and old.term = t.term and said.term is null`,
  )
}
