import type { Metadata } from 'next'
import { readCategories, readRow } from '#data/catalogue.ts'
import { Home } from '#features/pages/home.tsx'
import { alternates } from '#features/shell/alternates.ts'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { alternates: await alternates('/') }
}

const ROW = 8

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
  const [front, newest] = await Promise.all([
    readRow({ market: market.id, sort: 'featured', limit: ROW }),
    readRow({ market: market.id, sort: 'newest', limit: ROW }),
  ])
  return <Home chapters={await chapters} front={front} newest={newest.items} />
}
