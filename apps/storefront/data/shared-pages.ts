import { PRODUCTS_TAG, productTag } from '@toyline/contracts/cache-tags'
import type { Locale } from '@toyline/contracts/locales'

/** Pages that say the same to everybody are kept for a minute, and shown once more while they are made anew. */
const KEPT = 'max-age=60, stale-while-revalidate=600'

/** Pages of the catalogue and of the house, by the first part of their path, with what makes them old. */
const TAGS: Record<string, (second: string | undefined) => string[] | null> = {
  '': () => [PRODUCTS_TAG],
  products: () => [PRODUCTS_TAG],
  search: () => [PRODUCTS_TAG],
  c: (slug) => (slug ? [PRODUCTS_TAG, `category:${slug}`] : null),
  // Related products stand beside it, with their prices.
  p: (handle) => (handle ? [PRODUCTS_TAG, productTag(decoded(handle))] : null),
  feeds: (file) => (file === 'products.xml' ? [PRODUCTS_TAG] : null),
  away: () => [],
  help: () => [],
  offline: () => [],
  privacy: () => [],
  returns: () => [],
  terms: () => [],
}

/**
 * What the answer to a GET of this path says to the caches in front of the shop; null for a page that belongs to one person. Such
 * headers are a promise: the page is made from its address alone, and never from a cookie or a header.
 */
export function sharedPageHeaders(locale: Locale, path: string): Record<string, string> | null {
  const [first = '', second, third] = path.split('/').slice(1)
  const tags = third === undefined && Object.hasOwn(TAGS, first) ? TAGS[first]?.(second) : null
  if (!tags) return null
  return { 'surrogate-control': KEPT, 'surrogate-key': ['page', `locale:${locale.id}`, ...tags].join(' ') }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
