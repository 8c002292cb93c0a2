import { availabilityOf, best, type Sellable, STATES, stateOf } from './availability.ts'
import { type CategoryTree, categoryTree } from './category-tree.ts'
import { AGE, addAttributeName, addValue, type FacetValues, FRANCHISE, facetValues } from './facet-values.ts'
import type { IndexEntry } from './index-entry.ts'
import { type IntLists, intLists, listOf, roomFor, setList } from './int-lists.ts'
import { currencyOf, LOCATIONS, MARKET_IDS, MARKET_LOCATIONS } from './markets.ts'

/**
 * Every shown product in columns, by ordinal: what lists, filters, facet counts and sorting need, and nothing else. About 100
 * bytes a product and 100 a variant. PostgreSQL holds the truth; this can be thrown away and loaded again.
 */
export type CatalogueIndex = {
  /** Rises when an answer about which products match, or in which order, could differ. Quantities are not part of that. */
  version: number
  /** One more than the highest ordinal. */
  size: number
  shown: Uint8Array
  /** Ordinal of the deepest category; 0 for none. */
  category: Int32Array
  titles: string[]
  values: IntLists
  variants: IntLists
  /** By market: lowest price in minor units (0 for none), that variant's msrp and case pack, and the number of the availability state. */
  price: Int32Array[]
  msrp: Int32Array[]
  casePack: Int32Array[]
  state: Uint8Array[]
  facets: FacetValues
  tree: CategoryTree
  variant: VariantColumns
  /** Rises when prices, titles or the set of shown products change; sorted orders are kept per generation. */
  generation: number
}

/**
 * By variant ordinal; `product` is 0 for a variant that is not shown. Prices by market, stock by location. `smallest` is the
 * smallest order; `tiers` are minimum and price of each volume price in turn.
 */
export type VariantColumns = {
  product: Int32Array
  casePack: Int32Array
  smallest: Int32Array
  price: Int32Array[]
  msrp: Int32Array[]
  tiers: IntLists[]
  now: Int32Array[]
  total: Int32Array[]
}

const columns = (count: number) => Array.from({ length: count }, () => new Int32Array(1024))

export function catalogueIndex(): CatalogueIndex {
  return {
    version: 1,
    generation: 1,
    size: 0,
    shown: new Uint8Array(1024),
    category: new Int32Array(1024),
    titles: [],
    values: intLists(),
    variants: intLists(),
    price: columns(MARKET_IDS.length),
    msrp: columns(MARKET_IDS.length),
    casePack: columns(MARKET_IDS.length),
    state: MARKET_IDS.map(() => new Uint8Array(1024)),
    facets: facetValues(),
    tree: categoryTree([]),
    variant: {
      product: new Int32Array(1024),
      casePack: new Int32Array(1024),
      smallest: new Int32Array(1024),
      price: columns(MARKET_IDS.length),
      msrp: columns(MARKET_IDS.length),
      tiers: MARKET_IDS.map(intLists),
      now: columns(LOCATIONS.length),
      total: columns(LOCATIONS.length),
    },
  }
}

export function setTree(index: CatalogueIndex, tree: CategoryTree): void {
  index.tree = tree
  index.version++
}

/** Adds or replaces a product. Its variants' stock is what `putStock` last said, or none. */
export function putProduct(index: CatalogueIndex, ordinal: number, entry: IndexEntry): void {
  removeProduct(index, ordinal)
  makeRoom(index, ordinal)
  index.shown[ordinal] = 1
  index.category[ordinal] = entry.category
  index.titles[ordinal] = entry.title
  const values = entry.attributes.map(([name, text]) => addValue(index.facets, addAttributeName(index.facets, name), text))
  if (entry.franchise !== null) values.push(addValue(index.facets, FRANCHISE, entry.franchise))
  if (entry.age !== null) values.push(addValue(index.facets, AGE, entry.age))
  setList(index.values, ordinal, values)
  for (const value of values) addUsage(index, value, 1)
  for (const variant of entry.variants) putVariant(index, ordinal, variant)
  setList(
    index.variants,
    ordinal,
    entry.variants.map((variant) => variant.ordinal),
  )
  derivePrices(index, ordinal)
  deriveState(index, ordinal)
  index.generation++
  index.version++
}

/** Takes a product out of the shop. */
export function removeProduct(index: CatalogueIndex, ordinal: number): void {
  if (!index.shown[ordinal]) return
  index.shown[ordinal] = 0
  index.titles[ordinal] = ''
  for (const value of listOf(index.values, ordinal)) addUsage(index, value, -1)
  for (const variant of listOf(index.variants, ordinal)) index.variant.product[variant] = 0
  setList(index.values, ordinal, [])
  setList(index.variants, ordinal, [])
  index.generation++
  index.version++
}

/** Says what of a variant can be sold at a location. Stock of a location that no market is served from is ignored. */
export function putStock(index: CatalogueIndex, variant: number, location: string, { now, total }: Sellable): void {
  const at = LOCATIONS.indexOf(location)
  if (at < 0) return
  roomForVariant(index.variant, variant)
  ;(index.variant.now[at] as Int32Array)[variant] = now
  ;(index.variant.total[at] as Int32Array)[variant] = total
  const product = index.variant.product[variant] as number
  if (product > 0 && deriveState(index, product)) index.version++
}

