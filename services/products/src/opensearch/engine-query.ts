import { type Language, ORIGINAL_LANGUAGE } from '@toyline/contracts'
import type { Question } from '../domain/search-engine.ts'
import type { Term } from '../domain/search-query.ts'

/** How much a word counts by where it stands. */
const WEIGHTS = { title: 6, names: 3, details: 1.5, description: 0.5 } as const
const NAMING = ['title', 'names'] as const
const EVERYWHERE = ['title', 'names', 'details', 'description'] as const
/** What a part of a compound counts, beside a whole word. */
const PART = 0.5
/** One query has a bounded number of clauses; compounds that are left out are found by their parts. */
const MOST_COMPOUNDS = 30
const MOST_CODES = 50

type Part = keyof typeof WEIGHTS
type Query = Record<string, unknown>
export type EngineSearch = { query: Query; size: number; sort: unknown[]; _source: false; stored_fields: '_none_'; track_total_hits: false }

/**
 * Products that have all of the terms, the best first; a product is found by what it says in the language and in the original.
 * @param parts of a document that are looked into
 */
export function wordsQuery(
  { language, terms, prefix }: Question,
  size: number,
  parts: 'everywhere' | 'naming' = 'everywhere',
): EngineSearch {
  const places = parts === 'naming' ? NAMING : EVERYWHERE
  const must = terms.map((term, at) => termQuery(term, language, places, prefix && at === terms.length - 1))
  return search({ bool: { must } }, size)
}

/** Products by a SKU, the beginning of one, or a GTIN; what is the code itself comes first. */
export function codesQuery(code: string): EngineSearch {
  const should = [
    { constant_score: { boost: 2, filter: { bool: { should: [{ term: { skus: code } }, { term: { gtins: code } }] } } } },
    { constant_score: { boost: 1, filter: { prefix: { skus: code } } } },
  ]
  return search({ dis_max: { queries: should } }, MOST_CODES)
}

/** The sort values are all that a hit tells, so that nothing has to be fetched from documents. */
function search(query: Query, size: number): EngineSearch {
  return {
    query,
    size,
    sort: [{ _score: 'desc' }, { ordinal: 'asc' }],
    _source: false,
    stored_fields: '_none_',
    track_total_hits: false,
  }
}

/** A term counts as its best way in its best place does: who says it in two ways is no better found. */
function termQuery({ typed, alternatives, compounds }: Term, language: Language, places: readonly Part[], begins: boolean): Query {
  const whole = alternatives.filter((one) => !compounds.includes(one))
  // A beginning of a word has no synonyms yet, but the whole word may have.
  const ways = begins ? [...new Set([...whole, typed])] : whole
  const fields = fieldsOf(language, places)
  const queries: Query[] = ways.map((way) => ({
    multi_match: { query: way, fields, type: begins ? 'phrase_prefix' : 'phrase', zero_terms_query: 'all', tie_breaker: 0.1 },
  }))
  if (compounds.length > 0)
    queries.push({
      multi_match: { query: compounds.slice(0, MOST_COMPOUNDS).join(' '), fields: fieldsOf(language, NAMING, PART), type: 'best_fields' },
    })
  return { dis_max: { queries } }
}

function fieldsOf(language: Language, places: readonly Part[], factor = 1): string[] {
  const languages = language === ORIGINAL_LANGUAGE ? [language] : [ORIGINAL_LANGUAGE, language]
  const fields = places.flatMap((part) => languages.map((one) => `${part}.${one}^${WEIGHTS[part] * factor}`))
  if (language === 'de' && factor === 1) fields.push(...NAMING.map((part) => `${part}.de.parts^${WEIGHTS[part] * PART}`))
  return fields
}
