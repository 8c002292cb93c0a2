import { z } from 'zod'
import type { Hits, SearchEngine } from '../domain/search-engine.ts'
import type { Ask } from './ask-engine.ts'
import { codesQuery, type EngineSearch, wordsQuery } from './engine-query.ts'
import { MOST_FOUND } from './index-body.ts'

const BEGIN_LIMIT = 8
/** With one term less, so many are enough to show some of. */
const SHORTER_LIMIT = 200
/** Whole answers or none: half of the products would be taken for all of them. */
const WHOLE = { allow_partial_search_results: false }

/** Of each hit the values it was sorted by: its score and its ordinal. Nothing else is asked for; an answer without hits leaves them out. */
const Answer = z.object({
  responses: z.array(
    z.object({
      status: z.int(),
      error: z.unknown().optional(),
      hits: z.object({ hits: z.array(z.object({ sort: z.tuple([z.number(), z.int()]) })) }).optional(),
    }),
  ),
})
const WANTED = 'filter_path=responses.status,responses.error.type,responses.error.reason,responses.hits.hits.sort'

/**
 * OpenSearch behind the search port.
 * Errors: whatever `ask` throws, and an Error where the engine could not answer one of the searches.
 * @param alias of the index that answers
 */
export function openSearchEngine(ask: Ask, alias: string): SearchEngine {
  async function run(searches: readonly EngineSearch[]): Promise<number[][]> {
    const lines = searches.flatMap((one) => [WHOLE, one])
    const { responses } = Answer.parse(await ask({ method: 'POST', path: `/${alias}/_msearch?${WANTED}`, lines }))
    if (responses.length !== searches.length)
      throw new Error(`the search engine gave ${responses.length} answers to ${searches.length} questions`)
    return responses.map(({ status, error, hits }) => {
      if (status !== 200) throw new Error(`the search engine could not answer: ${status} ${JSON.stringify(error)}`)
      return hits?.hits.map(({ sort: [, ordinal] }) => ordinal) ?? []
    })
  }

  /** Words and code are asked for together. */
  async function hitsOf(words: EngineSearch, code: string | null): Promise<Hits> {
    const [ordinals = [], codes = []] = await run(code === null ? [words] : [words, codesQuery(code)])
    return { codes, ordinals, ranked: true, degraded: false }
  }

  return {
    find: (question, code) => hitsOf(wordsQuery(question, MOST_FOUND), code),
    async begin(question, code) {
      const hits = await hitsOf(wordsQuery(question, BEGIN_LIMIT, 'naming'), code)
      return { ...hits, codes: hits.codes.slice(0, BEGIN_LIMIT) }
    },
    findEach: (language, questions) => run(questions.map((terms) => wordsQuery({ language, terms, prefix: false }, SHORTER_LIMIT))),
  }
}
