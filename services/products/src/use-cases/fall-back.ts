import type { SearchEngine } from '../domain/search-engine.ts'

/**
 * Asks the first engine, and the second while the first gives no answer; hits say so as `degraded`.
 * @param onFailure told of each failure of the first
 */
export function withFallBack(first: SearchEngine, second: SearchEngine, onFailure: (error: unknown) => void): SearchEngine {
  async function failing<T>(ask: Promise<T>, instead: () => Promise<T>): Promise<T> {
    try {
      return await ask
    } catch (error) {
      onFailure(error)
      return instead()
    }
  }
  return {
    find: (question, code) => failing(first.find(question, code), async () => ({ ...(await second.find(question, code)), degraded: true })),
    begin: (question, code) =>
      failing(first.begin(question, code), async () => ({ ...(await second.begin(question, code)), degraded: true })),
    findEach: (language, questions) => failing(first.findEach(language, questions), () => second.findEach(language, questions)),
    fallBack: second,
  }
}
