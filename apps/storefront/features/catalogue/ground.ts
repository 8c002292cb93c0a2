const GROUNDS = ['plush', 'desk', 'baby', 'puzzle', 'wear', 'season'] as const

/** The coloured ground of a category: each of the catalogue's chapters is printed on its own paper. */
export function groundClass(rootCategory: string | null | undefined): string {
  const ground = GROUNDS.find((name) => rootCategory?.startsWith(name))
  return ground ? `ground-${ground}` : ''
}
