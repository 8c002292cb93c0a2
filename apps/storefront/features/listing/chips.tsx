import type { ProductList } from '@toyline/contracts'
import { CURRENCIES } from '@toyline/contracts'
import { Chips as ChipRow } from '@toyline/ui/goods/chips'
import { inLocale } from '#words/server.ts'
import { type FacetHand, facetName, valueName } from './facet-words.ts'
import { CHOICES, type Choice, type ListingState, listingSearch, NOTHING_CHOSEN, withChoice } from './listing-url.ts'
import { StayLink } from './stay-link.tsx'

/** Facets whose values say without a name what they are. */
const SELF_EVIDENT: readonly string[] = ['type', 'franchise', 'age', 'availability', 'inStock', 'collection'] satisfies Choice[]

type Taken = { label: string; without: ListingState }

/** What was chosen, each with a way to take it back. */
export async function Chips({ state, list, path }: { state: ListingState; list: ProductList; path: string }) {
  const { t, market, money, ...formats } = await inLocale('listing')
  const taken = takenFilters({ ...formats, t, money, currency: market.currency }, state, list)
  if (state.min !== null || state.max !== null) {
    const price = (major: number) => money({ amount: Math.round(major * 10 ** CURRENCIES[market.currency]), currency: market.currency })
    const parts = [
      state.min !== null && t('price.from', { min: price(state.min) }),
      state.max !== null && t('price.to', { max: price(state.max) }),
    ]
    taken.push({ label: parts.filter(Boolean).join(' '), without: withChoice(state, { min: null, max: null }) })
  }
  const chips = taken.map(({ label, without }) => ({ label, href: path + listingSearch(without), remove: t('remove', { filter: label }) }))
  const clear = { label: t('clear'), href: path + listingSearch(withChoice(state, NOTHING_CHOSEN)) }
  return <ChipRow label={t('chosen')} chips={chips} clear={clear} linkAs={StayLink} />
}

function takenFilters(hand: FacetHand, state: ListingState, list: ProductList): Taken[] {
  return CHOICES.flatMap((name) =>
    state[name].map((value) => ({
      label: chipLabel(hand, list, name, value),
      without: withChoice(state, { [name]: state[name].filter((other) => other !== value) }),
    })),
  )
}

function chipLabel(hand: FacetHand, list: ProductList, name: string, value: string): string {
  const [facetId, facetValue] = name === 'attribute' ? splitOnce(value) : [name, value]
  const facet = list.facets?.find((one) => one.name === facetId)
  const found = facet?.values.find((one) => one.value === facetValue) ?? { value: facetValue, label: facetValue }
  const label = valueName(hand, facetId, found)
  return SELF_EVIDENT.includes(name) ? label : `${facetName(hand, facet ?? { name: facetId, label: facetId })}: ${label}`
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf(':')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
