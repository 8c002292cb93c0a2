import { STATES } from './availability.ts'
import type { CatalogueIndex } from './catalogue-index.ts'
import type { Filter } from './filter.ts'
import type { Profiles } from './profiles.ts'
import { marginRangeIn, priceRangeIn, stateIn, TRADE_CODES } from './trade.ts'

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
  /** By trade code: matching products, and products that fail only what is chosen of one of the facets in it. */
  ofTrade: Int32Array
  missedTrade: Record<'availability' | 'price' | 'margin', Int32Array>
  /** By horizon: products in stock or expected by then, whatever day is chosen. */
  ofHorizon: Int32Array
  /** Lowest and highest price without the price limits; 0 where nothing has a price. */
  priceMin: number
  priceMax: number
}

const CATEGORY = 1 << 24
const PRICE_LIMITS = 1 << 25
const ARRIVAL = 1 << 26
/** What a trade code alone decides, from the lowest of its bits on. */
const TRADE = { availability: 1 << 27, price: 1 << 28, margin: 1 << 29, inStock: 1 << 30 } as const

/** One pass over the products (or candidates): each is asked what it fails, and counts where it fails at most one thing. */
export function match(index: CatalogueIndex, filter: Filter): Matches {
  const { market, candidates, category, chosen, arrivesBy, horizons } = filter
  const { shown, category: categories, facets, tree } = index
  const { pool, start, length } = index.values
  const prices = index.price[market] as Int32Array
  const trades = index.trade[market] as Uint16Array
  const arrivals = index.arrival[market] as Uint16Array
  const kinds = index.kind.of
  const measures = index.measure.of
  const priceMin = filter.priceMin ?? 0
  const priceMax = filter.priceMax ?? Number.MAX_SAFE_INTEGER
  const limitsPrice = filter.priceMin !== null || filter.priceMax !== null
  const enter = category === null ? 0 : (tree.enter[category] ?? 0)
  const exit = category === null ? 0 : (tree.exit[category] ?? 0)
  const { wanted, dimension } = dimensionsOf(index, chosen)
  const metByKind = metBy(index.kind, dimension)
  const metByMeasure = metBy(index.measure, dimension)
  const failedTrade = tradeFailures(filter)
  const found = nothingFound(index, filter)
  const { bits, ofValue, missedValue, ofCategory, ofTrade, missedTrade, ofHorizon } = found
  const missedByBit = [missedTrade.availability, missedTrade.price, missedTrade.margin]
  const ofKind = new Int32Array(index.kind.count)
  const ofMeasure = new Int32Array(index.measure.count)
  const missedKind = chosen.map(() => new Int32Array(index.kind.count))
  const missedMeasure = chosen.map(() => new Int32Array(index.measure.count))
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
    const trade = trades[p] as number
    const kind = kinds[p] as number
    const measure = measures[p] as number
    const first = start[p] as number
    const end = first + (length[p] as number)
    let missing = failedTrade[trade] as number
    if (wanted !== 0) {
      let unmet = wanted & ~(metByKind[kind] as number) & ~(metByMeasure[measure] as number)
      if (unmet !== 0) for (let at = first; at < end; at++) unmet &= ~(dimension[pool[at] as number] as number)
      missing |= unmet
    }
    if (category !== null) {
      const place = enterOf[ownCategory] ?? 0
      if (place < enter || place >= exit) missing |= CATEGORY
    }
    if (limitsPrice && (price === 0 || price < priceMin || price > priceMax)) missing |= PRICE_LIMITS
    const day = arrivals[p] as number
    const isHere = stateIn(trade) <= LOW
    if (arrivesBy !== null && !isHere && (day === 0 || day > arrivesBy)) missing |= ARRIVAL
    if (missing === 0) {
      bits[p >> 5] = (bits[p >> 5] as number) | (1 << (p & 31))
      total++
      ofTrade[trade] = (ofTrade[trade] as number) + 1
      ofKind[kind] = (ofKind[kind] as number) + 1
      ofMeasure[measure] = (ofMeasure[measure] as number) + 1
      for (let at = first; at < end; at++) {
        const value = pool[at] as number
        ofValue[value] = (ofValue[value] as number) + 1
      }
    } else if ((missing & (missing - 1)) !== 0) continue
    else if (missing < CATEGORY) {
      const which = 31 - Math.clz32(missing)
      const name = chosen[which]?.name
      addOne(missedKind[which] as Int32Array, kind)
      addOne(missedMeasure[which] as Int32Array, measure)
      for (let at = first; at < end; at++) if (nameOf[pool[at] as number] === name) addOne(missedValue, pool[at] as number)
      continue
    } else if (missing >= TRADE.availability) {
      const missed = missedByBit[31 - Math.clz32(missing) - FIRST_TRADE_BIT]
      if (missed) addOne(missed, trade)
      continue
    }
    if (missing === 0 || missing === CATEGORY) ofCategory[ownCategory] = (ofCategory[ownCategory] as number) + 1
    if (price > 0 && (missing === 0 || missing === PRICE_LIMITS)) {
      if (lowest === 0 || price < lowest) lowest = price
      if (price > highest) highest = price
    }
    if (missing === 0 || missing === ARRIVAL)
      for (let at = 0; at < horizons.length; at++) if (isHere || (day > 0 && day <= (horizons[at] as number))) addOne(ofHorizon, at)
  }
  spread(index.kind, ofKind, ofValue, nameOf)
  spread(index.measure, ofMeasure, ofValue, nameOf)
  for (const [at, { name }] of chosen.entries()) {
    if (name < 0) continue
    spread(index.kind, missedKind[at] as Int32Array, missedValue, nameOf, name)
    spread(index.measure, missedMeasure[at] as Int32Array, missedValue, nameOf, name)
  }
  return { ...found, total, priceMin: lowest, priceMax: highest }
}

