import { type Language, ORIGINAL_LANGUAGE } from '@toyline/contracts'
import type { Reader } from '@toyline/postgres'
import type pg from 'pg'
import type { TermGroup } from '../domain/dictionary.ts'
import type { Hits, Question, SearchEngine } from '../domain/search-engine.ts'
import { searchQuery, type Term } from '../domain/search-query.ts'
import { type Vocabulary, vocabulary } from '../domain/vocabulary.ts'

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

// Read once, however many documents it is compared with.
const ASKED = 'asked as materialized (select shop_query($3, $1) as query)'
const QUERY = '(select query from asked)'
/** A product is found by its document in the language, which holds the original's words too, or by the original's alone. */
const DOCUMENTS = `(
    select ordinal, document from product_search where document @@ ${QUERY}
    union all
    select ordinal, document from translated_search where language = $3 and document @@ ${QUERY}
  )`
const BEST = `select ordinal, max(ts_rank(document, ${QUERY})) as rank from ${DOCUMENTS} matching group by ordinal`

/** PostgreSQL's full text: every product whose document has the terms, the best first where there are not too many to rank. */
export function postgresEngine(reads: Reader): SearchEngine {
  return {
    find: (question, code) => find(reads, question, code),
    begin: (question, code) => begin(reads, question, code),
    findEach: (language, questions) => findEach(reads, language, questions),
  }
}

async function find(reads: Reader, { language, terms, prefix }: Question, code: string | null): Promise<Hits> {
  const { rows } = await reads.query<Omit<Hits, 'degraded'>>({
    name: 'search',
    text: `
      with ${ASKED}, codes as (${CODES}), hits as materialized (select distinct ordinal from ${DOCUMENTS} matching),
      few as (select count(*) <= ${MAX_RANKED} as ranked from hits)
      select array(select ordinal from codes order by distance, ordinal limit 50) as codes, ranked,
        case when not ranked then array(select ordinal from hits order by ordinal)
        else array(select ordinal from (${BEST}) best order by rank desc, ordinal) end as ordinals
      from few`,
    values: [searchQuery(terms, { prefix }), code, language],
  })
  return { ...(rows[0] as Omit<Hits, 'degraded'>), degraded: false }
}

async function begin(reads: Reader, { language, terms, prefix }: Question, code: string | null): Promise<Hits> {
  const { rows } = await reads.query<Pick<Hits, 'codes' | 'ordinals'>>({
    name: 'search-beginning',
    text: `
      with ${ASKED}, codes as (${CODES}), hits as materialized (select ordinal, document from ${DOCUMENTS} matching limit 200)
      select array(select ordinal from codes order by distance, ordinal limit ${BEGIN_LIMIT}) as codes,
        array(select ordinal from hits group by ordinal order by max(ts_rank(document, ${QUERY})) desc, ordinal limit ${BEGIN_LIMIT}) as ordinals`,
    values: [searchQuery(terms, { prefix, weights: 'AB' }), code, language],
  })
  return { ...(rows[0] as Pick<Hits, 'codes' | 'ordinals'>), ranked: true, degraded: false }
}

async function findEach(reads: Reader, language: Language, questions: readonly (readonly Term[])[]): Promise<number[][]> {
  const { rows } = await reads.query<{ ordinals: number[] }>({
    name: 'search-each',
    text: `
      select array(
        select ordinal from product_search where document @@ query
        union
        select ordinal from translated_search s where s.language = $2 and document @@ query
        order by ordinal limit ${SHORTER_LIMIT}
      ) as ordinals
      from jsonb_array_elements($1::jsonb) with ordinality as each (terms, place)
      cross join lateral shop_query($2, array(select jsonb_array_elements_text(terms))) as query order by place`,
    values: [JSON.stringify(questions.map((terms) => searchQuery(terms))), language],
  })
  return rows.map((row) => row.ordinals)
}

export type Words = { groups: TermGroup[]; vocabularyOf: (language: Language) => Vocabulary }

/** Synonyms of all languages, and the words that products are named by in each; the original's where nothing is written in it. */
export async function readWords(pool: pg.Pool): Promise<Words> {
  const groups = await pool.query<TermGroup>({
    name: 'synonyms',
    text: 'select language, meaning, array_agg(term order by term) as terms from synonyms group by language, meaning',
  })
  const words = await pool.query<{ language: Language; word: string; frequency: number }>({
    name: 'words',
    text: 'select language, word, frequency from words order by frequency desc limit $1',
    values: [MAX_WORDS],
  })
  const byLanguage = Map.groupBy(words.rows, (row) => row.language)
  const original = vocabulary(byLanguage.get(ORIGINAL_LANGUAGE) ?? [])
  return {
    groups: groups.rows,
    vocabularyOf: (language) => {
      const own = language === ORIGINAL_LANGUAGE ? undefined : byLanguage.get(language)
      return own ? vocabulary(own) : original
    },
  }
}
