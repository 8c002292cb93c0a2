import type { ProductCard as CardData, SearchHelp } from '@toyline/contracts'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { NothingFoundDrawing } from '@toyline/ui/drawings/nothing-found'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import type { ReactNode } from 'react'
import { readCategories, readRow, readSearchHelp } from '#data/catalogue.ts'
import { inLocale } from '#words/server.ts'
import { ProductCard } from '../catalogue/product-card.tsx'
import { Link } from '../ui/link.tsx'

const IDEAS = 4
const CATEGORIES = 3

/** A search without results still leads somewhere: what fits without one of its words, what others look for, the chapters, a person. */
export async function NothingFound({ q }: { q: string }) {
  const { t, locale } = await inLocale('search')
  const [categories, help] = await Promise.all([readCategories(locale).catch(() => []), readSearchHelp(q, locale)])
  const largest = categories.toSorted((a, b) => b.count - a.count).slice(0, CATEGORIES)
  const shorter = help?.shorter ?? []
  return (
    <div className="space-y-8">
      <EmptyState drawing={<NothingFoundDrawing />} title={<span className="[overflow-wrap:anywhere]">{t('nothing', { q })}</span>}>
        <p>{t('advice')}</p>
      </EmptyState>
      <Ways name={t('popular')}>
        {(help?.popular ?? []).map((search) => (
          <Link key={search} href={searchFor(search)} className="inline-flex min-h-touch items-center underline">
            {search}
          </Link>
        ))}
      </Ways>
      <Ways name={t('look')}>
        {largest.map(({ slug, name }) => (
          <LinkButton key={slug} href={`/c/${slug}`} linkAs={Link}>
            {name}
          </LinkButton>
        ))}
      </Ways>
      <p className="mx-auto max-w-measure text-center">
        {t.rich('contact', {
          contact: (inside) => (
            <Link href="/help#contact" className="underline">
              {inside}
            </Link>
          ),
        })}
      </p>
      {shorter.map((one) => (
        <Shorter key={one.q} {...one} title={t('without', { q: one.q, word: one.without })} all={t('all', { q: one.q })} />
      ))}
      {shorter.length === 0 ? <Ideas title={t('ideas')} /> : null}
    </div>
  )
}

const searchFor = (q: string) => `/search?q=${encodeURIComponent(q)}`

function Ways({ name, children }: { name: string; children: ReactNode[] }) {
  if (children.length === 0) return null
  return (
    <nav aria-label={name} className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2">
      <span className="text-ink-2">{name}</span>
      {children}
    </nav>
  )
}

function Shorter({ q, items, title, all }: SearchHelp['shorter'][number] & { title: string; all: string }) {
  return (
    <Row title={title} items={items}>
      <Link href={searchFor(q)} className="inline-flex min-h-touch items-center underline">
        {all}
      </Link>
    </Row>
  )
}

async function Ideas({ title }: { title: string }) {
  const { locale } = await inLocale()
  const featured = await readRow({ limit: IDEAS }, locale).catch(() => null)
  return featured && featured.items.length > 0 ? <Row title={title} items={featured.items} /> : null
}

function Row({ title, items, children }: { title: string; items: readonly CardData[]; children?: ReactNode }) {
  return (
    <section aria-label={title} className="pt-6">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="text-xl [overflow-wrap:anywhere]">{title}</h2>
        {children}
      </div>
      <ul className="grid grid-cols-2 gap-x-4 gap-y-8 lg:grid-cols-4">
        {items.map((product) => (
          <li key={product.id}>
            <ProductCard product={product} headingLevel={3} />
          </li>
        ))}
      </ul>
    </section>
  )
}
