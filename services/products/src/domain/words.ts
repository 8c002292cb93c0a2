/** Without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Compares with `<` the way a person sorts titles; bounded, because one is kept in memory for each product. */
export function sortKey(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 60)
}

/** The words of a query: letters and digits, inner hyphens, dots and apostrophes kept. At most 12. */
export function wordsOf(query: string): string[] {
  return (fold(query).match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? []).slice(0, 12)
}
