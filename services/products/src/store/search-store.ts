import type pg from 'pg'
import type { TermGroup } from '../domain/dictionary.ts'
import { type Vocabulary, vocabulary } from '../domain/vocabulary.ts'

/** What PostgreSQL found, by ordinal: by SKU or GTIN, nearest first, and by words. `ranked` where the best of those come first. */
export type Hits = { codes: number[]; ordinals: number[]; ranked: boolean }

const MAX_WORDS = 100_000
/** Ranking in PostgreSQL reads every document; of more than this, products whose titles have the words come first instead. */
const MAX_RANKED = 500
const BEGIN_LIMIT = 8
/** With one term less, so many are enough to show some of. */
const SHORTER_LIMIT = 200

// ~>=~ and ~<~ compare bytes, which is what the index on SKUs is sorted by; no SKU has a character beyond U+10FFFF.
const CODES = `select p.ordinal, min(case when upper(v.sku) = $2 or v.gtin = $2 then 0 else 1 end) as distance
  from variants v join products p on p.id = v.product_id
  where $2::text is not null and v.retired_at is null and ((upper(v.sku) ~>=~ $2 and upper(v.sku) ~<~ ($2 || chr(1114111))) or v.gtin = $2)
  group by p.ordinal`

/**
 * Everything that a query finds.
 * @param query in the language of to_tsquery
 * @param code a SKU, the beginning of one, or a GTIN, in capitals
 */
export async function runSearch(pool: pg.Pool, query: string, code: string | null): Promise<Hits> {
  const { rows } = await pool.query<Hits>({
    name: 'search',
    text: `
      with codes as (${CODES}), hits as materialized (
        select ordinal from product_search where document @@ to_tsquery('products.shop', $1)
      ), few as (select count(*) <= ${MAX_RANKED} as ranked from hits)
      select array(select ordinal from codes order by distance, ordinal limit 50) as codes, ranked,
        case when not ranked then array(select ordinal from hits order by ordinal)
        else array(select h.ordinal from hits h join product_search s using (ordinal)
          order by ts_rank(s.document, to_tsquery('products.shop', $1)) desc, h.ordinal) end as ordinals
      from few`,
    values: [query, code],
  })
  return rows[0] as Hits
}

/** The best few for a query that is still being typed. */
export async function runBeginning(pool: pg.Pool, query: string, code: string | null): Promise<Hits> {
  const { rows } = await pool.query<Omit<Hits, 'ranked'>>({
    name: 'search-beginning',
    text: `
      with codes as (${CODES}), hits as materialized (
        select ordinal, document from product_search where document @@ to_tsquery('products.shop', $1) limit 200
      )
      select array(select ordinal from codes order by distance, ordinal limit ${BEGIN_LIMIT}) as codes,
        array(select ordinal from hits order by ts_rank(document, to_tsquery('products.shop', $1)) desc, ordinal limit ${BEGIN_LIMIT}) as ordinals`,
    values: [query, code],
  })
  return { ...(rows[0] as Omit<Hits, 'ranked'>), ranked: true }
}

/** Some of what each of several queries finds, in their order. */
export async function runEach(pool: pg.Pool, queries: readonly string[]): Promise<number[][]> {
  const { rows } = await pool.query<{ ordinals: number[] }>({
    name: 'search-each',
    text: `
      select array(
        select ordinal from product_search where document @@ to_tsquery('products.shop', query) order by ordinal limit ${SHORTER_LIMIT}
      ) as ordinals
      from unnest($1::text[]) with ordinality as each (query, place) order by place`,
    values: [queries],
  })
  return rows.map((row) => row.ordinals)
}

export type Words = { groups: TermGroup[]; vocabulary: Vocabulary }

/** Synonyms of all languages, and the words that products are named by. */
export async function readWords(pool: pg.Pool): Promise<Words> {
  const groups = await pool.query<TermGroup>({
    name: 'synonyms',
    text: 'select language, meaning, array_agg(term order by term) as terms from synonyms group by language, meaning',
  })
  const words = await pool.query<{ word: string; frequency: number }>({
    name: 'words',
    text: 'select word, frequency from words order by frequency desc limit $1',
    values: [MAX_WORDS],
  })
  return { groups: groups.rows, vocabulary: vocabulary(words.rows) }
}
