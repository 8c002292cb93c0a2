/** The letters before an ending that make a compound of it. */
const SHORTEST_START = 3

/** Known words in alphabetical order, with how many products each names and which letters it has. */
export type Vocabulary = { words: string[]; frequency: Int32Array; letters: Int32Array }

export function vocabulary(rows: readonly { word: string; frequency: number }[]): Vocabulary {
  const sorted = rows.toSorted((a, b) => (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
  return {
    words: sorted.map((row) => row.word),
    frequency: Int32Array.from(sorted, (row) => row.frequency),
    letters: Int32Array.from(sorted, (row) => lettersOf(row.word)),
  }
}

export function isKnown({ words }: Vocabulary, word: string): boolean {
  return words[firstFrom(words, word)] === word
}

/** The known word that was most likely meant: one slip from 4 letters, two from 8. Null when known already or nothing is near. */
export function nearestWord({ words, frequency, letters }: Vocabulary, word: string): string | null {
  const slips = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0
  if (slips === 0 || /\d/.test(word)) return null
  const own = lettersOf(word)
  let best: number | null = null
  let bestDistance = slips + 1
  for (let at = 0; at < words.length; at++) {
    const other = words[at] as string
    // Each slip changes at most one letter into another.
    if (Math.abs(other.length - word.length) > slips || countBits(own ^ (letters[at] as number)) > 2 * slips) continue
    if (other === word) return null
    const distance = slipsBetween(word, other)
    if (
      distance < bestDistance ||
      (distance === bestDistance && best !== null && (frequency[at] as number) > (frequency[best] as number))
    ) {
      best = at
      bestDistance = distance
    }
  }
  return best === null ? null : (words[best] as string)
}

/** The most frequent known words that begin so, without the beginning itself. */
export function completions({ words, frequency }: Vocabulary, beginning: string, limit: number): string[] {
  const found: number[] = []
  for (let at = firstFrom(words, beginning); at < words.length && (words[at] as string).startsWith(beginning); at++)
    if (words[at] !== beginning) found.push(at)
  return found
    .sort((a, b) => (frequency[b] as number) - (frequency[a] as number) || a - b)
    .slice(0, limit)
    .map((at) => words[at] as string)
}

/** Known words that end so, with something of a word before it. */
export function wordsEndingIn({ words }: Vocabulary, ending: string, limit: number): string[] {
  const found: string[] = []
  for (const word of words) {
    if (word.length >= ending.length + SHORTEST_START && word.endsWith(ending)) found.push(word)
    if (found.length === limit) break
  }
  return found
}

/** The place of the first word that does not come before this one. */
function firstFrom(words: readonly string[], word: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((words[middle] as string) < word) low = middle + 1
    else high = middle
  }
  return low
}

/** Letters added, left out, changed, or swapped with their neighbour (optimal string alignment). */
export function slipsBetween(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let least = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] as number) + 1)
      row.push(least)
    }
    before = last
    last = row
  }
  return last[b.length] as number
}

/** One bit per letter; all that are not a to z share the rest. */
function lettersOf(word: string): number {
  let bits = 0
  for (let at = 0; at < word.length; at++) {
    const letter = word.charCodeAt(at) - 97
    bits |= 1 << (letter >= 0 && letter < 26 ? letter : 26 + (word.charCodeAt(at) % 5))
  }
  return bits
}

function countBits(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}
