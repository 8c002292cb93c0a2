import type { ProductQuery } from '@toyline/contracts'
import { problem } from '@toyline/http/problem'
import { STATES } from '../domain/availability.ts'
import type { CatalogueIndex } from '../domain/catalogue-index.ts'
import { attributeNumber, BUILT_IN, builtIn, valueNumber } from '../domain/facet-values.ts'
import { type Filter, MAX_CHOSEN } from '../domain/filter.ts'
import { marketNumber } from '../domain/markets.ts'
import { MARGIN_STEPS, PRICE_STEPS, rangesOf, type Steps } from '../domain/ranges.ts'

const UNKNOWN = -1
const DAY_MS = 86_400_000
/** Days from today for which it is counted what arrives by then. */
const HORIZONS = [14, 30, 60, 90]

/**
 * What a query looks for, in numbers of the index.
 * @param today days since 1970
 * Error: 400 `bad-input` for more facets at once than can be answered.
 */
export function readFilter(
  index: CatalogueIndex,
  query: ProductQuery,
  { candidates, today }: { candidates: Int32Array | null; today: number },
): Filter {
  const { facets, tree } = index
  const market = marketNumber(query.market)
  const chosen = new Map<number, Set<number>>()
  const choose = (name: number, value: number) => chosen.set(name, (chosen.get(name) ?? new Set()).add(value))
  for (const name of BUILT_IN) for (const text of query[name] ?? []) choose(builtIn(name), valueNumber(facets, builtIn(name), text))
  for (const text of query.attribute ?? []) {
    const { name, value } = readAttribute(index, text)
    choose(name, value)
  }
  if (chosen.size > MAX_CHOSEN) throw problem(400, 'bad-input', `At most ${MAX_CHOSEN} filters can be combined.`)
  const arrivesBy = query.arrivesBefore === undefined ? null : Math.floor(Date.parse(query.arrivesBefore) / DAY_MS)
  const days = index.expecting[market] === 0 ? [] : HORIZONS.map((day) => today + day)
  return {
    market,
    candidates,
    category: query.category === undefined ? null : (tree.bySlug.get(query.category)?.ordinal ?? UNKNOWN),
    chosen: [...chosen].sort(([a], [b]) => a - b).map(([name, values]) => ({ name, values: inOrder(values) })),
    availability: codesOf(query.availability, STATES),
    priceRanges: codesOf(query.price, codes(PRICE_STEPS)),
    marginRanges: codesOf(query.margin, codes(MARGIN_STEPS)),
    inStock: query.inStock === 'true',
    arrivesBy,
    horizons: inOrder(arrivesBy === null ? days : [...days, arrivesBy]),
    priceMin: query.priceMin ?? null,
    priceMax: query.priceMax ?? null,
  }
}

const codes = (steps: Steps) => rangesOf(steps).map(({ code }) => code)

/** Each once, ascending, so that the same question in another order is the same question. */
function inOrder(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b)
}

/** The places of texts in a list of codes; a text that is none of them has a number that no product has. */
function codesOf(texts: readonly string[] | undefined, known: readonly string[]): number[] {
  return inOrder((texts ?? []).map((text) => (known.includes(text) ? known.indexOf(text) : known.length)))
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
