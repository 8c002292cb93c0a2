import type { ProductQuery, ProductSort } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { STATES } from '../domain/availability.ts'
import type { CatalogueIndex } from '../domain/catalogue-index.ts'
import { pageOf } from '../domain/catalogue-page.ts'
import { type Filter, MAX_CHOSEN } from '../domain/catalogue-query.ts'
import { AGE, attributeNumber, FRANCHISE, valueNumber } from '../domain/facet-values.ts'
import { marketNumber } from '../domain/markets.ts'
import { moneyOrNull, showCard } from '../domain/render.ts'
import type { LiveCatalogue } from '../store/live-catalogue.ts'
import type { Search } from '../store/search-store.ts'
import type { Answers } from './answers.ts'
import { readCursor, writeCursor } from './cursor.ts'

export type ListNeeds = { catalogue: LiveCatalogue; answers: Answers; search: Search }

/**
 * A page of products as JSON (`ProductList`).
 * Errors: 400 `bad-cursor`, 400 `bad-input` for more facets at once than can be answered.
 */
export async function listProducts({ catalogue, answers, search }: ListNeeds, query: ProductQuery): Promise<string> {
  const { index } = catalogue
  const market = marketNumber(query.market)
  const found = query.q?.trim() ? await search.find(query.q) : null
  const candidates = found?.ordinals ?? null
  const sort: ProductSort = query.sort ?? (found ? 'relevance' : 'featured')
  const after = query.cursor === undefined ? null : readCursor(query.cursor, { sort, market: query.market })
  const filter = filterOf(index, query, candidates)
  const answer = answers(filter, query.facets === 'true')
  const page = pageOf(index, answer, { sort, market, candidates, after, limit: query.limit })
  const cards = await catalogue.cards(page.ordinals)
  const items = cards.map((card) => showCard(index, market, card))
  const min = moneyOrNull(market, answer.priceMin)
  const max = moneyOrNull(market, answer.priceMax)
  const nextCursor = page.next && writeCursor({ sort, market: query.market }, page.next)
  return (
    `{"items":[${items.join(',')}],"total":${answer.total},"facets":${query.facets === 'true' ? answer.facetsJson : 'null'},` +
    `"priceRange":${JSON.stringify(min && max && { min, max })},"nextCursor":${JSON.stringify(nextCursor)},"corrected":${JSON.stringify(found?.corrected ?? null)}}`
  )
}

const UNKNOWN = -1

export function filterOf(index: CatalogueIndex, query: ProductQuery, candidates: Int32Array | null): Filter {
  const { facets, tree } = index
  const chosen = new Map<number, Set<number>>()
  const choose = (name: number, value: number) => chosen.set(name, (chosen.get(name) ?? new Set()).add(value))
  for (const text of query.franchise ?? []) choose(FRANCHISE, valueNumber(facets, FRANCHISE, text))
  for (const text of query.age ?? []) choose(AGE, valueNumber(facets, AGE, text))
  for (const text of query.attribute ?? []) {
    const { name, value } = readAttribute(index, text)
    choose(name, value)
  }
  if (chosen.size > MAX_CHOSEN) throw problem(400, 'bad-input', `At most ${MAX_CHOSEN} filters can be combined.`)
  const states = (query.availability ?? []).map((state) => STATES.indexOf(state as (typeof STATES)[number]))
  return {
    market: marketNumber(query.market),
    candidates,
    category: query.category === undefined ? null : (tree.bySlug.get(query.category)?.ordinal ?? UNKNOWN),
    chosen: [...chosen].sort(([a], [b]) => a - b).map(([name, values]) => ({ name, values: [...values].sort((a, b) => a - b) })),
    // A state that does not exist is a bit that no product has.
    availability: [...new Set(states.map((state) => (state < 0 ? STATES.length : state)))].sort((a, b) => a - b),
    priceMin: query.priceMin ?? null,
    priceMax: query.priceMax ?? null,
  }
}

/** `Name:Value`, where both may contain colons: the first split that names a known attribute counts. */
function readAttribute({ facets }: CatalogueIndex, text: string): { name: number; value: number } {
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) {
    const name = attributeNumber(facets, text.slice(0, at))
    const value = name < 0 ? UNKNOWN : valueNumber(facets, name, text.slice(at + 1))
    if (value >= 0) return { name, value }
  }
  return { name: UNKNOWN, value: UNKNOWN }
}
