import { FACETS, type Facet, type FacetKey, formatMoney, type Language } from '@toyline/contracts'
import { STATES } from './availability.ts'
import { type CatalogueIndex, labelOf } from './catalogue-index.ts'
import type { Matches } from './catalogue-query.ts'
import { type CategoryNode, rollUp } from './category-tree.ts'
import { CODE_LABELS } from './code-labels.ts'
import { BUILT_IN, type BuiltIn, builtIn } from './facet-values.ts'
import type { Filter } from './filter.ts'
import { currencyOf, MARKET_LIST } from './markets.ts'
import { MARGIN_STEPS, PRICE_STEPS, type Range, rangesOf, SIZE_STEPS } from './ranges.ts'
import { marginRangeIn, priceRangeIn, stateIn } from './trade.ts'

/** Bounds of one reply; chosen values are always in it. */
const MAX_VALUES = 40
const MAX_ATTRIBUTES = 12

const STATE_LABELS = ['In stock', 'Low stock', 'On backorder', 'Out of stock']
const byNumber = new Intl.Collator('en', { numeric: true })
/** Facets whose values have an order of their own; the others show first what most products have. */
const ORDERED: readonly string[] = ['age', 'size', 'casePack'] satisfies BuiltIn[]
const DAY_MS = 86_400_000
const LOW = STATES.indexOf('low')

type Value = Facet['values'][number]
type Asked = { index: CatalogueIndex; language: Language; filter: Filter; matches: Matches; valuesByName: number[][] }

/**
 * Facets with true counts: beside each value stands the total after choosing it. Values keep their place while counts change.
 * Attributes come only where some product that could be chosen has them. Words of the catalogue are labelled in the language; what
 * they are chosen by is the same in all.
 */
export function facetsOf(index: CatalogueIndex, filter: Filter, matches: Matches, language: Language): Facet[] {
  const { names, nameOf, usage, texts } = index.facets
  const valuesByName: number[][] = names.map(() => [])
  for (let value = 0; value < texts.length; value++) if ((usage[value] as number) > 0) valuesByName[nameOf[value] as number]?.push(value)
  const asked: Asked = { index, language, filter, matches, valuesByName }
  const house = FACETS.map(
    ({ key, label, labelKey, kind, unit }): Facet => ({ name: key, kind, label, labelKey, unit, values: VALUES[key](asked) }),
  )
  return [...house.filter(({ values }) => values.length > 0), ...attributeFacets(asked)]
}

const listed = (name: BuiltIn) => (asked: Asked) => listedValues(asked, builtIn(name))
const translated = (name: BuiltIn) => (asked: Asked) => translatedValues(asked, builtIn(name))
const coded = (name: keyof typeof CODE_LABELS) => (asked: Asked) => {
  const labels: Record<string, string> = CODE_LABELS[name]
  return listedValues(asked, builtIn(name)).map((one) => ({ ...one, label: labels[one.value] ?? one.label }))
}

const VALUES: Record<FacetKey, (asked: Asked) => Value[]> = {
  category: categoryValues,
  type: translated('type'),
  franchise: listed('franchise'),
  age: listed('age'),
  size: (asked) => {
    const ranges = new Map(rangesOf(SIZE_STEPS).map((range) => [range.code, range]))
    return listedValues(asked, builtIn('size')).map((value) => ranged(ranges.get(value.value) as Range, value.count, (cm) => `${cm} cm`))
  },
  material: coded('material'),
  certification: coded('certification'),
  warning: coded('warning'),
  price: (asked) => {
    const { market } = asked.filter
    const money = (amount: number) => formatMoney({ amount, currency: currencyOf(market) }, MARKET_LIST[market]?.locale)
    return tradeRanges(asked, 'price', rangesOf(PRICE_STEPS), priceRangeIn, money)
  },
  margin: (asked) => tradeRanges(asked, 'margin', rangesOf(MARGIN_STEPS), marginRangeIn, (percent) => `${percent}%`),
  casePack: listed('casePack'),
  availability: (asked) =>
    STATES.map((value, state) => ({
      value,
      label: STATE_LABELS[state] as string,
      count: countTrades(asked, 'availability', asked.filter.availability.length > 0, (code) => stateIn(code) === state),
    })),
  // Whoever chose it sees only what is in stock, so that this is then the total.
  inStock: ({ matches }) => [{ value: 'true', label: 'In stock now', count: sumOf(matches.ofTrade, (code) => stateIn(code) <= LOW) }],
  arrivesBefore: ({ filter, matches }) =>
    filter.horizons.map((day, at) => {
      const value = new Date(day * DAY_MS).toISOString().slice(0, 10)
      return { value, label: value, count: matches.ofHorizon[at] as number }
    }),
  collection: coded('collection'),
}

