const MAX = 80

/** A name as part of an address: `Action & Adventure` becomes `action-adventure`. Empty where nothing of it can be kept. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX)
    .replace(/^-+|-+$/g, '')
}

/** What a category may be called, best first; the last one is free in practice because it carries its whole path. */
export function categorySlugs(path: readonly string[]): string[] {
  const leaf = slugOf(path.at(-1) ?? '')
  const whole = slugOf(path.join(' '))
  return [leaf, whole, `${whole || 'category'}-${path.length}`].filter((slug) => slug !== '')
}
