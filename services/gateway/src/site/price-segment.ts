/** Whose prices a page shows. Part of every kept page's key: pages with other prices are other pages. */
export type PriceSegment = 'guest'

/**
 * The one place that decides it; everybody sees the same prices so far, so it needs to know nothing of the request. A segment that not everybody may see must also be told to
 * the storefront (`askedAsNobody`) and be answered `private`, because shared caches in front of us cannot tell people apart.
 */
export function priceSegment(): PriceSegment {
  return 'guest'
}
