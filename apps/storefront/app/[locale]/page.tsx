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
  const { market } = await inLocale()
  const chapters = readCategories(market.id).then((categories) =>
    Promise.all(
      categories.map(async (category) => {
        const { items } = await readRow({ market: market.id, category: category.slug, sort: 'featured', limit: 2 })
        return { category, toys: items }
      }),
    ),
  )
  const [front, newest, terms] = await Promise.all([
    readRow({ market: market.id, sort: 'featured', limit: FRONT }),
    readRow({ market: market.id, sort: 'newest', limit: NEWEST }),
    readTerms(market.id),
  ])
  return <Home chapters={await chapters} front={front.items} total={front.total} newest={newest.items} terms={terms} />
}