const LOW = STATES.indexOf('low')
const FIRST_TRADE_BIT = 27

function addOne(counts: Int32Array, at: number): void {
  counts[at] = (counts[at] as number) + 1
}

/** Adds what was counted by set to each value of the set; only to those of one facet where `name` is given. */
function spread({ values: { pool, start, length } }: Profiles, counts: Int32Array, to: Int32Array, nameOf: Int32Array, name = -1): void {
  for (let set = 0; set < counts.length; set++) {
    const count = counts[set] as number
    if (count === 0) continue
    const first = start[set] as number
    const end = first + (length[set] as number)
    for (let at = first; at < end; at++) {
      const value = pool[at] as number
      if (name < 0 || nameOf[value] === name) to[value] = (to[value] as number) + count
    }
  }
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

/** By set: the bits of the facets that one of its values satisfies. */
function metBy(sets: Profiles, dimension: Int32Array): Int32Array {
  const met = new Int32Array(dimension.length > 0 ? sets.count : 0)
  const { pool, start, length } = sets.values
  for (let set = 0; set < met.length; set++) {
    const end = (start[set] as number) + (length[set] as number)
    for (let at = start[set] as number; at < end; at++) met[set] = (met[set] as number) | (dimension[pool[at] as number] as number)
  }
  return met
}

/** By trade code: the bits of what a product with it fails. */
function tradeFailures({ availability, priceRanges, marginRanges, inStock }: Filter): Int32Array {
  const failed = new Int32Array(TRADE_CODES)
  if (availability.length + priceRanges.length + marginRanges.length === 0 && !inStock) return failed
  for (let code = 0; code < TRADE_CODES; code++) {
    let bits = 0
    if (availability.length > 0 && !availability.includes(stateIn(code))) bits |= TRADE.availability
    if (priceRanges.length > 0 && !priceRanges.includes(priceRangeIn(code))) bits |= TRADE.price
    if (marginRanges.length > 0 && !marginRanges.includes(marginRangeIn(code))) bits |= TRADE.margin
    if (inStock && stateIn(code) > LOW) bits |= TRADE.inStock
    failed[code] = bits
  }
  return failed
}

function nothingFound({ size, facets, tree }: CatalogueIndex, { horizons }: Filter): Matches {
  const trade = () => new Int32Array(TRADE_CODES)
  return {
    total: 0,
    bits: new Uint32Array((size >> 5) + 1),
    ofValue: new Int32Array(facets.texts.length),
    missedValue: new Int32Array(facets.texts.length),
    ofCategory: new Int32Array(tree.enter.length),
    ofTrade: trade(),
    missedTrade: { availability: trade(), price: trade(), margin: trade() },
    ofHorizon: new Int32Array(horizons.length),
    priceMin: 0,
    priceMax: 0,
  }
}

export function isMatch({ bits }: Pick<Matches, 'bits'>, ordinal: number): boolean {
  return (((bits[ordinal >> 5] ?? 0) >>> (ordinal & 31)) & 1) === 1
}
