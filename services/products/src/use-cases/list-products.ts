import type { ProductQuery, ProductSort } from '@toyline/contracts'
import { pageOf } from '../domain/catalogue-page.ts'
import { marketNumber } from '../domain/markets.ts'
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
export async function listProducts({ catalogue, answers, search, notes }: ListNeeds, query: ProductQuery): Promise<string> {
  const { index } = catalogue
  const market = marketNumber(query.market)
  const found = query.q?.trim() ? await search.find(query.q, query.language) : null
  if (found?.known && query.q && !query.cursor) notes.note(query.q, query.language)
  const candidates = found?.ordinals ?? null
  const sort: ProductSort = query.sort ?? (found ? 'relevance' : 'featured')
  const after = query.cursor === undefined ? null : readCursor(query.cursor, { sort, market: query.market })
  const filter = readFilter(index, query, { candidates, today: today() })
  const answer = answers(filter, query.facets === 'true')
  const page = pageOf(index, answer, { sort, market, candidates, after, limit: query.limit })
  const cards = await (query.variants ? catalogue.cardsWithRows(page.ordinals) : catalogue.cards(page.ordinals))
  const items = cards.map((card) => showCard(index, market, card))
  const min = moneyOrNull(market, answer.priceMin)
  const max = moneyOrNull(market, answer.priceMax)
  const nextCursor = page.next && writeCursor({ sort, market: query.market }, page.next)
  return (
    `{"items":[${items.join(',')}],"total":${answer.total},"facets":${query.facets === 'true' ? answer.facetsJson : 'null'},` +
    `"priceRange":${JSON.stringify(min && max && { min, max })},"nextCursor":${JSON.stringify(nextCursor)},"corrected":${JSON.stringify(found?.corrected ?? null)}}`
  )
}

/** Days since 1970. */
function today(): number {
  return Math.floor(Date.now() / 86_400_000)
}
