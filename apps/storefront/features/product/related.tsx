import type { ProductCard as Card } from '@toyline/contracts'
import { inLocale } from '#words/server.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Incomplete } from '../shell/incomplete.tsx'

export async function Related({ items }: { items: Card[] | null }) {
  const { t } = await inLocale('product')
  if (!items) return <Incomplete />
  if (items.length === 0) return null
  return (
    <section aria-labelledby="related" className="mt-16">
      <h2 id="related" className="mb-4 text-2xl">
        {t('related')}
      </h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4">
        {items.slice(0, 4).map((product) => (
          <li key={product.id}>
            <ProductCard product={product} headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}
