import type { ProductList } from '@toyline/contracts'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { DensitySwitch } from '@toyline/ui/goods/density-switch'
import type { ReactNode } from 'react'
import { PAGE_SIZE } from '#data/catalogue.ts'
import { inLocale } from '#words/server.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Link } from '../ui/link.tsx'
import { Chips } from './chips.tsx'
import { Facets } from './facets.tsx'
import { FilterForm } from './filter-form.tsx'
import { HalfList } from './half-list.tsx'
import { KeepPlace } from './keep-place.tsx'
import { DENSITIES, filterCount, type ListingState, listingSearch, MOST_PAGES, withChoice } from './listing-url.ts'
import { OrderSheet } from './order-sheet.tsx'
import { sheetRows, sheetWords } from './sheet-rows.tsx'
import { ShowMore } from './show-more.tsx'
import { SortSelect } from './sort-select.tsx'
import { StayLink } from './stay-link.tsx'

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
      <KeepPlace />
      <section aria-label={t('products')} id="results" className="min-w-0 transition-opacity aria-busy:opacity-50">
        <div className="mb-5 flex flex-wrap items-center justify-between gap-3">
          <p role="status" className="num">
            {t('count', { count: list.total })}
          </p>
          {list.total > 1 ? (
            // On a phone on a line of its own, also while only its beginning has come.
            <div className="flex min-w-0 max-w-full flex-wrap items-center gap-x-6 gap-y-3 max-sm:basis-full">
              <SortBy list={list} state={state} path={path} />
              <Densities state={state} path={path} />
            </div>
          ) : null}
        </div>
        <div className="mb-5 empty:hidden">
          <Chips state={state} list={list} path={path} />
        </div>
        {list.items.length === 0 ? empty : <Products list={list} state={state} path={path} />}
        <More list={list} state={state} path={path} />
      </section>
    </div>
  )
}

const ROWS = {
  gallery: 'grid grid-cols-2 gap-x-4 gap-y-10 md:grid-cols-3 xl:grid-cols-4',
  compact: 'grid gap-x-8',
}

async function Products({ list, state, path }: Pick<Props, 'list' | 'state' | 'path'>) {
  const { to } = await inLocale()
  const { density } = state
  if (density === 'sheet') return <Sheet list={list} />
  const first = list.items.length - laterCount(list, state)
  return (
    <HalfList address={to(path + listingSearch(state))} className={ROWS[density]}>
      {list.items.map((product, index) => (
        <li key={product.id} className={index < first ? undefined : 'later'}>
          <ProductCard product={product} first={index < FIRST_PICTURES} density={density} />
        </li>
      ))}
    </HalfList>
  )
}

/** How many products at the end of the last page a phone leaves for later. */
function laterCount({ items }: ProductList, { density, page }: ListingState): number {
  return density === 'sheet' ? 0 : Math.max(0, items.length - (page - 1) * PAGE_SIZE - PAGE_SIZE / 2)
}

async function Sheet({ list }: { list: ProductList }) {
  const { t } = await inLocale('sheet')
  const [rows, words] = await Promise.all([sheetRows(list.items), sheetWords(list.items)])
  return (
    <>
      <p className="mb-3 text-ink-2 text-sm">{t('hint')}</p>
      <OrderSheet caption={t('caption')} rows={rows} {...words} />
    </>
  )
}

async function Densities({ state, path }: { state: ListingState; path: string }) {
  const { t } = await inLocale('listing')
  const choices = DENSITIES.map((density) => ({
    density,
    label: t(`density.${density}`),
    href: path + listingSearch({ ...state, density }),
  }))
  return <DensitySwitch label={t('density.label')} current={state.density} choices={choices} linkAs={StayLink} />
}

async function SortBy({ list, state, path }: { list: ProductList; state: ListingState; path: string }) {
  const { t, to } = await inLocale('listing')
  const usual = state.q ? 'relevance' : 'featured'
  const byPrice = list.priceRange ? ['price-asc', 'price-desc'] : []
  const options = [usual, ...byPrice, 'newest', 'title'].map((value) => ({
    value,
    label: t(`order.${value as 'title'}`),
    href: to(path + listingSearch(withChoice(state, { sort: value === usual ? '' : value }))),
  }))
  const hidden = [...new URLSearchParams(listingSearch(withChoice(state, { sort: '' })))]
  return (
    <SortSelect
      label={t('sortBy')}
      name="sort"
      value={state.sort || usual}
      options={options}
      submit={t('sort')}
      hidden={hidden}
      action={to(path)}
    />
  )
}

async function More({ list, state, path }: { list: ProductList; state: ListingState; path: string }) {
  const { t, to } = await inLocale('listing')
  const skipped = state.from?.skipped ?? 0
  const shown = skipped + list.items.length
  if (list.items.length === 0 || (list.total <= PAGE_SIZE && !state.from)) return null
  const isLong = list.nextCursor !== null && state.page >= MOST_PAGES
  const next = list.nextCursor && !isLong ? to(path + listingSearch({ ...state, page: state.page + 1 })) : undefined
  const later = laterCount(list, state)
  const left = Math.max(1, list.total - shown)
  const more = (count: number) => t('more', { count })
  const status = (upTo: number) =>
    skipped > 0 ? t('shownFrom', { from: skipped + 1, shown: upTo, total: list.total }) : t('shown', { shown: upTo, total: list.total })
  return (
    <>
      <ShowMore
        address={to(path + listingSearch(state))}
        href={next}
        label={more(Math.min(PAGE_SIZE, left))}
        phoneLabel={more(Math.min(state.density === 'sheet' ? PAGE_SIZE : PAGE_SIZE / 2, left))}
        status={status(shown)}
        shown={shown}
        total={list.total}
        later={later > 0 ? { count: later, label: more(later), status: status(shown - later) } : undefined}
      />
      <p className="mt-4 flex justify-center gap-6 empty:hidden">
        {isLong && list.nextCursor ? (
          <LinkButton linkAs={Link} href={path + listingSearch({ ...state, page: 1, from: { skipped: shown, cursor: list.nextCursor } })}>
            {t('next')}
          </LinkButton>
        ) : null}
        {state.from ? (
          <Link href={path + listingSearch(withChoice(state, {}))} className="link text-sm">
            {t('restart')}
          </Link>
        ) : null}
      </p>
    </>
  )
}
