import type { Metadata } from 'next'
import { Listing } from '#features/listing/listing.tsx'
import { ListingHead } from '#features/listing/listing-head.tsx'
import { filterCount, readListingState, type SearchParams } from '#features/listing/listing-url.ts'
import { loadListing } from '#features/listing/load-listing.ts'
import { NothingFits } from '#features/listing/nothing-fits.tsx'
import { NothingFound } from '#features/listing/nothing-found.tsx'
import { inLocale } from '#words/server.ts'

type Props = { searchParams: Promise<SearchParams> }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { q } = readListingState(await searchParams)
  const { t } = await inLocale('search')
  return { title: q ? t('titleFor', { q }) : t('title'), robots: { index: false, follow: true } }
}

export default async function SearchPage({ searchParams }: Props) {
  const state = readListingState(await searchParams)
  const { t, market, locale } = await inLocale('search')
  const { t: listing } = await inLocale('listing')
  const list = await loadListing(state, { market, locale })
  const path = '/search'
  const back = state.q ? `${path}?q=${encodeURIComponent(state.q)}` : path
  return (
    <>
      <ListingHead title={state.q ? t('results', { q: state.q }) : listing('title')}>
        {list.corrected ? (
          <p className="mt-2">{t.rich('corrected', { word: list.corrected, strong: (inside) => <strong>{inside}</strong> })}</p>
        ) : null}
      </ListingHead>
      <div className="page">
        <Listing
          list={list}
          state={state}
          path={path}
          empty={filterCount(state) > 0 ? <NothingFits path={back} /> : <NothingFound q={state.q} />}
        />
      </div>
    </>
  )
}
