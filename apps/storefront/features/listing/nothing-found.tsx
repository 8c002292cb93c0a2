import { Fragment } from 'react'
import { readCategories, readRow } from '#data/catalogue.ts'
import { inLocale } from '#words/server.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Link } from '../ui/link.tsx'

const IDEAS = 4
const MOST_WORDS = 4

/** A search without results still leads somewhere: single words of it, the chapters, what sells, a person. */
export async function NothingFound({ q }: { q: string }) {
  const { t, market } = await inLocale('search')
  const [categories, featured] = await Promise.all([
    readCategories(market.id).catch(() => []),
    readRow({ market: market.id, limit: IDEAS }).catch(() => null),
  ])
  const words = [...new Set(q.split(/\s+/))].filter((word) => word.length > 2)
  return (
    <div>
      <div className="prose">
        <p className="text-lg">{t('nothing', { q })}</p>
        {words.length > 1 ? (
          <p>
            {t.rich('only', {
              words: () => <LinkRow links={words.slice(0, MOST_WORDS).map((word) => [word, `/search?q=${encodeURIComponent(word)}`])} />,
            })}
          </p>
        ) : null}
        <p>
          {t.rich('look', {
            categories: () => <LinkRow links={categories.map(({ slug, name }) => [name, `/c/${slug}`])} />,
            contact: (inside) => <Link href="/help#contact">{inside}</Link>,
          })}
        </p>
      </div>
      {featured && featured.items.length > 0 ? (
        <section aria-labelledby="ideas" className="mt-10">
          <h2 id="ideas" className="mb-4 text-xl">
            {t('ideas')}
          </h2>
          <ul className="grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4">
            {featured.items.map((product) => (
              <li key={product.id}>
                <ProductCard product={product} headingLevel={3} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

function LinkRow({ links }: { links: [name: string, href: string][] }) {
  return links.map(([name, href], index) => (
    <Fragment key={href}>
      {index > 0 ? ', ' : ''}
      <Link href={href}>{name}</Link>
    </Fragment>
  ))
}
