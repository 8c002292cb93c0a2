import type { Market, ProductList } from '@toyline/contracts'
import type { ReactNode } from 'react'
import { PAGE_SIZE } from '#data/catalogue.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Link } from '../ui/link.tsx'
import { Chips } from './chips.tsx'
import { Facets } from './facets.tsx'
import { FilterForm } from './filter-form.tsx'
import { filterCount, type ListingState, listingSearch, MOST_PAGES, withChoice } from './listing-url.ts'
import { ShowMore } from './show-more.tsx'
import { SortSelect } from './sort-select.tsx'

/** Pictures in the first row on a desktop; the first of them is what a visitor waits for. */
const FIRST_PICTURES = 2

type Props = {
  list: ProductList
  state: ListingState
  market: Market
  path: string
  /** Links to the chapters below this one. */
  branches?: ReactNode
  /** Shown instead of products when nothing fits. */
  empty: ReactNode
}

export function Listing({ list, state, market, path, branches, empty }: Props) {
  const chosen = filterCount(state)
  const hasFilters = list.total > 0 || chosen > 0
  return (
    <div className={hasFilters ? 'mt-6 grid gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]' : 'mt-6'}>
      {hasFilters ? (
        <aside aria-label="Filters">
          {branches}
          <details className="unfold">
            <summary className="button w-full lg:w-auto">Filter{chosen > 0 ? ` (${chosen} chosen)` : ''}</summary>
            <div className="pt-2 lg:pt-0">
              <FilterForm path={path}>
                <Facets list={list} state={state} market={market} />
              </FilterForm>
            </div>
          </details>
        </aside>
      ) : null}
      <section aria-label="Products" id="results" className="min-w-0 transition-opacity aria-busy:opacity-50">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="num">
            {list.total.toLocaleString('en')} {list.total === 1 ? 'product' : 'products'}
          </p>
          {list.total > 1 ? <SortBy state={state} path={path} /> : null}
        </div>
        <div className="mb-5 empty:hidden">
          <Chips state={state} list={list} path={path} currency={market.currency} />
        </div>
        {list.items.length === 0 ? empty : <Grid list={list} market={market} />}
        <More list={list} state={state} path={path} />
      </section>
    </div>
  )
}

function Grid({ list, market }: { list: ProductList; market: Market }) {
  return (
    <ul className="grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 xl:grid-cols-4">
      {list.items.map((product, index) => (
        <li key={product.id} className={index >= PAGE_SIZE ? '[contain-intrinsic-size:auto_30rem] [content-visibility:auto]' : undefined}>
          <ProductCard product={product} market={market} first={index < FIRST_PICTURES} />
        </li>
      ))}
    </ul>
  )
}

function SortBy({ state, path }: { state: ListingState; path: string }) {
  const usual = state.q ? 'relevance' : 'featured'
  const names = [
    state.q ? ['relevance', 'Best match'] : ['featured', 'Featured'],
    ['price-asc', 'Price, low to high'],
    ['price-desc', 'Price, high to low'],
    ['newest', 'Newest'],
    ['title', 'Name, A to Z'],
  ] as const
  const options = names.map(([value, label]) => ({
    value,
    label,
    href: path + listingSearch(withChoice(state, { sort: value === usual ? '' : value })),
  }))
  const hidden = [...new URLSearchParams(listingSearch(withChoice(state, { sort: '' })))]
  return <SortSelect options={options} value={state.sort || usual} path={path} hidden={hidden} />
}

function More({ list, state, path }: { list: ProductList; state: ListingState; path: string }) {
  const skipped = state.from?.skipped ?? 0
  const shown = skipped + list.items.length
  if (list.items.length === 0 || (list.total <= PAGE_SIZE && !state.from)) return null
  const restart = path + listingSearch(withChoice(state, {}))
  return (
    <div className="mt-12 flex flex-col items-center gap-3">
      <p className="num text-ink-2 text-sm">
        {skipped > 0 ? `${(skipped + 1).toLocaleString('en')} to ` : ''}
        {shown.toLocaleString('en')} of {list.total.toLocaleString('en')} shown
      </p>
      {list.nextCursor && state.page < MOST_PAGES ? (
        <ShowMore
          href={path + listingSearch({ ...state, page: state.page + 1 })}
          label={`Show ${Math.min(PAGE_SIZE, Math.max(1, list.total - shown))} more`}
          shown={list.items.length}
        />
      ) : null}
      {list.nextCursor && state.page >= MOST_PAGES ? (
        <Link href={path + listingSearch({ ...state, page: 1, from: { skipped: shown, cursor: list.nextCursor } })} className="button">
          Next products
        </Link>
      ) : null}
      {state.from ? (
        <Link href={restart} className="link text-sm">
          Back to the first products
        </Link>
      ) : null}
    </div>
  )
}
