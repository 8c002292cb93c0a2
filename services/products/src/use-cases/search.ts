import type { Language } from '@toyline/contracts'
import { type CatalogueIndex, titleIn } from '../domain/catalogue-index.ts'
import type { Hits, SearchEngine } from '../domain/search-engine.ts'
import { correctWords, missingIn, readTerms, type Term } from '../domain/search-query.ts'
import { wordsOf } from '../domain/words.ts'
import type { ShopWords } from './shop-words.ts'

/**
 * Products by ordinal, most relevant first. `known` where all was found as it was typed, and is no SKU or GTIN; `corrected` is what was
 * searched instead where a slip was corrected; `degraded` where the engine that should have answered could not.
 */
export type Found = { ordinals: Int32Array; known: boolean; corrected: string | null; degraded: boolean }
/** A query with one term left out, and some of what it finds. */
export type Shorter = { q: string; without: string; ordinals: number[] }

export type Search = {
  /** Everything that a query finds. */
  find: (query: string, language: Language) => Promise<Found>
  /** The best few for a query that is still being typed. */
  begin: (query: string, language: Language) => Promise<Found>
  /** The query with each of its terms left out in turn, as far as that finds anything, the most particular first. */
  shorten: (query: string, language: Language) => Promise<Shorter[]>
  /** Asks the engine anew from now on, because it has heard of changes. */
  forget: () => void
}

const KEPT_CHARS = 4_000_000
const MOST_SHORTENED = 6
const CODE = /^(?=.*\d)[\p{L}\p{N}._/-]{3,40}$/u
const NOTHING: Found = { ordinals: new Int32Array(0), known: false, corrected: null, degraded: false }

/**
 * Words with synonyms, SKUs and GTINs first, then beginnings of words, then slips corrected.
 * @param keepMs how long what was found is kept though the catalogue has not changed; for an engine that hears of changes later
 */
export function search(engine: SearchEngine, index: CatalogueIndex, words: ShopWords, keepMs = Number.POSITIVE_INFINITY): Search {
  const kept = new Map<string, { finding: Promise<Found>; until: number }>()
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
    if (known && performance.now() < known.until) return known.finding
    const finding = find()
    kept.set(key, { finding, until: performance.now() + keepMs })
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
    const asked = askedOf(engine)
    const run = async (using: readonly string[], prefix: boolean) => {
      const terms = readTerms(using, dictionary)
      const hits = await asked((one) => one.find({ language, terms, prefix }, codeOf(query)))
      return { ordinals: titlesFirst(index, hits, terms, language), degraded: hits.degraded }
    }
    const exact = await run(typed, false)
    if (exact.ordinals.length > 0) return { ...exact, known: codeOf(query) === null, corrected: null }
    const begun = await run(typed, true)
    const corrected = begun.ordinals.length > 0 ? null : correctWords(typed, dictionary)
    if (!corrected) return { ...begun, known: false, corrected: null }
    return { ...(await run(corrected, false)), known: false, corrected: corrected.join(' ') }
  }

  async function begin(query: string, language: Language): Promise<Found> {
    const { dictionary } = await words.of(language)
    const typed = wordsOf(query)
    if ((typed.at(-1) ?? '').length < 2) return NOTHING
    const asked = askedOf(engine)
    const run = async (using: readonly string[]) => {
      const hits = await asked((one) => one.begin({ language, terms: readTerms(using, dictionary), prefix: true }, codeOf(query)))
      return { ordinals: merge(hits), degraded: hits.degraded }
    }
    const begun = await run(typed)
    const corrected = begun.ordinals.length === 0 ? correctWords(typed, dictionary) : null
    return corrected
      ? { ...(await run(corrected)), known: false, corrected: corrected.join(' ') }
      : { ...begun, known: true, corrected: null }
  }

  async function shorten(query: string, language: Language): Promise<Shorter[]> {
    const { dictionary } = await words.of(language)
    const terms = readTerms(wordsOf(query), dictionary).slice(0, MOST_SHORTENED)
    if (terms.length < 2) return []
    const without = terms.map((left) => ({ left, rest: terms.filter((term) => term !== left) }))
    const found = await engine.findEach(
      language,
      without.map(({ rest }) => rest),
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
    forget: () => kept.clear(),
  }
}

/** Asks an engine as long as it answers itself, then who stands in for it: a search that is tried in several ways waits for it once. */
function askedOf(engine: SearchEngine): (ask: (engine: SearchEngine) => Promise<Hits>) => Promise<Hits> {
  let [current, degraded] = [engine, false]
  return async (ask) => {
    const hits = await ask(current)
    if (hits.degraded) [current, degraded] = [engine.fallBack ?? engine, true]
    return { ...hits, degraded }
  }
}

/** What may be a SKU or a GTIN, in capitals. */
function codeOf(query: string): string | null {
  const text = query.trim()
  return CODE.test(text) ? text.toUpperCase() : null
}

/** Keeps a ranking that the engine made. */
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
