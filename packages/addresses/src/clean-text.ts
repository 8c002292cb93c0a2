// Zero-width joiners stay: Persian and Indic spelling needs them. Other format characters (direction
// overrides, byte order marks, tags) can only mislead whoever reads the label.
const INVISIBLE = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}]|(?![\u200C\u200D])\p{Cf}/gu

/** Text as we keep it: NFC, one line, no control or invisible characters, single spaces, trimmed. Anything but text becomes ''. */
export function cleanText(value: unknown): string {
  if (typeof value !== 'string') return ''
  // The longest field holds 100 characters; the cut keeps a huge paste from costing time.
  return value
    .slice(0, 4000)
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(/ +/g, ' ')
    .trim()
}

/** Length as a person counts it. */
export function characters(text: string): number {
  return [...text].length
}

/** For comparing names: no accents, case, punctuation or spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
