import type { Language, ProductSort } from '@toyline/contracts'
import { type CatalogueIndex, titleIn } from './catalogue-index.ts'
import { isMatch, type Matches } from './catalogue-query.ts'

/** Where the last page ended: the sort value and the ordinal of its last product. Survives any change of the catalogue. */
export type Position = { value: number | string; ordinal: number }
export type Page = { ordinals: number[]; next: Position | null }

/** A sequence of all products (or candidates), and where to go on after a position. */
type Sequence = {
  length: number
  at: (i: number) => number
  after: (position: Position) => number
  valueAt: (i: number) => number | string
}

/** Prices below 2^31 and ordinals below 2^22 fit one exact double, which sorts without a comparison function. */
const ORDINALS = 2 ** 22

/** The matching products after a position, in order; `next` is null on the last page. */
export function pageOf(
  index: CatalogueIndex,
  matches: Pick<Matches, 'bits'>,
  {
    sort,
    market,
    language,
    candidates,
    after,
    limit,
  }: {
    sort: ProductSort
    market: number
    language: Language
    candidates: Int32Array | null
    after: Position | null
    limit: number
  },
): Page {
  const sequence = sequenceOf(index, { sort, market, language }, candidates)
  const ordinals: number[] = []
  let last = -1
  for (let i = after ? sequence.after(after) : 0; i < sequence.length; i++) {
    const ordinal = sequence.at(i)
    if (!isMatch(matches, ordinal)) continue
    if (ordinals.length === limit) return { ordinals, next: { value: sequence.valueAt(last), ordinal: sequence.at(last) } }
    ordinals.push(ordinal)
    last = i
  }
  return { ordinals, next: null }
}

function sequenceOf(
  index: CatalogueIndex,
  { sort, market, language }: { sort: ProductSort; market: number; language: Language },
  candidates: Int32Array | null,
): Sequence {
  const { size } = index
  if (sort === 'relevance' && candidates) return byRelevance(candidates)
  // Ordinals are given in the order of the catalogue's file, which is how its owner wants it shown.
  if (sort === 'featured' || sort === 'relevance')
    return { length: size, at: (i) => i, after: ({ ordinal }) => ordinal + 1, valueAt: () => 0 }
  if (sort === 'newest') return { length: size, at: (i) => size - 1 - i, after: ({ ordinal }) => size - ordinal, valueAt: () => 0 }
  if (sort === 'title') return byTitle(index, language)
  return byPrice(index, market, sort === 'price-desc')
}

function byRelevance(candidates: Int32Array): Sequence {
  return {
    length: candidates.length,
    at: (i) => candidates[i] as number,
    // The ranking may have changed in between: go on behind the product, wherever it is now.
    after: ({ value, ordinal }) => {
      const place = Number(value)
      const found = candidates[place] === ordinal ? place : candidates.indexOf(ordinal)
      return (found < 0 ? place : found) + 1
    },
    valueAt: (i) => i,
  }
}

/** Both ways, products without a price come last. Equal prices follow ordinals upwards in one way, downwards in the other. */
function byPrice(index: CatalogueIndex, market: number, descending: boolean): Sequence {
  const { keys, ordinals, priced } = sorted(index).price(market)
  const turn = (i: number) => (descending && i < priced ? priced - 1 - i : i)
  return {
    length: keys.length,
    at: (i) => ordinals[turn(i)] as number,
    after: ({ value, ordinal }) => {
      const key = Number(value) * ORDINALS + ordinal
      if (!descending || Number(value) >= NO_PRICE) return firstAfter(keys.length, (i) => (keys[i] as number) > key)
      return priced - firstAfter(priced, (i) => (keys[i] as number) >= key)
    },
    valueAt: (i) => Math.floor((keys[turn(i)] as number) / ORDINALS),
  }
}

function byTitle(index: CatalogueIndex, language: Language): Sequence {
  const order = sorted(index).title(language)
  const title = (i: number) => titleIn(index, order[i] as number, language)
  return {
    length: order.length,
    at: (i) => order[i] as number,
    after: ({ value, ordinal }) =>
      firstAfter(order.length, (i) => title(i) > String(value) || (title(i) === value && (order[i] as number) > ordinal)),
    valueAt: title,
  }
}

/** The first place at which the test holds, given that it holds for all after that. */
function firstAfter(length: number, holds: (i: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Sorts behind every price. */
const NO_PRICE = 2 ** 31 - 1
type SortedPrices = { keys: Float64Array; ordinals: Int32Array; priced: number }
type Sorted = { generation: number; price: (market: number) => SortedPrices; title: (language: Language) => Int32Array }
const sortedOf = new WeakMap<CatalogueIndex, Sorted>()

/** Sorted orders, each made when it is first asked for in a generation of the index. */
function sorted(index: CatalogueIndex): Sorted {
  const known = sortedOf.get(index)
  if (known?.generation === index.generation) return known
  const prices: SortedPrices[] = []
  const titles: Partial<Record<Language, Int32Array>> = {}
  const made: Sorted = {
    generation: index.generation,
    price: (market) => (prices[market] ??= sortPrices(index, market)),
    title: (language) => (titles[language] ??= sortTitles(index, language)),
  }
  sortedOf.set(index, made)
  return made
}

function sortTitles(index: CatalogueIndex, language: Language): Int32Array {
  return shownOrdinals(index).sort((a, b) => compare(titleIn(index, a, language), titleIn(index, b, language)) || a - b)
}

function sortPrices(index: CatalogueIndex, market: number): SortedPrices {
  const prices = index.price[market] as Int32Array
  const keys = Float64Array.from(shownOrdinals(index), (ordinal) => (prices[ordinal] || NO_PRICE) * ORDINALS + ordinal).sort()
  return {
    keys,
    ordinals: Int32Array.from(keys, (key) => key % ORDINALS),
    priced: firstAfter(keys.length, (i) => (keys[i] as number) >= NO_PRICE * ORDINALS),
  }
}

function shownOrdinals({ shown, size }: CatalogueIndex): Int32Array {
  const ordinals = new Int32Array(size)
  let count = 0
  for (let p = 0; p < size; p++) if (shown[p] === 1) ordinals[count++] = p
  return ordinals.slice(0, count)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