/** Eaches of a variant that a market can be sold, over all its locations. */
export function sellableIn({ variant: { now, total } }: CatalogueIndex, variant: number, market: number): Sellable {
  const sum = { now: 0, total: 0 }
  for (const at of MARKET_LOCATIONS[market] as readonly number[]) {
    sum.now += (now[at] as Int32Array)[variant] ?? 0
    sum.total += (total[at] as Int32Array)[variant] ?? 0
  }
  return sum
}

/** Out of stock for a variant that the index does not know yet. */
export function variantAvailability(index: CatalogueIndex, variant: number, market: number) {
  return availabilityOf(sellableIn(index, variant, market), index.variant.casePack[variant] || 1)
}

export function productAvailability(index: CatalogueIndex, ordinal: number, market: number) {
  return best(Array.from(listOf(index.variants, ordinal), (variant) => variantAvailability(index, variant, market)))
}

function putVariant(
  { variant: columns }: CatalogueIndex,
  product: number,
  { ordinal, casePack, smallest = casePack, prices }: IndexEntry['variants'][number],
): void {
  roomForVariant(columns, ordinal)
  columns.product[ordinal] = product
  columns.casePack[ordinal] = casePack
  columns.smallest[ordinal] = smallest
  for (let market = 0; market < MARKET_IDS.length; market++) {
    const found = prices.find(([currency]) => currency === currencyOf(market))
    ;(columns.price[market] as Int32Array)[ordinal] = found?.[1] ?? 0
    ;(columns.msrp[market] as Int32Array)[ordinal] = found?.[2] ?? 0
    const tiers = columns.tiers[market] as IntLists
    // Most variants have none, and what is never set takes no room.
    if (found?.[3] || listOf(tiers, ordinal).length > 0) setList(tiers, ordinal, found?.[3] ?? [])
  }
}

/** What a card shows is one variant's: the cheapest, or the first where the market has no price. */
function derivePrices(index: CatalogueIndex, ordinal: number): void {
  const variants = listOf(index.variants, ordinal)
  for (let market = 0; market < MARKET_IDS.length; market++) {
    const prices = index.variant.price[market] as Int32Array
    let cheapest = 0
    for (const variant of variants) {
      const price = prices[variant] as number
      if (price > 0 && (cheapest === 0 || price < (prices[cheapest] as number))) cheapest = variant
    }
    ;(index.price[market] as Int32Array)[ordinal] = cheapest === 0 ? 0 : (prices[cheapest] as number)
    ;(index.msrp[market] as Int32Array)[ordinal] = cheapest === 0 ? 0 : ((index.variant.msrp[market] as Int32Array)[cheapest] as number)
    ;(index.casePack[market] as Int32Array)[ordinal] = index.variant.casePack[cheapest || (variants[0] ?? 0)] || 1
  }
}

/** @returns whether the product's availability in any market is another one now */
function deriveState(index: CatalogueIndex, ordinal: number): boolean {
  const { now, total, casePack } = index.variant
  const variants = listOf(index.variants, ordinal)
  let changed = false
  for (let market = 0; market < MARKET_IDS.length; market++) {
    let best = STATES.length - 1
    for (const variant of variants) {
      let nowHere = 0
      let totalHere = 0
      for (const at of MARKET_LOCATIONS[market] as readonly number[]) {
        nowHere += (now[at] as Int32Array)[variant] as number
        totalHere += (total[at] as Int32Array)[variant] as number
      }
      best = Math.min(best, stateOf(nowHere, totalHere, casePack[variant] as number))
    }
    const column = index.state[market] as Uint8Array
    changed ||= column[ordinal] !== best
    column[ordinal] = best
  }
  return changed
}

function addUsage({ facets: { usage } }: CatalogueIndex, value: number, by: number): void {
  usage[value] = (usage[value] as number) + by
}

function makeRoom(index: CatalogueIndex, ordinal: number): void {
  index.size = Math.max(index.size, ordinal + 1)
  const room = <A extends Int32Array | Uint8Array>(array: A) => roomFor(array, ordinal + 1)
  index.shown = room(index.shown)
  index.category = room(index.category)
  index.price = index.price.map(room)
  index.msrp = index.msrp.map(room)
  index.casePack = index.casePack.map(room)
  index.state = index.state.map(room)
}

function roomForVariant(columns: VariantColumns, ordinal: number): void {
  if (columns.product.length > ordinal) return
  const room = (array: Int32Array) => roomFor(array, ordinal + 1)
  columns.product = room(columns.product)
  columns.casePack = room(columns.casePack)
  columns.smallest = room(columns.smallest)
  columns.price = columns.price.map(room)
  columns.msrp = columns.msrp.map(room)
  columns.now = columns.now.map(room)
  columns.total = columns.total.map(room)
}
