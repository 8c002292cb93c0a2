import type { Language } from '@toyline/contracts'
import type pg from 'pg'
import { type Dictionary, dictionary } from '../domain/dictionary.ts'
import type { Vocabulary } from '../domain/vocabulary.ts'
import { readWords } from '../store/search-store.ts'
import { readPopular } from '../store/searches-store.ts'

/** What the shop knows of words: those of its products, those that mean the same, and those that people search for. */
export type LanguageWords = { dictionary: Dictionary; names: Vocabulary; popular: readonly string[] }
export type ShopWords = {
  of: (language: Language) => Promise<LanguageWords>
  /** Makes the next asker read them anew. */
  forget: () => void
  /** Another one whenever they were read anew. */
  version: () => unknown
}

const KEPT_MS = 60_000

export function shopWords(pool: pg.Pool): ShopWords {
  let reading: Promise<(language: Language) => LanguageWords> | undefined
  let readUntil = 0

  function read() {
    if (!reading || performance.now() > readUntil) {
      readUntil = performance.now() + KEPT_MS
      const now = load(pool)
      now.catch(() => {
        if (reading === now) reading = undefined
      })
      reading = now
    }
    return reading
  }

  return {
    of: async (language) => (await read())(language),
    forget() {
      reading = undefined
    },
    version: () => reading,
  }
}

async function load(pool: pg.Pool): Promise<(language: Language) => LanguageWords> {
  const [{ groups, vocabularyOf }, popular] = await Promise.all([readWords(pool), readPopular(pool)])
  const made = new Map<Language, LanguageWords>()
  return (language) => {
    const known = made.get(language)
    if (known) return known
    const names = vocabularyOf(language)
    const words = { dictionary: dictionary(language, groups, names), names, popular: popular.get(language) ?? [] }
    made.set(language, words)
    return words
  }
}
