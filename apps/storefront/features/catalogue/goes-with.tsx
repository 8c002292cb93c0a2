import type { GoesWith as Found } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { Incomplete } from '../shell/incomplete.tsx'
import { ProductCard } from './product-card.tsx'

const SHOWN = 4

/** What goes with a toy, whose title it is told, or with what is in the cart; and in one line how the shop comes to say so. */
export async function GoesWith({ found, title }: { found: Found | null; title?: string }) {
  const { t } = await inLocale('catalogue')
  if (!found) return <Incomplete />
  const items = found.items.slice(0, SHOWN)
  if (items.length === 0) return null
  const basis = found.bought === 0 ? 'alike' : found.bought < items.length ? 'some' : 'all'
  const values = { title: title ?? '', count: found.bought }
  const why =
    title === undefined
      ? ({ all: 'cart', some: 'cartSome', alike: 'alike' } as const)
      : ({ all: 'toy', some: 'toySome', alike: 'alike' } as const)
  return (
    <section aria-labelledby="goes-with" className="mt-16">
      <h2 id="goes-with" className="text-2xl">
        {t(title === undefined ? 'goesWith.cartTitle' : 'goesWith.title')}
      </h2>
      <p className="mt-1 mb-5 text-ink-2">{t(`goesWith.${why[basis]}`, values)}</p>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4">
        {items.map((product) => (
          <li key={product.id}>
            <ProductCard product={product} headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}
