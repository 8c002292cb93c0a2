import type { Language } from '@toyline/contracts'
import type { Term } from './search-query.ts'

/** What was asked: products must have all of the terms, each in one of its ways. */
export type Question = {
  /** Of whoever asks. */
  language: Language
  terms: readonly Term[]
  /** Whether the last term may be the beginning of a word. */
  prefix: boolean
}

/**
 * What an engine found, by ordinal: by SKU or GTIN, nearest first, and by words. `ranked` where the best of those come first,
 * `degraded` where another engine should have answered and could not.
 */
export type Hits = { codes: number[]; ordinals: number[]; ranked: boolean; degraded: boolean }

/** Who finds products by words. What is found is filtered, sorted and counted by the catalogue index, whoever found it. */
export type SearchEngine = {
  /**
   * Everything that a question finds.
   * @param code a SKU, the beginning of one, or a GTIN, in capitals
   */
  find: (question: Question, code: string | null) => Promise<Hits>
  /** The best few for a question that is still being typed, by what products are named. */
  begin: (question: Question, code: string | null) => Promise<Hits>
  /** Some of what each of several questions finds, in their order. */
  findEach: (language: Language, questions: readonly (readonly Term[])[]) => Promise<number[][]>
  /** Who goes on with a search once this engine has answered it degraded, so that it is waited for once. */
  fallBack?: SearchEngine
}
