import type { Language } from '@toyline/contracts'
import type pg from 'pg'
import { type CatalogueIndex, titleIn } from '../domain/catalogue-index.ts'
import { correctWords, missingIn, readTerms, searchQuery, type Term } from '../domain/search-query.ts'
import { wordsOf } from '../domain/words.ts'
import { type Hits, runBeginning, runEach, runSearch } from '../store/search-store.ts'
import type { ShopWords } from './shop-words.ts'

/**
 * Products by ordinal, most relevant first. `known` where all was found as it was typed, and is no SKU or GTIN; `corrected` is what was
 * searched instead where a slip was corrected.
 */
export type Found = { ordinals: Int32Array; known: boolean; corrected: string | null }
/** A query with one term left out, and some of what it finds. */
export type Shorter = { q: string; without: string; ordinals: number[] }

export type Search = {
  /** Everything that a query finds. */
  find: (query: string, language: Language) => Promise<Found>
  /** The best few for a query that is still being typed. */
  begin: (query: string, language: Language) => Promise<Found>
  /** The query with each of its terms left out in turn, as far as that finds anything, the most particular first. */
  shorten: (query: string, language: Language) => Promise<Shorter[]>
}

const KEPT_CHARS = 4_000_000
const MOST_SHORTENED = 6
const CODE = /^(?=.*\d)[\p{L}\p{N}._/-]{3,40}$/u
const NOTHING: Found = { ordinals: new Int32Array(0), known: false, corrected: null }

/** Full text with synonyms, SKUs and GTINs first, then beginnings of words, then slips corrected. */
export function search(pool: pg.Pool, index: CatalogueIndex, words: ShopWords): Search {
  const kept = new Map<string, Promise<Found>>()
  let keptChars = 0
  let generation = -1
  let version: unknown

  /** One search for all who ask the same at once, and until the catalogue or its words change. */
  function keep(key: string, find: () => Promise<Found>): Promise<Found> {
    if (generation !== index.generation || version !== words.version() || keptChars > KEPT_CHARS) {
      kept.clear()
      keptChars = 0
      generation = index.generation
      version = words.version()
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

  async function find(query: string, language: Language): Promise<Found> {
    const { dictionary } = await words.of(language)
    const typed = wordsOf(query)
    if (typed.length === 0) return NOTHING
    const run = async (using: readonly string[], prefix: boolean) => {
      const terms = readTerms(using, dictionary)
      return titlesFirst(index, await runSearch(pool, { language, terms: searchQuery(terms, { prefix }) }, codeOf(query)), terms, language)
    }
    const exact = await run(typed, false)
    if (exact.length > 0) return { ordinals: exact, known: codeOf(query) === null, corrected: null }
    const begun = await run(typed, true)
    if (begun.length > 0) return { ordinals: begun, known: false, corrected: null }
    const corrected = correctWords(typed, dictionary)
    return corrected ? { ordinals: await run(corrected, false), known: false, corrected: corrected.join(' ') } : NOTHING
  }

  async function begin(query: string, language: Language): Promise<Found> {
    const { dictionary } = await words.of(language)
    const typed = wordsOf(query)
    if ((typed.at(-1) ?? '').length < 2) return NOTHING
    const run = async (using: readonly string[]) => {
      const terms = searchQuery(readTerms(using, dictionary), { prefix: true, weights: 'AB' })
      return merge(await runBeginning(pool, { language, terms }, codeOf(query)))
    }
    const ordinals = await run(typed)
    const corrected = ordinals.length === 0 ? correctWords(typed, dictionary) : null
    return corrected
      ? { ordinals: await run(corrected), known: false, corrected: corrected.join(' ') }
      : { ordinals, known: true, corrected: null }
  }

  async function shorten(query: string, language: Language): Promise<Shorter[]> {
    const { dictionary } = await words.of(language)
    const terms = readTerms(wordsOf(query), dictionary).slice(0, MOST_SHORTENED)
    if (terms.length < 2) return []
    const without = terms.map((left) => ({ left, rest: terms.filter((term) => term !== left) }))
    const found = await runEach(
      pool,
      language,
      without.map(({ rest }) => searchQuery(rest)),
    )
    return without
      .map(({ left, rest }, at) => ({
        q: rest.map((term) => term.typed).join(' '),
        without: left.typed,
        ordinals: (found[at] as number[]).filter((ordinal) => index.shown[ordinal] === 1),
      }))
      .filter(({ ordinals }) => ordinals.length > 0)
      .sort((a, b) => a.ordinals.length - b.ordinals.length)
  }

  return {
    find: (query, language) => keep(`f${language}${query}`, () => find(query, language)),
    begin: (query, language) => keep(`b${language}${query}`, () => begin(query, language)),
    shorten,
  }
}

/** What may be a SKU or a GTIN, in capitals. */
function codeOf(query: string): string | null {
  const text = query.trim()
  return CODE.test(text) ? text.toUpperCase() : null
}

/** Keeps a ranking that PostgreSQL made. */
function titlesFirst(index: CatalogueIndex, hits: Hits, terms: readonly Term[], language: Language): Int32Array {
  if (hits.ranked) return merge(hits)
  const missing = missingIn(terms)
  const byMissing: number[][] = Array.from({ length: terms.length + 1 }, () => [])
  for (const ordinal of hits.ordinals) byMissing[missing(`${titleIn(index, ordinal, language)} ${index.titles[ordinal]}`)]?.push(ordinal)
  return merge({ codes: hits.codes, ordinals: byMissing.flat() })
}

/** SKUs and GTINs first, nothing twice. */
function merge({ codes, ordinals }: Pick<Hits, 'codes' | 'ordinals'>): Int32Array {
  return Int32Array.from(codes.length === 0 ? ordinals : new Set([...codes, ...ordinals]))
}
