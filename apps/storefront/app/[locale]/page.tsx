import type { Metadata } from 'next'
import { readCategories, readRow } from '#data/catalogue.ts'
import { readTerms } from '#data/terms.ts'
import { Home } from '#features/home/home.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { alternates: await alternates('/') }
}

/** Of the front of the catalogue the page shows the toys with the best margins. */
const FRONT = 48
const NEWEST = 4

export default async function HomePage() {
  const { market, locale } = await inLocale()
  const chapters = readCategories(locale).then((categories) =>
    Promise.all(
      categories.map(async (category) => {
        const { items } = await readRow({ category: category.slug, sort: 'featured', limit: 2 }, locale)
        return { category, toys: items }
      }),
    ),
  )
  const [front, newest, terms] = await Promise.all([
    readRow({ sort: 'featured', limit: FRONT }, locale),
    readRow({ sort: 'newest', limit: NEWEST }, locale),
    readTerms(market.id),
  ])
  return <Home chapters={await chapters} front={front.items} total={front.total} newest={newest.items} terms={terms} />
}
