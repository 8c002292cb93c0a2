import { CollectionCode } from '@toyline/contracts'

/** The tags of a product that are collections of the shop. */
export function collectionsOf(tags: readonly string[]): CollectionCode[] {
  const own = new Set(tags.map((tag) => tag.trim().toLowerCase().replaceAll(' ', '-')))
  return CollectionCode.options.filter((code) => own.has(code))
}
