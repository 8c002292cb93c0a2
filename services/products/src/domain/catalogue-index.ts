import { type Language, ORIGINAL_LANGUAGE, TRANSLATED_LANGUAGES, type TranslatedLanguage } from '@toyline/contracts'
import { availabilityOf, best, dayOf, type Sellable } from './availability.ts'
import { type CategoryTree, categoryTree } from './category-tree.ts'
import { countTrade, derivePrices, deriveTrade } from './derive-product.ts'
import { entryValues } from './entry-values.ts'
import { type FacetValues, facetValues } from './facet-values.ts'
import type { IndexEntry } from './index-entry.ts'
import { type IntLists, intLists, listOf, roomFor, setList } from './int-lists.ts'
import { currencyOf, LOCATIONS, MARKET_IDS, MARKET_LOCATIONS } from './markets.ts'
import { type Profiles, profileOf, profiles, setProfile } from './profiles.ts'
import { stateIn, TRADE_CODES } from './trade.ts'

/**
 * Every shown product in columns, by ordinal: what lists, filters, facet counts and sorting need, and nothing else. About 120
 * bytes a product and 110 a variant. PostgreSQL holds the truth; this can be thrown away and loaded again.
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
  /** By language: titles as they sort there, of the products that are written in it. */
  titlesIn: Record<TranslatedLanguage, Map<number, string>>
  /** By language: what categories and facets are called there, by the original word. */
  labels: Labels
  /** Facet values: those that few products share in lists, the others in sets (what it is; how large it is and comes). */
  values: IntLists
  kind: Profiles
  measure: Profiles
  variants: IntLists
  /** By market: lowest price in minor units (0 for none), that variant's msrp and case pack. */
  price: Int32Array[]
  msrp: Int32Array[]
  casePack: Int32Array[]
  /** By market: availability, price and margin (see trade.ts), and how many shown products have each such number. */
  trade: Uint16Array[]
  tradeUsage: Int32Array[]
  /** By market: the first day on which something of it is expected, in days since 1970; 0 for none. */
  arrival: Uint16Array[]
  /** By market: of how many products something is expected. */
  expecting: number[]
  facets: FacetValues
  tree: CategoryTree
  variant: VariantColumns
  /** Rises when prices, titles or the set of shown products change; sorted orders are kept per generation. */
  generation: number
}

export type Labels = Record<TranslatedLanguage, ReadonlyMap<string, string>>

/**
 * By variant ordinal; `product` is 0 for a variant that is not shown. Prices by market, stock and
 * expected arrivals by location. `smallest` is the smallest order; `tiers` are minimum and price of each volume price in turn.
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
  due: Uint16Array[]
}

/** What of a variant can be sold at a location, and when more is expected there (days since 1970, 0 for never). */
export type Stock = Sellable & { due: number }

const byLanguage = <T>(make: () => T) =>
  Object.fromEntries(TRANSLATED_LANGUAGES.map((language) => [language, make()])) as Record<TranslatedLanguage, T>
const columns = (count: number, length = 1024) => Array.from({ length: count }, () => new Int32Array(length))
const days = (count: number) => Array.from({ length: count }, () => new Uint16Array(1024))

export function catalogueIndex(): CatalogueIndex {
  return {
    version: 1,
    generation: 1,
    size: 0,
    shown: new Uint8Array(1024),
    category: new Int32Array(1024),
    titles: [],
    titlesIn: byLanguage(() => new Map()),
    labels: byLanguage(() => new Map()),
    values: intLists(),
    kind: profiles(),
    measure: profiles(),
    variants: intLists(),
    price: columns(MARKET_IDS.length),
    msrp: columns(MARKET_IDS.length),
    casePack: columns(MARKET_IDS.length),
    trade: days(MARKET_IDS.length),
    tradeUsage: columns(MARKET_IDS.length, TRADE_CODES),
    arrival: days(MARKET_IDS.length),
    expecting: MARKET_IDS.map(() => 0),
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
      due: days(LOCATIONS.length),
    },
  }
}

export function setTree(index: CatalogueIndex, tree: CategoryTree): void {
  index.tree = tree
  index.version++
}

export function setLabels(
  index: CatalogueIndex,
  labels: readonly { language: TranslatedLanguage; term: string; translation: string }[],
): void {
  const found = byLanguage(() => new Map<string, string>())
  for (const { language, term, translation } of labels) found[language].set(term, translation)
  index.labels = found
  index.version++
}

/** What a word of the catalogue is called in a language. */
export function labelOf({ labels }: Pick<CatalogueIndex, 'labels'>, language: Language, word: string): string {
  return (language === ORIGINAL_LANGUAGE ? undefined : labels[language].get(word)) ?? word
}

/** The language in which a product is shown to whoever reads this one. */
export function shownLanguage({ titlesIn }: CatalogueIndex, ordinal: number, language: Language): Language {
  return language !== ORIGINAL_LANGUAGE && titlesIn[language].has(ordinal) ? language : ORIGINAL_LANGUAGE
}

