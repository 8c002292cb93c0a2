import type { Metadata } from 'next'
import { Listing } from '#features/listing/listing.tsx'
import { ListingHead } from '#features/listing/listing-head.tsx'
import { readListingState, type SearchParams } from '#features/listing/listing-url.ts'
import { loadListing } from '#features/listing/load-listing.ts'
import { NothingFits } from '#features/listing/nothing-fits.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('listing')
  return { title: t('title'), description: t('description'), alternates: await alternates('/products') }
}

export default async function ProductsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = { ...readListingState(await searchParams), q: '' }
  const { t, market, locale } = await inLocale('listing')
  const list = await loadListing(state, { market, locale })
  return (
    <>
      <ListingHead title={t('title')} />
      <div className="page">
        <Listing list={list} state={state} path="/products" empty={<NothingFits path="/products" />} />
      </div>
    </>
  )
}
