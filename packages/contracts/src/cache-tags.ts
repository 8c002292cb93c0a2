/** On every kept answer that lists products or shows one beside another; what has it is forgotten whenever any of them changes. */
export const PRODUCTS_TAG = 'products'

/** The name of the `meta` element of a page that stands without one of its parts: what keeps it keeps it for a moment only. */
export const INCOMPLETE_META = 'toyline-incomplete'

/** The digest of a page's error that means: a room behind it is away. All else that leaves the storefront of an error is a hash. */
export const AWAY_DIGEST = 'toyline-away'
/** Where the storefront says so in words, for whoever stands in front of it to show in the place of such a page. */
export const AWAY_PATH = '/away'

/** On what is about one product. In the form of addresses, so that it can stand in a header. */
export function productTag(handle: string): string {
  return `product:${encodeURIComponent(handle)}`
}
