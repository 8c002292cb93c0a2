import type { Category } from '@toyline/contracts'

/** The path from a root category down to the one with this slug; empty where there is none. */
export function findCategory(categories: Category[], slug: string): Category[] {
  for (const category of categories) {
    if (category.slug === slug) return [category]
    const below = findCategory(category.children, slug)
    if (below.length > 0) return [category, ...below]
  }
  return []
}
