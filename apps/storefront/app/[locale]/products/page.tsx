import type { Metadata } from 'next'
import { Listing } from '#features/listing/listing.tsx'
import { readListingState, type SearchParams } from '#features/listing/listing-url.ts'
import { loadListing } from '#features/listing/load-listing.ts'
import { NothingFits } from '#features/listing/nothing-fits.tsx'
import { Breadcrumbs } from '#features/shell/breadcrumbs.tsx'
import { inLocale } from '#words/server.ts'

export const metadata: Metadata = {
  title: 'All toys',
  description: 'Every Microsoft-branded toy and plush that we stock, with wholesale price, margin and case pack.',
  alternates: { canonical: '/products' },
}

export default async function ProductsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const state = { ...readListingState(await searchParams), q: '' }
  const { market } = await inLocale()
  const list = await loadListing(state, market)
  return (
    <div className="page pt-5">
      <Breadcrumbs />
      <h1 className="mt-1 text-3xl">All toys</h1>
      <Listing list={list} state={state} market={market} path="/products" empty={<NothingFits path="/products" />} />
    </div>
  )
}
