import type { ProductList } from '@toyline/contracts'
import { CloseIcon } from '../shell/icons.tsx'
import { Link } from '../ui/link.tsx'
import { type ListingState, listingSearch, withChoice } from './listing-url.ts'

type Chip = { label: string; without: ListingState }

/** What was chosen, each with a way to take it back. */
export function Chips({ state, list, path, currency }: { state: ListingState; list: ProductList; path: string; currency: string }) {
  const chips = chipsOf(state, list, currency)
  if (chips.length === 0) return null
  const none = withChoice(state, { franchise: [], age: [], availability: [], attribute: [], min: null, max: null })
  return (
    <ul aria-label="Chosen filters" className="flex flex-wrap items-center gap-2">
      {chips.map(({ label, without }) => (
        <li key={label}>
          <Link
            href={path + listingSearch(without)}
            scroll={false}
            aria-label={`Remove filter ${label}`}
            className="flex min-h-9 items-center gap-1 rounded-sm border border-line-strong bg-card pr-1.5 pl-3 text-sm no-underline hover:bg-sunken"
          >
            {label}
            <CloseIcon />
          </Link>
        </li>
      ))}
      <li>
        <Link href={path + listingSearch(none)} scroll={false} className="link inline-flex min-h-9 items-center px-1 text-sm">
          Clear all
        </Link>
      </li>
    </ul>
  )
}

function chipsOf(state: ListingState, list: ProductList, currency: string): Chip[] {
  const chips: Chip[] = []
  for (const name of ['franchise', 'age', 'availability', 'attribute'] as const)
    for (const value of state[name]) {
      const without = withChoice(state, { [name]: state[name].filter((other) => other !== value) })
      chips.push({ label: labelOf(list, name, value), without })
    }
  if (state.min !== null || state.max !== null) {
    const label = [state.min !== null && `from ${currency} ${state.min}`, state.max !== null && `to ${currency} ${state.max}`]
    chips.push({ label: label.filter(Boolean).join(' '), without: withChoice(state, { min: null, max: null }) })
  }
  return chips
}

function labelOf(list: ProductList, name: string, value: string): string {
  const [facetName, facetValue] = name === 'attribute' ? splitOnce(value) : [name, value]
  const facet = list.facets?.find((one) => one.name === facetName)
  const label = facet?.values.find((one) => one.value === facetValue)?.label ?? facetValue
  return name === 'age' ? `Ages ${label}` : name === 'attribute' ? `${facet?.label ?? facetName}: ${label}` : label
}

function splitOnce(pair: string): [string, string] {
  const at = pair.indexOf(':')
  return [pair.slice(0, at), pair.slice(at + 1)]
}
