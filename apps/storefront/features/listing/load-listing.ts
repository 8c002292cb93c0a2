import 'server-only'
import { CURRENCIES, type Locale, type Market, type ProductList } from '@toyline/contracts'
import { isProblem } from '#data/api.ts'
import { readListing } from '#data/catalogue.ts'
import { CHOICES, type Choice, type ListingState } from './listing-url.ts'

/** Reads what the address asks for; a cursor that is too old to be read starts the listing again. */
export async function loadListing(
  state: ListingState,
  { market, locale, category }: { market: Market; locale: Locale; category?: string | undefined },
): Promise<ProductList> {
  const minor = (major: number | null) => (major === null ? undefined : Math.round(major * 10 ** CURRENCIES[market.currency]))
  const { inStock, ...choices } = Object.fromEntries(CHOICES.map((name) => [name, state[name]])) as Record<Choice, string[]>
  const query = {
    market: market.id,
    q: state.q || undefined,
    language: locale.language,
    category,
    ...choices,
    inStock: inStock.includes('true') ? ('true' as const) : undefined,
    priceMin: minor(state.min),
    priceMax: minor(state.max),
    sort: (state.sort || undefined) as 'featured' | undefined,
    variants: state.density === 'sheet' ? ('all' as const) : undefined,
  }
  try {
    return await readListing({ ...query, cursor: state.from?.cursor }, state.page)
  } catch (error) {
    if (state.from && isProblem(error, 'bad-cursor', 'bad-input')) return readListing(query, state.page)
    throw error
  }
}
