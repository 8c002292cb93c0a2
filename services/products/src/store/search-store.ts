import type pg from 'pg'
import type { CatalogueIndex } from '../domain/catalogue-index.ts'
import { type Synonyms, searchQuery } from '../domain/search-query.ts'
import { nearestWord, type Vocabulary, vocabulary } from '../domain/vocabulary.ts'
import { wordsOf } from '../domain/words.ts'

/** Products by ordinal, most relevant first, and what was searched instead where a typo was corrected. */
export type Found = { ordinals: Int32Array; corrected: string | null }

export type Search = {
  /** Everything that a query finds. */
  find: (query: string) => Promise<Found>
  /** The best few for a query that is still being typed. */
  begin: (query: string) => Promise<Found>
  vocabulary: () => Promise<Vocabulary>
}

const KEPT_CHARS = 4_000_000
const TERMS_KEPT_MS = 60_000
const MAX_WORDS = 100_000
/** Ranking in PostgreSQL reads every document; of more than this, products whose titles have the words come first instead. */
const MAX_RANKED = 500
const BEGIN_LIMIT = 8
const CODE = /^(?=.*\d)[\p{L}\p{N}._/-]{3,40}$/u

/** Search in PostgreSQL: full text with synonyms, SKUs and GTINs first, then beginnings of words, then slips corrected. */
export function searchStore(pool: pg.Pool, index: CatalogueIndex): Search {
  const kept = new Map<string, Promise<Found>>()
  let keptChars = 0
  let generation = -1
  let terms: Promise<{ synonyms: Synonyms; vocabulary: Vocabulary }> | undefined
  let termsUntil = 0

  function readTerms() {
    if (!terms || performance.now() > termsUntil) {
      termsUntil = performance.now() + TERMS_KEPT_MS
      const reading = loadTerms(pool)
      reading.catch(() => {
        if (terms === reading) terms = undefined
      })
      terms = reading
    }
    return terms
  }

  /** One search for all who ask the same at once, and until the catalogue changes. */
  function keep(key: string, find: () => Promise<Found>): Promise<Found> {
    if (generation !== index.generation || keptChars > KEPT_CHARS) {
      kept.clear()
      keptChars = 0
      generation = index.generation
    }
    const known = kept.get(key)
    if (known) return known
    const finding = find()
    kept.set(key, finding)
    finding.then(
      (found) => {
        keptChars += key.length + found.ordinals.length * 4
      },
      () => kept.delete(key),
    )
    return finding
  }

  async function find(query: string): Promise<Found> {
    const { synonyms, vocabulary } = await readTerms()
    const words = wordsOf(query)
    const code = CODE.test(query.trim()) ? query.trim().toUpperCase() : null
    const run = async (using: readonly string[], prefix: boolean) =>
      titlesFirst(await runSearch(pool, searchQuery(using, synonyms, { prefix }), code), using)
    if (words.length === 0) return { ordinals: new Int32Array(0), corrected: null }
    const exact = await run(words, false)
    if (exact.length > 0) return { ordinals: exact, corrected: null }
    const begun = await run(words, true)
    if (begun.length > 0) return { ordinals: begun, corrected: null }
    const corrected = correct(vocabulary, words)
    return corrected ? { ordinals: await run(corrected, false), corrected: corrected.join(' ') } : { ordinals: exact, corrected: null }
  }

  /** Keeps a ranking that PostgreSQL made. */
  function titlesFirst({ codes, ordinals, ranked }: Hits, words: readonly string[]): Int32Array {
    if (ranked) return merge(codes, ordinals)
    const missing = (ordinal: number) => {
      const title = index.titles[ordinal] ?? ''
      return words.reduce((count, word) => count + (title.includes(word) ? 0 : 1), 0)
    }
    const byMissing: number[][] = Array.from({ length: words.length + 1 }, () => [])
    for (const ordinal of ordinals) byMissing[missing(ordinal)]?.push(ordinal)
    return merge(codes, byMissing.flat())
  }

  async function begin(query: string): Promise<Found> {
    const { synonyms, vocabulary } = await readTerms()
    const words = wordsOf(query)
    const code = CODE.test(query.trim()) ? query.trim().toUpperCase() : null
    const run = (using: readonly string[]) => runBeginning(pool, searchQuery(using, synonyms, { prefix: true, weights: 'AB' }), code)
    if (words.length === 0 || (words.at(-1) as string).length < 2) return { ordinals: new Int32Array(0), corrected: null }
    const ordinals = await run(words)
    const corrected = ordinals.length === 0 ? correct(vocabulary, words) : null
    return corrected ? { ordinals: await run(corrected), corrected: corrected.join(' ') } : { ordinals, corrected: null }
  }

  return {
    find: (query) => keep(`f${query}`, () => find(query)),
    begin: (query) => keep(`b${query}`, () => begin(query)),
    vocabulary: async () => (await readTerms()).vocabulary,
  }
}

function correct(vocabulary: Vocabulary, words: readonly string[]): string[] | null {
  const corrected = words.map((word) => nearestWord(vocabulary, word) ?? word)
  return corrected.some((word, at) => word !== words[at]) ? corrected : null
}

async function loadTerms(pool: pg.Pool): Promise<{ synonyms: Synonyms; vocabulary: Vocabulary }> {
  const groups = await pool.query<{ terms: string[] }>({
    name: 'synonyms',
    text: 'select array_agg(term order by term) as terms from synonyms group by meaning',
  })
  const words = await pool.query<{ word: string; frequency: number }>({
    name: 'words',
    text: 'select word, frequency from words order by frequency desc limit $1',
    values: [MAX_WORDS],
  })
  return { synonyms: new Map(groups.rows.flatMap(({ terms }) => terms.map((term) => [term, terms]))), vocabulary: vocabulary(words.rows) }
}

// ~>=~ and ~<~ compare bytes, which is what the index on SKUs is sorted by; no SKU has a character beyond U+10FFFF.
const CODES = `select p.ordinal, min(case when upper(v.sku) = $2 or v.gtin = $2 then 0 else 1 end) as distance
  from variants v join products p on p.id = v.product_id
  where $2::text is not null and v.retired_at is null and ((upper(v.sku) ~>=~ $2 and upper(v.sku) ~<~ ($2 || chr(1114111))) or v.gtin = $2)
  group by p.ordinal`

type Hits = { codes: number[]; ordinals: number[]; ranked: boolean }

async function runSearch(pool: pg.Pool, query: string, code: string | null): Promise<Hits> {
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

async function runBeginning(pool: pg.Pool, query: string, code: string | null): Promise<Int32Array> {
  const { rows } = await pool.query<{ codes: number[]; ordinals: number[] }>({
    name: 'search-beginning',
    text: `
      with codes as (${CODES}), hits as materialized (
        select ordinal, document from product_search where document @@ to_tsquery('products.shop', $1) limit 200
      )
      select array(select ordinal from codes order by distance, ordinal limit ${BEGIN_LIMIT}) as codes,
        array(select ordinal from hits order by ts_rank(document, to_tsquery('products.shop', $1)) desc, ordinal limit ${BEGIN_LIMIT}) as ordinals`,
    values: [query, code],
  })
  const [row] = rows
  return row ? merge(row.codes, row.ordinals) : new Int32Array(0)
}

/** SKUs and GTINs first, nothing twice. */
function merge(codes: number[], ordinals: number[]): Int32Array {
  return Int32Array.from(codes.length === 0 ? ordinals : new Set([...codes, ...ordinals]))
}
