import type { Language } from '@toyline/contracts'
import { isKnown, nearestWord, type Vocabulary, vocabulary, wordsEndingIn } from './vocabulary.ts'
import { fold, wordsOf } from './words.ts'

/** Terms that mean the same, in the words of one language; a term may have several words. */
export type TermGroup = { language: Language; meaning: string; terms: string[] }

/** What search knows of the words of one language. */
export type Dictionary = {
  language: Language
  /** All ways to say a term, itself among them; undefined for one that nobody put in a group. */
  sameAs: (term: string) => readonly string[] | undefined
  /** Whether a word says nothing about a toy. */
  isFiller: (word: string) => boolean
  /** Whether a product is named so, or somebody put the word in a group. */
  knows: (word: string) => boolean
  /** Known words of which this is the last part, which says what they are: `kissen` in `startkissen`. Of languages that write them as one. */
  compoundsOf: (word: string) => readonly string[]
  /** All that it knows. */
  words: () => string[]
  /** The known word that was most likely meant. Null when the word is known or nothing is near. */
  nearest: (word: string) => string | null
}

/** The longest term in words. */
export const LONGEST_TERM = 3
/** Below that too many words end so by chance. */
const SHORTEST_LAST = 4
const MOST_COMPOUNDS = 30
/** What a language adds to a noun to make several of it. */
const ENDINGS: Record<Language, readonly string[]> = {
  en: ['s', 'es'],
  de: ['e', 'n', 'en', 'er', 's'],
  fr: ['s', 'x'],
  es: ['s', 'es'],
}

/** Words that say nothing about a toy. English ones are left out by PostgreSQL itself. */
const FILLERS: Record<Language, ReadonlySet<string>> = {
  en: new Set(),
  de: new Set(['aus', 'das', 'der', 'die', 'ein', 'eine', 'fur', 'im', 'in', 'mit', 'und', 'von']),
  fr: new Set(['a', 'au', 'aux', 'avec', 'd', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'pour', 'un', 'une']),
  es: new Set(['con', 'de', 'del', 'el', 'en', 'la', 'las', 'los', 'para', 'un', 'una', 'y']),
}

/**
 * English groups are part of every language: a group of the same meaning in another one joins them, so that what is written in
 * English is found by either.
 * @param names the words of the catalogue
 */
export function dictionary(language: Language, groups: readonly TermGroup[], names: Vocabulary): Dictionary {
  const spoken = groups.filter((group) => group.language === 'en' || group.language === language)
  const byTerm = new Map<string, string[]>()
  for (const alike of Map.groupBy(spoken, (group) => group.meaning).values()) {
    const terms = [...new Set(alike.flatMap((group) => group.terms).map(fold))].sort()
    for (const term of terms) byTerm.set(term, [...new Set([...(byTerm.get(term) ?? []), ...terms])])
  }
  const grouped = vocabulary([...new Set([...byTerm.keys()].flatMap(wordsOf))].map((word) => ({ word, frequency: 1 })))
  const knows = (word: string) => isKnown(names, word) || isKnown(grouped, word)
  return {
    language,
    sameAs: (term) => {
      const single = [term, ...ENDINGS[language].flatMap((ending) => (term.endsWith(ending) ? [term.slice(0, -ending.length)] : []))]
      return single.map((one) => byTerm.get(one)).find((terms) => terms !== undefined)
    },
    isFiller: (word) => FILLERS[language].has(word),
    knows,
    words: () => [...new Set([...names.words, ...grouped.words])],
    compoundsOf: (word) => (language === 'de' && word.length >= SHORTEST_LAST ? wordsEndingIn(names, word, MOST_COMPOUNDS) : []),
    nearest: (word) => (knows(word) ? null : (nearestWord(names, word) ?? nearestWord(grouped, word))),
  }
}
