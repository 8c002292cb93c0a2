import { splitCompound } from './compounds.ts'
import { type Dictionary, LONGEST_TERM } from './dictionary.ts'
import { waysToWrite } from './measures.ts'
import { sortKey } from './words.ts'

/**
 * A part of a query: as it was typed, and all that may stand for it. Of those `compounds` only end with one of the others, as words do
 * in German.
 */
export type Term = { typed: string; alternatives: readonly string[]; compounds: readonly string[] }
type Read = Omit<Term, 'compounds'>

/**
 * The terms of a query. Those of one synonym are those of the others, so they find the same, in the same order.
 * @param words folded, as `wordsOf` gives them
 */
export function readTerms(words: readonly string[], dictionary: Dictionary): Term[] {
  const read: Read[] = []
  for (let at = 0; at < words.length; ) {
    const { taken, length } = takeTerm(words, at, dictionary)
    read.push(...taken)
    at += length
  }
  const terms = read.map((term) => withCompounds(term, dictionary))
  const telling = terms.filter(({ typed }) => !dictionary.isFiller(typed))
  return telling.length > 0 ? telling : terms
}

/** A part of a compound is found in it: all ways to say it are looked for, so that each of them finds the same. */
function withCompounds({ typed, alternatives }: Read, dictionary: Dictionary): Term {
  const compounds = [...new Set(alternatives.flatMap((one) => dictionary.compoundsOf(one)))].filter((one) => !alternatives.includes(one))
  return { typed, alternatives: compounds.length === 0 ? alternatives : [...alternatives, ...compounds].sort(), compounds }
}

/**
 * Each term in the language of PostgreSQL's to_tsquery, in any of its ways; what is found must have all of them.
 * @param prefix whether the last word may be the beginning of one
 * @param weights of the document's parts, all where it is empty
 */
export function searchQuery(terms: readonly Term[], { prefix = false, weights = '' } = {}): string[] {
  return terms.map(({ typed, alternatives }, at) => {
    const begins = prefix && at === terms.length - 1
    const suffix = begins ? `:*${weights}` : weights && `:${weights}`
    // A beginning of a word has no synonyms yet, but the whole word may have.
    const written = begins ? new Set([...alternatives, typed]) : alternatives
    return `(${Array.from(written, (one) => quote(one) + suffix).join(' | ')})`
  })
}

/** Counts how many of the terms a title lacks, the title written as `sortKey` does. */
export function missingIn(terms: readonly Term[]): (title: string) => number {
  const keys = terms.map(({ alternatives }) => [...new Set(alternatives.map(sortKey))])
  return (title) => keys.reduce((count, ways) => count + (ways.some((way) => title.includes(way)) ? 0 : 1), 0)
}

/** With the slips corrected that can be; null where there are none. */
export function correctWords(words: readonly string[], dictionary: Dictionary): string[] | null {
  const corrected = words.map((word) => dictionary.nearest(word) ?? word)
  return corrected.some((word, at) => word !== words[at]) ? corrected : null
}

function takeTerm(words: readonly string[], at: number, dictionary: Dictionary): { taken: Read[]; length: number } {
  for (let length = Math.min(LONGEST_TERM, words.length - at); length > 1; length--) {
    const typed = words.slice(at, at + length).join(' ')
    // `5 in 1` is no measure.
    const mayMeasure = length === 2 && !/^\d/.test(words[at + 2] ?? '')
    const alternatives = dictionary.sameAs(typed) ?? (mayMeasure ? waysToWrite(typed.replace(' ', '')) : null)
    if (alternatives) return { taken: [{ typed, alternatives }], length }
  }
  return { taken: readWord(words[at] as string, dictionary), length: 1 }
}

function readWord(word: string, dictionary: Dictionary): Read[] {
  const alternatives = dictionary.sameAs(word) ?? waysToWrite(word)
  if (alternatives) return [{ typed: word, alternatives }]
  const umlauts = dictionary.language === 'de' && !dictionary.knows(word) ? withUmlauts(word) : word
  if (umlauts !== word && isWord(umlauts, dictionary)) return readWord(umlauts, dictionary)
  const parts = dictionary.language === 'de' && !dictionary.knows(word) ? splitCompound(word, (part) => isWord(part, dictionary)) : null
  return (parts ?? [word]).map((typed) => ({ typed, alternatives: dictionary.sameAs(typed) ?? [typed] }))
}

/** German as it is typed without its letters, and folded: `plueschtier` is `Plüschtier`. */
function withUmlauts(word: string): string {
  return word.replace(/([aou])e/g, '$1')
}

function isWord(part: string, dictionary: Dictionary): boolean {
  return dictionary.knows(part) || dictionary.sameAs(part) !== undefined
}

/** Several words between quotes are a phrase. */
function quote(term: string): string {
  return `'${term.replace(/['\\]/g, (special) => special + special)}'`
}
