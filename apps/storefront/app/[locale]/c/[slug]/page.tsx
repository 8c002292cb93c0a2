import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readCategories } from '#data/catalogue.ts'
import { findCategory } from '#features/catalogue/find-category.ts'
import { groundClass } from '#features/catalogue/ground.ts'
import { Listing } from '#features/listing/listing.tsx'
import { readListingState, type SearchParams } from '#features/listing/listing-url.ts'
import { loadListing } from '#features/listing/load-listing.ts'
import { NothingFits } from '#features/listing/nothing-fits.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { Breadcrumbs } from '#features/shell/breadcrumbs.tsx'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<SearchParams> }

async function read(params: Props['params']) {
  const { market } = await inLocale()
  const trail = findCategory(await readCategories(market.id), (await params).slug)
  const category = trail.at(-1)
  if (!category) notFound()
  return { market, trail, category }
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
  const { market, trail, category } = await read(params)
  const { t } = await inLocale('listing')
  const state = { ...readListingState(await searchParams), q: '' }
  const list = await loadListing(state, market, { category: category.slug })
  const path = `/c/${category.slug}`
  const above = trail.slice(0, -1)
  const crumbs = above.map(({ name, slug }) => ({ name, href: `/c/${slug}` }))
  const parent = above.at(-1)
  const siblings = category.children.length > 0 ? category.children : (parent?.children ?? [])
  return (
    <>
      <div className={`ground ${groundClass(trail[0]?.slug)}`}>
        <div className="page pt-4 pb-5">
          <Breadcrumbs crumbs={crumbs} />
          <h1 className="mt-1 text-3xl sm:text-4xl">{category.name}</h1>
          {siblings.length > 0 ? (
            <nav
              aria-label={t('within', { name: parent && category.children.length === 0 ? parent.name : category.name })}
              className="-mx-1 mt-3"
            >
              <ul className="flex flex-wrap gap-x-1 gap-y-1">
                {siblings.map(({ slug, name, count }) => (
                  <li key={slug}>
                    <Link
                      href={`/c/${slug}`}
                      aria-current={slug === category.slug ? 'page' : undefined}
                      className="flex min-h-9 items-center gap-1.5 rounded-sm px-2 no-underline hover:underline aria-[current]:bg-ink aria-[current]:text-paper"
                    >
                      {name} <span className="num text-ink-2 text-sm">{count}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
        </div>
      </div>
      <div className="page">
        <Listing list={list} state={state} path={path} empty={<NothingFits path={path} />} />
      </div>
    </>
  )
}
