import type { ProductCard as Card, Market } from '@toyline/contracts'
import { ProductCard } from '../catalogue/product-card.tsx'

export function Related({ items, market }: { items: Card[]; market: Market }) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="related" className="mt-16">
      <h2 id="related" className="mb-4 text-2xl">
        Goes with it on the shelf
      </h2>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 md:grid-cols-3 lg:grid-cols-4">
        {items.slice(0, 4).map((product) => (
          <li key={product.id}>
            <ProductCard product={product} market={market} headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}
