/** Facets of which several values can be chosen, each in a field of its name; `attribute` holds those of the catalogue as `Name:Value`. */
export const CHOICES = [
  'type',
  'franchise',
  'age',
  'size',
  'material',
  'certification',
  'warning',
  'margin',
  'casePack',
  'availability',
  'inStock',
  'collection',
  'attribute',
] as const
export type Choice = (typeof CHOICES)[number]
const isChoice = (name: string): name is Choice => CHOICES.some((choice) => choice === name)

export const DENSITIES = ['gallery', 'compact', 'sheet'] as const
export type Density = (typeof DENSITIES)[number]

/** The state of a listing as its address says it. Everything a visitor chose is in here and nowhere else. */
export type ListingState = Record<Choice, string[]> & {
  q: string
  /** Major units, as typed. */
  min: number | null
  max: number | null
  sort: string
  density: Density
  /** How many pages are shown, from the start or from `from`. */
  page: number
  /** Where a long listing goes on: how many products came before, and the API's own cursor. */
  from: { skipped: number; cursor: string } | null
}

export type SearchParams = Record<string, string | string[] | undefined>

export const SORTS = ['featured', 'relevance', 'price-asc', 'price-desc', 'newest', 'title'] as const
/** More than this on one page helps nobody; after it the listing goes on at a page of its own. */
export const MOST_PAGES = 10
const MOST_VALUES = 50

export function readListingState(params: SearchParams): ListingState {
  const page = Math.trunc(Number(one(params.page)))
  return {
    q: (one(params.q) ?? '').trim().slice(0, 200),
    ...choicesIn(params),
    min: amount(one(params.min)),
    max: amount(one(params.max)),
    sort: SORTS.find((sort) => sort === one(params.sort)) ?? '',
    density: DENSITIES.find((density) => density === one(params.density)) ?? 'gallery',
    page: page >= 1 ? Math.min(page, MOST_PAGES) : 1,
    from: readFrom(one(params.from)),
  }
}

/** The query string of a state, in one fixed order, so that the same listing has one address. */
export function listingSearch(state: ListingState): string {
  const search = new URLSearchParams()
  if (state.q) search.set('q', state.q)
  for (const name of CHOICES) for (const value of [...state[name]].sort()) search.append(name, value)
  if (state.min !== null) search.set('min', String(state.min))
  if (state.max !== null) search.set('max', String(state.max))
  if (state.sort) search.set('sort', state.sort)
  if (state.density !== 'gallery') search.set('density', state.density)
  if (state.from) search.set('from', `${state.from.skipped}.${state.from.cursor}`)
  if (state.page > 1) search.set('page', String(state.page))
  const text = search.toString()
  return text ? `?${text}` : ''
}

/** A changed choice starts the listing again. */
export function withChoice(state: ListingState, change: Partial<ListingState>): ListingState {
  return { ...state, page: 1, from: null, ...change }
}

/** What the form of the filters says; the search words and the sort order are fields of it as well. */
export function stateOfForm(data: FormData): ListingState {
  const params: SearchParams = {}
  for (const name of new Set(data.keys())) params[name] = data.getAll(name).filter((value) => typeof value === 'string')
  return { ...readListingState(params), page: 1, from: null }
}

/** Which field of the address a facet of the API fills, and with what. */
export function facetField(facet: string, value: string): { name: Choice; value: string } {
  if (isChoice(facet)) return { name: facet, value }
  return { name: 'attribute', value: `${facet}:${value}` }
}

export function filterCount(state: ListingState): number {
  const { min, max } = state
  return CHOICES.reduce((sum, name) => sum + state[name].length, 0) + (min === null && max === null ? 0 : 1)
}

export const NOTHING_CHOSEN: Pick<ListingState, Choice | 'min' | 'max'> = { ...choicesIn({}), min: null, max: null }

function choicesIn(params: SearchParams): Record<Choice, string[]> {
  const choices = Object.fromEntries(CHOICES.map((name) => [name, several(params[name])])) as Record<Choice, string[]>
  return { ...choices, attribute: choices.attribute.filter((pair) => pair.includes(':')) }
}

function one(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

function several(value: string | string[] | undefined): string[] {
  const all = Array.isArray(value) ? value : value === undefined ? [] : [value]
  return [...new Set(all)].filter((text) => text !== '' && text.length <= 200).slice(0, MOST_VALUES)
}

function amount(text: string | undefined): number | null {
  if (text === undefined || text.trim() === '') return null
  const value = Number(text.trim().replace(',', '.'))
  return Number.isFinite(value) && value >= 0 && value < 1_000_000 ? Math.round(value * 100) / 100 : null
}

function readFrom(text: string | undefined): ListingState['from'] {
  const found = /^(\d{1,9})\.(.{1,400})$/.exec(text ?? '')
  return found?.[1] && found[2] ? { skipped: Number(found[1]), cursor: found[2] } : null
}
