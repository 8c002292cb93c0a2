import { COMMON_WORDS, KEY_ROWS } from './common-words.ts'

/** What a password leaves to guess once everything easily guessed is taken out: fewer characters than this are too few. */
const LEAST_UNGUESSED = 4
const LEAST_DISTINCT = 4
const LEAST_RUN = 4
const LONGEST_PERIOD = 9
/** A text this long is judged by its own length; two common words in it are a sentence, not a password of a list. */
const LONG = 20
/** No list and no guesser goes this far, whatever it repeats. */
const BEYOND_LISTS = 64

const LOOKALIKES: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
}
const RUNS = KEY_ROWS.flatMap((row) => [row, [...row].reverse().join('')])
const WORDS = [...COMMON_WORDS].sort((a, b) => b.length - a.length)

/**
 * Why a password is among the first that anybody would try, in words for its owner, or null. There are no rules of composition
 * (NIST 800-63B-4): what is refused is what lists of leaked passwords hold, and what says only who the owner is.
 */
export function passwordWeakness(password: string, owner: { email?: string; name?: string }): string | null {
  const plain = password.normalize('NFKC').toLowerCase()
  const characters = [...plain]
  if (characters.length >= BEYOND_LISTS) return null
  if (new Set(characters).size < LEAST_DISTINCT)
    return 'This repeats the same few characters. A short sentence is easy to keep and hard to guess.'
  const unit = smallestUnit(characters)
  if (unit < characters.length && unit <= LONGEST_PERIOD) return repeats(characters.slice(0, unit).join(''))
  const own = ownWords(owner)
  if (unguessed(plain, own) < LEAST_UNGUESSED) {
    return unguessed(plain, []) < LEAST_UNGUESSED
      ? 'This is among the passwords that are tried first. A short sentence is easy to keep and hard to guess.'
      : 'This is made of your own name or e-mail address, which others know too.'
  }
  return null
}

function repeats(unit: string): string {
  return `This repeats ${JSON.stringify(unit)} over and over. A short sentence is easy to keep and hard to guess.`
}

/** Length of the shortest beginning that, written again and again, gives the whole; the last time may be cut short. */
function smallestUnit(characters: string[]): number {
  for (let unit = 1; unit <= characters.length / 2; unit++)
    if (characters.every((character, at) => character === characters[at % unit])) return unit
  return characters.length
}

function ownWords({ email = '', name = '' }: { email?: string; name?: string }): string[] {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  return [
    email.toLowerCase(),
    local,
    ...local.split(/[^\p{L}\p{N}]+/u),
    domain,
    ...domain.split('.'),
    ...name.toLowerCase().split(/[^\p{L}\p{N}]+/u),
  ]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
}

/** How many characters are left when slides over keys, common words, the owner's words, digits and signs are taken out. */
function unguessed(plain: string, own: string[]): number {
  let rest = withoutRuns(plain)
  if ([...plain].length < LONG) {
    for (const word of [...own, ...WORDS]) {
      rest = rest.replaceAll(word, ' ')
      const disguised = readable(rest)
      if (word.length >= LEAST_RUN && disguised.includes(word)) rest = disguised.replaceAll(word, ' ')
    }
  } else for (const word of own) rest = rest.replaceAll(word, ' ')
  const letters = [...rest].filter((character) => /\p{L}|[^\p{ASCII}]/u.test(character)).length
  // Digits count when there are more of them than a year or a birthday has.
  const digits = [...rest].filter((character) => /\p{Nd}/u.test(character)).length
  return letters + Math.max(0, digits - 8)
}

function readable(text: string): string {
  return [...text].map((character) => LOOKALIKES[character] ?? character).join('')
}

function withoutRuns(text: string): string {
  let rest = ''
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at)
    rest += length >= LEAST_RUN ? ' ' : (text[at] ?? '')
    at += length >= LEAST_RUN ? length : 1
  }
  return rest
}

function runAt(text: string, at: number): number {
  let longest = 0
  for (const row of RUNS) {
    for (let from = row.indexOf(text[at] ?? ''); from >= 0; from = row.indexOf(text[at] ?? '', from + 1)) {
      let length = 1
      while (at + length < text.length && from + length < row.length && text[at + length] === row[from + length]) length++
      longest = Math.max(longest, length)
    }
  }
  let same = 1
  while (at + same < text.length && text[at + same] === text[at]) same++
  return Math.max(longest, same)
}
