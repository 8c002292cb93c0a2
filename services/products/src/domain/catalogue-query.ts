import type { CatalogueIndex } from './catalogue-index.ts'

/** What to look for. Numbers are those of the index; -1 stands for something no product has. */
export type Filter = {
  market: number
  /** Found by a search, most relevant first; null for the whole catalogue. */
  candidates: Int32Array | null
  /** Ordinal; products of the categories below it match too. */
  category: number | null
  /** One entry per facet; a product matches when it has any of the values. At most MAX_CHOSEN. */
  chosen: readonly { name: number; values: readonly number[] }[]
  /** Numbers of availability states; empty for any. */
  availability: readonly number[]
  /** Minor units, inclusive. */
  priceMin: number | null
  priceMax: number | null
}

/**
 * Which products match, and what would match after one more choice. `of...` count products that match all but their own facet:
 * for a facet without a choice that is the total after choosing; where values are chosen already, one more value adds its own.
 */
export type Matches = {
  total: number
  /** One bit per ordinal. */
  bits: Uint32Array
  /** By value: matching products, and products that fail only the value's own facet. */
  ofValue: Int32Array
  missedValue: Int32Array
  /** By category ordinal, choosing it instead of the present one; not rolled up. */
  ofCategory: Int32Array
  ofState: Int32Array
  missedState: Int32Array
  /** Lowest and highest price without the price limits; 0 where nothing has a price. */
  priceMin: number
  priceMax: number
}

export const MAX_CHOSEN = 24
const CATEGORY = 1 << 24
const STATE = 1 << 25
const PRICE = 1 << 26

/** One pass over the products (or candidates): each is asked what it fails, and counts where it fails at most one thing. */
export function match(index: CatalogueIndex, filter: Filter): Matches {
  const { market, candidates, category, chosen, availability } = filter
  const { shown, category: categories, facets, tree } = index
  const { pool, start, length } = index.values
  const prices = index.price[market] as Int32Array
  const states = index.state[market] as Uint8Array
  const priceMin = filter.priceMin ?? 0
  const priceMax = filter.priceMax ?? Number.MAX_SAFE_INTEGER
  const limitsPrice = filter.priceMin !== null || filter.priceMax !== null
  const enter = category === null ? 0 : (tree.enter[category] ?? 0)
  const exit = category === null ? 0 : (tree.exit[category] ?? 0)
  const stateMask = availability.reduce((mask, state) => mask | (1 << state), 0)
  const { wanted, dimension } = dimensionsOf(index, chosen)
  const found: Matches = {
    total: 0,
    bits: new Uint32Array((index.size >> 5) + 1),
    ofValue: new Int32Array(facets.texts.length),
    missedValue: new Int32Array(facets.texts.length),
    ofCategory: new Int32Array(tree.enter.length),
    ofState: new Int32Array(4),
    missedState: new Int32Array(4),
    priceMin: 0,
    priceMax: 0,
  }
  const { bits, ofValue, missedValue, ofCategory, ofState, missedState } = found
  const enterOf = tree.enter
  const nameOf = facets.nameOf
  let total = 0
  let lowest = 0
  let highest = 0
  const count = candidates ? candidates.length : index.size
  for (let i = 0; i < count; i++) {
    const p = candidates ? (candidates[i] as number) : i
    if (shown[p] !== 1) continue
    const ownCategory = categories[p] as number
    const price = prices[p] as number
    const state = states[p] as number
    const first = start[p] as number
    const end = first + (length[p] as number)
    let missing = wanted
    if (wanted !== 0) for (let at = first; at < end; at++) missing &= ~(dimension[pool[at] as number] as number)
    if (category !== null) {
      const place = enterOf[ownCategory] ?? 0
      if (place < enter || place >= exit) missing |= CATEGORY
    }
    if (stateMask !== 0 && (stateMask & (1 << state)) === 0) missing |= STATE
    if (limitsPrice && (price === 0 || price < priceMin || price > priceMax)) missing |= PRICE
    if (missing === 0) {
      bits[p >> 5] = (bits[p >> 5] as number) | (1 << (p & 31))
      total++
      ofState[state] = (ofState[state] as number) + 1
      for (let at = first; at < end; at++) {
        const value = pool[at] as number
        ofValue[value] = (ofValue[value] as number) + 1
      }
    } else if ((missing & (missing - 1)) !== 0) continue
    else if (missing === STATE) missedState[state] = (missedState[state] as number) + 1
    else if (missing < CATEGORY) {
      const name = chosen[31 - Math.clz32(missing)]?.name
      for (let at = first; at < end; at++) {
        const value = pool[at] as number
        if (nameOf[value] === name) missedValue[value] = (missedValue[value] as number) + 1
      }
      continue
    }
    if (missing === 0 || missing === CATEGORY) ofCategory[ownCategory] = (ofCategory[ownCategory] as number) + 1
    if (price > 0 && (missing === 0 || missing === PRICE)) {
      if (lowest === 0 || price < lowest) lowest = price
      if (price > highest) highest = price
    }
  }
  return { ...found, total, priceMin: lowest, priceMax: highest }
}

/** A bit per facet with a choice, and by value the bit of the facet that having it satisfies. */
function dimensionsOf(index: CatalogueIndex, chosen: Filter['chosen']): { wanted: number; dimension: Int32Array } {
  const dimension = new Int32Array(chosen.length > 0 ? index.facets.texts.length : 0)
  let wanted = 0
  for (const [at, { values }] of chosen.entries()) {
    wanted |= 1 << at
    for (const value of values) if (value >= 0) dimension[value] = 1 << at
  }
  return { wanted, dimension }
}

export function isMatch({ bits }: Pick<Matches, 'bits'>, ordinal: number): boolean {
  return (((bits[ordinal >> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1
}
