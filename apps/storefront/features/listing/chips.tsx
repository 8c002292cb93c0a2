import type { ProductList } from '@toyline/contracts'
import { CURRENCIES } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import type { Words } from '#words/words.ts'
import { CloseIcon } from '../shell/icons.tsx'
import { Link } from '../ui/link.tsx'
import { facetName, valueName } from './facet-words.ts'
import { CHOICES, type Choice, type ListingState, listingSearch, NOTHING_CHOSEN, withChoice } from './listing-url.ts'

/** Facets whose values say without a name what they are. */
const SELF_EVIDENT: readonly string[] = ['type', 'franchise', 'age', 'availability', 'inStock', 'collection'] satisfies Choice[]

type Chip = { label: string; without: ListingState }

/** What was chosen, each with a way to take it back. */
export async function Chips({ state, list, path }: { state: ListingState; list: ProductList; path: string }) {
  const { t, market, money } = await inLocale('listing')
  const chips = filterChips(t, state, list)
  if (state.min !== null || state.max !== null) {
    const price = (major: number) => money({ amount: Math.round(major * 10 ** CURRENCIES[market.currency]), currency: market.currency })
    const parts = [
      state.min !== null && t('price.from', { min: price(state.min) }),
      state.max !== null && t('price.to', { max: price(state.max) }),
    ]
    chips.push({ label: parts.filter(Boolean).join(' '), without: withChoice(state, { min: null, max: null }) })
  }
  if (chips.length === 0) return null
  const none = withChoice(state, NOTHING_CHOSEN)
  return (
    <ul aria-label={t('chosen')} className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <Link
            href={path + listingSearch(without)}
            scroll={false}
            aria-label={t('remove', { filter: label })}
            className="flex min-h-9 items-center gap-1 rounded-sm border border-line-strong bg-card pr-1.5 pl-3 text-sm no-underline hover:bg-sunken"
          >
            {label}
            <CloseIcon />
          </Link>
        </li>
      ))}
      <li>
        <Link href={path + listingSearch(none)} scroll={false} className="link inline-flex min-h-9 items-center px-1 text-sm">
          {t('clear')}
        </Link>
      </li>
    </ul>
  )
}

function filterChips(t: Words<'listing'>, state: ListingState, list: ProductList): Chip[] {
  return CHOICES.flatMap((name) =>
    state[name].map((value) => ({
      label: chipLabel(t, list, name, value),
      without: withChoice(state, { [name]: state[name].filter((other) => other !== value) }),
    })),
  )
}

function chipLabel(t: Words<'listing'>, list: ProductList, name: string, value: string): string {
  const [facetId, facetValue] = name === 'attribute' ? splitOnce(value) : [name, value]
  const facet = list.facets?.find((one) => one.name === facetId)
  const found = facet?.values.find((one) => one.value === facetValue) ?? { value: facetValue, label: facetValue }
  const label = valueName(t, facetId, found)
  return SELF_EVIDENT.includes(name) ? label : `${facetName(t, facet ?? { name: facetId, label: facetId })}: ${label}`
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf(':')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
