import type { Market } from '@toyline/contracts'
import { readCategories, readRow } from '#data/catalogue.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Link } from '../ui/link.tsx'

const IDEAS = 4

/** A search without results still leads somewhere: single words of it, the chapters, what sells, a person. */
export async function NothingFound({ q, market }: { q: string; market: Market }) {
  const [categories, featured] = await Promise.all([
    readCategories(market.id).catch(() => []),
    readRow({ market: market.id, limit: IDEAS }).catch(() => null),
  ])
  const words = [...new Set(q.split(/\s+/))].filter((word) => word.length > 2)
  return (
    <div>
      <div className="prose">
        <p className="text-lg">We stock nothing that matches “{q}”. Check the spelling, or try fewer words.</p>
        {words.length > 1 ? (
          <p>
            Search for only{' '}
            {words.slice(0, 4).map((word, index) => (
              <span key={word}>
                {index > 0 ? ', ' : ''}
                <Link href={`/search?q=${encodeURIComponent(word)}`}>{word}</Link>
              </span>
            ))}
            .
          </p>
        ) : null}
        <p>
          Or look through{' '}
          {categories.map(({ slug, name }, index) => (
            <span key={slug}>
              {index > 0 ? ', ' : ''}
              <Link href={`/c/${slug}`}>{name}</Link>
            </span>
          ))}
          . If a customer asked you for it, <Link href="/help#contact">tell us</Link> and we will look into stocking it.
        </p>
      </div>
      {featured && featured.items.length > 0 ? (
        <section aria-labelledby="ideas" className="mt-10">
          <h2 id="ideas" className="mb-4 text-xl">
            From the front of the catalogue
          </h2>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4">
            {featured.items.map((product) => (
              <li key={product.id}>
                <ProductCard product={product} market={market} headingLevel={3} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