/** As it sorts in the language, or in the original where it has none there. */
export function titleIn({ titles, titlesIn }: CatalogueIndex, ordinal: number, language: Language): string {
  return (language === ORIGINAL_LANGUAGE ? undefined : titlesIn[language].get(ordinal)) ?? (titles[ordinal] as string)
}

/** Adds or replaces a product. Its variants' stock is what `putStock` last said, or none. */
export function putProduct(index: CatalogueIndex, ordinal: number, entry: IndexEntry): void {
  removeProduct(index, ordinal)
  makeRoom(index, ordinal)
  index.shown[ordinal] = 1
  index.category[ordinal] = entry.category
  index.titles[ordinal] = entry.title
  for (const language of TRANSLATED_LANGUAGES) {
    const title = entry.titles?.[language]
    if (title !== undefined) index.titlesIn[language].set(ordinal, title)
  }
  const { values, kind, measure } = entryValues(index.facets, entry)
  setList(index.values, ordinal, values)
  setProfile(index.kind, ordinal, kind)
  setProfile(index.measure, ordinal, measure)
  for (const value of [...values, ...kind, ...measure]) addUsage(index, value, 1)
  for (const variant of entry.variants) putVariant(index, ordinal, variant)
  setList(
    index.variants,
    ordinal,
    entry.variants.map((variant) => variant.ordinal),
  )
  derivePrices(index, ordinal)
  deriveTrade(index, ordinal)
  index.generation++
  index.version++
}

/** Takes a product out of the shop. */
export function removeProduct(index: CatalogueIndex, ordinal: number): void {
  if (!index.shown[ordinal]) return
  index.shown[ordinal] = 0
  index.titles[ordinal] = ''
  for (const language of TRANSLATED_LANGUAGES) index.titlesIn[language].delete(ordinal)
  for (const value of valuesOf(index, ordinal)) addUsage(index, value, -1)
  for (let market = 0; market < MARKET_IDS.length; market++) countTrade(index, market, ordinal, -1)
  for (const variant of listOf(index.variants, ordinal)) index.variant.product[variant] = 0
  setList(index.values, ordinal, [])
  setProfile(index.kind, ordinal, [])
  setProfile(index.measure, ordinal, [])
  setList(index.variants, ordinal, [])
  index.generation++
  index.version++
}

/** Says what of a variant can be sold at a location. Stock of a location that no market is served from is ignored. */
export function putStock(index: CatalogueIndex, variant: number, location: string, { now, total, due }: Stock): void {
  const at = LOCATIONS.indexOf(location)
  if (at < 0) return
  roomForVariant(index.variant, variant)
  ;(index.variant.now[at] as Int32Array)[variant] = now
  ;(index.variant.total[at] as Int32Array)[variant] = total
  ;(index.variant.due[at] as Uint16Array)[variant] = due
  const product = index.variant.product[variant] as number
  if (product === 0) return
  for (let market = 0; market < MARKET_IDS.length; market++) countTrade(index, market, product, -1)
  if (deriveTrade(index, product)) index.version++
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
  return availabilityOf(sellableIn(index, variant, market), index.variant.casePack[variant] || 1, dayOf(firstDue(index, variant, market)))
}

function firstDue({ variant: { due } }: CatalogueIndex, variant: number, market: number): number {
  let first = 0
  for (const at of MARKET_LOCATIONS[market] as readonly number[]) {
    const day = (due[at] as Uint16Array)[variant] ?? 0
    if (day > 0 && (first === 0 || day < first)) first = day
  }
  return first
}

/** The number in STATES of a product's availability. */
export function productState(index: CatalogueIndex, ordinal: number, market: number): number {
  return stateIn((index.trade[market] as Uint16Array)[ordinal] as number)
}

/** All facet values of a product. */
export function valuesOf(index: CatalogueIndex, ordinal: number): number[] {
  return [...listOf(index.values, ordinal), ...profileOf(index.kind, ordinal), ...profileOf(index.measure, ordinal)]
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

function addUsage({ facets: { usage } }: CatalogueIndex, value: number, by: number): void {
  usage[value] = (usage[value] as number) + by
}

function makeRoom(index: CatalogueIndex, ordinal: number): void {
  index.size = Math.max(index.size, ordinal + 1)
  const room = <A extends Int32Array | Uint16Array | Uint8Array>(array: A) => roomFor(array, ordinal + 1)
  index.shown = room(index.shown)
  index.category = room(index.category)
  index.price = index.price.map(room)
  index.msrp = index.msrp.map(room)
  index.casePack = index.casePack.map(room)
  index.trade = index.trade.map(room)
  index.arrival = index.arrival.map(room)
}

function roomForVariant(columns: VariantColumns, ordinal: number): void {
  if (columns.product.length > ordinal) return
  const room = <A extends Int32Array | Uint16Array>(array: A) => roomFor(array, ordinal + 1)
  columns.product = room(columns.product)
  columns.casePack = room(columns.casePack)
  columns.smallest = room(columns.smallest)
  columns.price = columns.price.map(room)
  columns.msrp = columns.msrp.map(room)
  columns.now = columns.now.map(room)
  columns.total = columns.total.map(room)
  columns.due = columns.due.map(room)
}
