import type { FacetKey, ProductQuery, ProductSort } from '@toyline/contracts'
import { pageOf } from '../domain/catalogue-page.ts'
import type { PriceView } from '../domain/price-views.ts'
import { moneyOrNull, showCard } from '../domain/render.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'
import type { Answers } from './answers.ts'
import { readCursor, writeCursor } from './cursor.ts'
import type { SearchNotes } from './note-searches.ts'
import { readFilter } from './read-filter.ts'
import type { Search } from './search.ts'

export type ListNeeds = { catalogue: LiveCatalogue; answers: Answers; search: Search; notes: SearchNotes }

/**
 * A page of products as JSON (`ProductList`).
 * Errors: 400 `bad-cursor`, 400 `bad-input` for more facets at once than can be answered.
 */
export async function listProducts(
  { catalogue, answers, search, notes }: ListNeeds,
  asked: ProductQuery,
  view: PriceView,
): Promise<string> {
  const { index } = catalogue
  const { market, hidden } = view
  const { language } = asked
  const query = hidden ? withoutPrices(asked) : asked
  const found = query.q?.trim() ? await search.find(query.q, language) : null
  if (found?.known && query.q && !query.cursor) notes.note(query.q, language)
  const candidates = found?.ordinals ?? null
  const sort: ProductSort = query.sort ?? (found ? 'relevance' : 'featured')
  const after = query.cursor === undefined ? null : readCursor(query.cursor, { sort, market: query.market, language })
  const filter = readFilter(index, query, { candidates, today: today() })
  const answer = answers(filter, { facets: query.facets === 'true', language })
  const page = pageOf(index, answer, { sort, market, language, candidates, after, limit: query.limit })
  const cards = await (query.variants ? catalogue.cardsWithRows(page.ordinals, language) : catalogue.cards(page.ordinals, language))
  const items = cards.map((card) => showCard(index, view, card))
  const [min, max] = [answer.priceMin, answer.priceMax].map((amount) => (hidden ? null : moneyOrNull(market, amount)))
  const facets = hidden ? JSON.stringify(answer.facets?.filter(({ name }) => !TELL_PRICES.has(name))) : answer.facetsJson
  const nextCursor = page.next && writeCursor({ sort, market: query.market, language }, page.next)
  return (
    `{"items":[${items.join(',')}],"total":${answer.total},"facets":${query.facets === 'true' ? facets : 'null'},` +
    `"priceRange":${JSON.stringify(min && max && { min, max })},"nextCursor":${JSON.stringify(nextCursor)},"corrected":${JSON.stringify(found?.corrected ?? null)},"degraded":${found?.degraded ?? false}}`
  )
}

const TELL_PRICES: ReadonlySet<string> = new Set(['price', 'margin'] satisfies FacetKey[])

/** Whoever may not see prices learns nothing of them either by asking what costs how much, or which costs more. */
function withoutPrices(query: ProductQuery): ProductQuery {
  const { price: _p, margin: _m, priceMin: _min, priceMax: _max, sort, ...rest } = query
  return sort === undefined || sort.startsWith('price') ? rest : { ...rest, sort }
}

/** Days since 1970. */
function today(): number {
  return Math.floor(Date.now() / 86_400_000)
}
