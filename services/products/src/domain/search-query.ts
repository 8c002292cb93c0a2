/** Terms that mean the same, by each of them; a term may have several words. */
export type Synonyms = ReadonlyMap<string, readonly string[]>

const LONGEST_TERM = 3
/** `25cm` is also written `25 cm`. */
const MEASURE = /^(\d+(?:\.\d+)?)(cm|mm|in|kg|g|ml|l)$/

/**
 * A query in the language of PostgreSQL's to_tsquery: all words, each in any of its synonyms. The query of one synonym is the
 * query of the others, so they find the same.
 * @param prefix whether the last word may be the beginning of one
 */
export function searchQuery(words: readonly string[], synonyms: Synonyms, { prefix = false, weights = '' } = {}): string {
  const parts: string[] = []
  for (let at = 0; at < words.length; ) {
    const { term, length } = termAt(words, at, synonyms)
    at += length
    const last = at === words.length
    const suffix = prefix && last ? `:*${weights}` : weights && `:${weights}`
    const all = synonyms.get(term) ?? [term]
    const written = all.flatMap((one) => [one, ...measure(one)])
    // A beginning of a word has no synonyms yet, but the whole word may have.
    const begins = prefix && last && !all.includes(term) ? [term] : []
    parts.push(`(${[...written, ...begins].map((one) => quote(one) + suffix).join(' | ')})`)
  }
  return parts.join(' & ')
}

function termAt(words: readonly string[], at: number, synonyms: Synonyms): { term: string; length: number } {
  for (let length = Math.min(LONGEST_TERM, words.length - at); length > 1; length--) {
    const term = words.slice(at, at + length).join(' ')
    if (synonyms.has(term)) return { term, length }
  }
  return { term: words[at] as string, length: 1 }
}

function measure(term: string): string[] {
  const found = MEASURE.exec(term)
  return found ? [`${found[1]} ${found[2]}`] : []
}

/** Several words between quotes are a phrase. */
function quote(term: string): string {
  return `'${term.replace(/['\\]/g, (special) => special + special)}'`
}
