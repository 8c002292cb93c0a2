import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readCategories } from '#data/catalogue.ts'
import { findCategory } from '#features/catalogue/find-category.ts'
import { Listing } from '#features/listing/listing.tsx'
import { ListingHead } from '#features/listing/listing-head.tsx'
import { readListingState, type SearchParams } from '#features/listing/listing-url.ts'
import { loadListing } from '#features/listing/load-listing.ts'
import { NothingFits } from '#features/listing/nothing-fits.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { inLocale } from '#words/server.ts'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }

async function read(params: Props['params']) {
  const { market, locale } = await inLocale()
  const trail = findCategory(await readCategories(locale), (await params).slug)
  const category = trail.at(-1)
  if (!category) notFound()
  return { market, locale, trail, category }
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { category } = await read(params)
  const { t } = await inLocale('listing')
  return {
    title: category.name,
    description: t('categoryDescription', { name: category.name }),
    alternates: await alternates(`/c/${category.slug}`),
  }
}

export default async function CategoryPage({ params, searchParams }: Props) {
  const { market, locale, trail, category } = await read(params)
  const { t } = await inLocale('listing')
  const state = { ...readListingState(await searchParams), q: '' }
  const list = await loadListing(state, { market, locale, category: category.slug })
  const path = `/c/${category.slug}`
  const above = trail.slice(0, -1)
  const crumbs = above.map(({ name, slug }) => ({ name, href: `/c/${slug}` }))
  const parent = above.at(-1)
  const siblings = category.children.length > 0 ? category.children : (parent?.children ?? [])
  return (
    <>
      <ListingHead
        title={category.name}
        crumbs={crumbs}
        chapter={trail[0]?.slug ?? ''}
        places={{
          label: t('within', { name: parent && category.children.length === 0 ? parent.name : category.name }),
          current: category.slug,
          items: siblings,
        }}
      />
      <div className="page">
        <Listing list={list} state={state} path={path} empty={<NothingFits path={path} />} />
      </div>
    </>
  )
}
