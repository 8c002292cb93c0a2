import type { Facet, Language } from '@toyline/contracts'
import type { CatalogueIndex } from '../domain/catalogue-index.ts'
import { type Matches, match } from '../domain/catalogue-query.ts'
import { facetsOf } from '../domain/facets.ts'
import type { Filter } from '../domain/filter.ts'

/** What a filter found, kept for the next page and the next asker. */
export type Answer = Pick<Matches, 'total' | 'bits' | 'priceMin' | 'priceMax'> & { facets: Facet[] | null; facetsJson: string }

export type Answers = (filter: Filter, asked: { facets: boolean; language: Language }) => Answer

const KEPT = 200

/** Answers filters from the index, keeping recent answers for as long as the index stays as it is. */
export function answers(index: CatalogueIndex): Answers {
  const kept = new Map<string, Answer & { candidates: Int32Array | null }>()
  let version = -1
  return (filter, { facets: withFacets, language }) => {
    if (version !== index.version) {
      kept.clear()
      version = index.version
    }
    const { candidates, ...rest } = filter
    const key = JSON.stringify([language, rest, candidates?.length, candidates?.[0]])
    const known = kept.get(key)
    if (known && known.candidates === candidates && (known.facets || !withFacets)) return known
    const matches = match(index, filter)
    const facets = withFacets ? facetsOf(index, filter, matches, language) : null
    const { total, bits, priceMin, priceMax } = matches
    const answer = { total, bits, priceMin, priceMax, facets, facetsJson: JSON.stringify(facets), candidates }
    kept.delete(key)
    kept.set(key, answer)
    const oldest = kept.keys().next().value
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return answer
  }
}