function listedValues({ index, filter, matches, valuesByName }: Asked, name: number): Value[] {
  const { usage, texts, names } = index.facets
  const found = filter.chosen.find((one) => one.name === name)
  const chosen = found && new Set(found.values)
  const label = (value: number) => texts[value] as string
  const common = (value: number) => (ORDERED.includes(names[name] as string) && name < BUILT_IN.length ? 0 : (usage[value] as number))
  const sorted = (valuesByName[name] ?? []).toSorted((a, b) => common(b) - common(a) || byNumber.compare(label(a), label(b)))
  return sorted
    .filter((value, at) => at < MAX_VALUES || chosen?.has(value))
    .map((value) => ({
      value: label(value),
      label: label(value),
      count: chosen ? matches.total + (matches.missedValue[value] as number) : (matches.ofValue[value] as number),
    }))
}

function translatedValues(asked: Asked, name: number): Value[] {
  return listedValues(asked, name).map((one) => ({ ...one, label: labelOf(asked.index, asked.language, one.value) }))
}

/** The ranges in which the market has anything at all. */
function tradeRanges(
  asked: Asked,
  facet: 'price' | 'margin',
  ranges: Range[],
  rangeIn: (code: number) => number,
  words: (at: number) => string,
): Value[] {
  const chosen = asked.filter[facet === 'price' ? 'priceRanges' : 'marginRanges'].length > 0
  const usage = asked.index.tradeUsage[asked.filter.market] as Int32Array
  const used = new Set<number>()
  for (let code = 0; code < usage.length; code++) if ((usage[code] as number) > 0) used.add(rangeIn(code))
  return ranges.flatMap((range, at) =>
    used.has(at)
      ? [
          ranged(
            range,
            countTrades(asked, facet, chosen, (code) => rangeIn(code) === at),
            words,
          ),
        ]
      : [],
  )
}

function countTrades(asked: Asked, facet: keyof Matches['missedTrade'], chosen: boolean, fits: (code: number) => boolean): number {
  const { ofTrade, missedTrade, total } = asked.matches
  return chosen ? total + sumOf(missedTrade[facet], fits) : sumOf(ofTrade, fits)
}

function sumOf(counts: Int32Array, fits: (code: number) => boolean): number {
  let sum = 0
  for (let code = 0; code < counts.length; code++) if ((counts[code] as number) > 0 && fits(code)) sum += counts[code] as number
  return sum
}

function ranged({ code, from, to }: Range, count: number, words: (at: number) => string): Value {
  const label = to === null ? `${words(from)} and more` : from === 0 ? `Under ${words(to)}` : `${words(from)} to ${words(to)}`
  return { value: code, label, count, from, to }
}

/** Options and attributes of the catalogue: chosen ones first, then those that most products have. */
function attributeFacets(asked: Asked): Facet[] {
  const { index, language, filter, matches, valuesByName } = asked
  const { names, usage } = index.facets
  const chosen = new Set(filter.chosen.map(({ name }) => name))
  const reach = (name: number) => (valuesByName[name] ?? []).reduce((sum, value) => sum + (usage[value] as number), 0)
  return names
    .map((_, name) => name)
    .slice(BUILT_IN.length)
    .filter((name) => chosen.has(name) || (valuesByName[name] ?? []).some((value) => (matches.ofValue[value] as number) > 0))
    .sort((a, b) => Number(chosen.has(b)) - Number(chosen.has(a)) || reach(b) - reach(a) || a - b)
    .slice(0, MAX_ATTRIBUTES)
    .map((name) => ({
      name: names[name] as string,
      kind: 'text',
      label: labelOf(index, language, names[name] as string),
      labelKey: null,
      unit: null,
      values: translatedValues(asked, name),
    }))
}

/** The roots, and around the chosen category its ancestors, siblings and children. */
function categoryValues({ index, language, filter: { category }, matches }: Asked): Value[] {
  const { tree } = index
  const counts = rollUp(tree, matches.ofCategory.slice())
  const shown: CategoryNode[] = []
  const add = (parent: number) => {
    for (const node of tree.children.get(parent) ?? []) {
      shown.push(node)
      if (path.has(node.ordinal)) add(node.ordinal)
    }
  }
  const path = new Set<number>()
  for (let at = category ?? 0; at > 0 && !path.has(at); at = tree.parent[at] ?? 0) path.add(at)
  add(0)
  return shown.map(({ slug, name, ordinal }) => ({ value: slug, label: labelOf(index, language, name), count: counts[ordinal] as number }))
}
