import type { ProductList } from '@toyline/contracts'
import { DensitySwitch } from '@toyline/ui/goods/density-switch'
import type { ReactNode } from 'react'
import { PAGE_SIZE } from '#data/catalogue.ts'
import { inLocale } from '#words/server.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Link } from '../ui/link.tsx'
import { Chips } from './chips.tsx'
import { Facets } from './facets.tsx'
import { FilterForm } from './filter-form.tsx'
import { DENSITIES, type Density, filterCount, type ListingState, listingSearch, MOST_PAGES, withChoice } from './listing-url.ts'
import { ShowMore } from './show-more.tsx'
import { SortSelect } from './sort-select.tsx'

/** Pictures in the first row on a desktop; the first of them is what a visitor waits for. */
const FIRST_PICTURES = 2

type Props = {
  list: ProductList
  state: ListingState
  path: string
  /** Shown instead of products when nothing fits. */
  empty: ReactNode
}

export async function Listing({ list, state, path, empty }: Props) {
  const { t, to } = await inLocale('listing')
  const chosen = filterCount(state)
  const hasFilters = list.total > 0 || chosen > 0
  return (
    <div className={hasFilters ? 'mt-6 grid gap-x-10 gap-y-4 lg:grid-cols-[15rem_minmax(0,1fr)]' : 'mt-6'}>
      {hasFilters ? (
        <aside aria-label={t('filters')}>
          <details className="unfold">
            <summary className="button w-full lg:w-auto">{chosen > 0 ? t('filterChosen', { count: chosen }) : t('filter')}</summary>
            <div className="pt-2 lg:pt-0">
              <FilterForm path={to(path)} button={t('showResults')}>
                <Facets list={list} state={state} />
              </FilterForm>
            </div>
          </details>
        </aside>
      ) : null}
      <section aria-label={t('products')} id="results" className="min-w-0 transition-opacity aria-busy:opacity-50">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="num">
            {t('count', { count: list.total })}
          </p>
          {list.total > 1 ? (
            <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
              <SortBy state={state} path={path} />
              <Densities state={state} path={path} />
            </div>
          ) : null}
        </div>
        <div className="mb-5 empty:hidden">
          <Chips state={state} list={list} path={path} />
        </div>
        {list.items.length === 0 ? empty : <Grid list={list} density={state.density} />}
        <More list={list} state={state} path={path} />
      </section>
    </div>
  )
}

const ROWS: Record<Density, string> = {
  gallery: 'grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 xl:grid-cols-4',
  compact: 'grid gap-x-8 gap-y-6 md:grid-cols-2',
}

function Grid({ list, density }: { list: ProductList; density: Density }) {
  return (
    <ul className={ROWS[density]}>
      {list.items.map((product, index) => (
        <li key={product.id} className={index >= PAGE_SIZE ? '[contain-intrinsic-size:auto_30rem] [content-visibility:auto]' : undefined}>
          <ProductCard product={product} first={index < FIRST_PICTURES} density={density} />
        </li>
      ))}
    </ul>
  )
}

async function Densities({ state, path }: { state: ListingState; path: string }) {
  const { t } = await inLocale('listing')
  const choices = DENSITIES.map((density) => ({
    density,
    label: t(`density.${density}`),
    href: path + listingSearch({ ...state, density }),
  }))
  return <DensitySwitch label={t('density.label')} current={state.density} choices={choices} linkAs={Link} />
}

async function SortBy({ state, path }: { state: ListingState; path: string }) {
  const { t, to } = await inLocale('listing')
  const usual = state.q ? 'relevance' : 'featured'
  const options = [usual, 'price-asc', 'price-desc', 'newest', 'title'].map((value) => ({
    value,
    label: t(`order.${value as 'title'}`),
    href: to(path + listingSearch(withChoice(state, { sort: value === usual ? '' : value }))),
  }))
  const hidden = [...new URLSearchParams(listingSearch(withChoice(state, { sort: '' })))]
  return <SortSelect options={options} value={state.sort || usual} path={to(path)} hidden={hidden} label={t('sortBy')} button={t('sort')} />
}

async function More({ list, state, path }: { list: ProductList; state: ListingState; path: string }) {
  const { t, to } = await inLocale('listing')
  const skipped = state.from?.skipped ?? 0
  const shown = skipped + list.items.length
  if (list.items.length === 0 || (list.total <= PAGE_SIZE && !state.from)) return null
  const restart = path + listingSearch(withChoice(state, {}))
  return (
    <div className="mt-12 flex flex-col items-center gap-3">
      <p className="num text-ink-2 text-sm">
        {skipped > 0 ? t('shownFrom', { from: skipped + 1, shown, total: list.total }) : t('shown', { shown, total: list.total })}
      </p>
      {list.nextCursor && state.page < MOST_PAGES ? (
        <ShowMore
          href={to(path + listingSearch({ ...state, page: state.page + 1 }))}
          label={t('more', { count: Math.min(PAGE_SIZE, Math.max(1, list.total - shown)) })}
          shown={list.items.length}
        />
      ) : null}
      {list.nextCursor && state.page >= MOST_PAGES ? (
        <Link href={path + listingSearch({ ...state, page: 1, from: { skipped: shown, cursor: list.nextCursor } })} className="button">
          {t('next')}
        </Link>
      ) : null}
      {state.from ? (
        <Link href={restart} className="link text-sm">
          {t('restart')}
        </Link>
      ) : null}
    </div>
  )
}
