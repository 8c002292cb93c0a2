/** Without accents and case. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss')
}

/** Compares with `<` the way a person sorts titles; bounded, because one is kept in memory for each product. */
export function sortKey(title: string): string {
  return fold(title)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .slice(0, 60)
}

/** The words of a query: letters and digits, inner hyphens, dots and apostrophes kept, `10"` as inches. At most 12. */
export function wordsOf(query: string): string[] {
  return (
    fold(query)
      .replace(/(\d) ?["”]/g, '$1 in')
      .match(/[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu) ?? []
  ).slice(0, 12)
}
