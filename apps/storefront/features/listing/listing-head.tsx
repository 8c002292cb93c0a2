import type { ReactNode } from 'react'
import { inLocale } from '#words/server.ts'
import { groundClass } from '../catalogue/ground.ts'
import { HeadScene } from '../scenes/head-scene.tsx'
import { Breadcrumbs, type Crumb } from '../shell/breadcrumbs.tsx'
import { Link } from '../ui/link.tsx'

type Place = { slug: string; name: string; count: number }
type Props = {
  title: ReactNode
  crumbs?: Crumb[]
  /** The chapter whose paper the head is printed on; without one it is plain. */
  chapter?: string
  /** Categories beside or below this one. */
  places?: { label: string; current?: string; items: readonly Place[] }
  children?: ReactNode
}

/** How a list of goods begins: where it stands, what it is, and what lies beside it. */
export async function ListingHead({ title, crumbs = [], chapter, places, children }: Props) {
  return (
    <div className={`border-ink border-b ${chapter ? `tint ${groundClass(chapter)}` : 'bg-sunken'}`}>
      <div className="page flex justify-between gap-x-8">
        <div className="min-w-0 flex-1 pt-4 pb-5">
          <Breadcrumbs crumbs={crumbs} />
          <h1 className="display mt-1 text-3xl leading-tight [overflow-wrap:anywhere] sm:text-4xl">{title}</h1>
          {children}
          {places && places.items.length > 0 ? (
            <nav aria-label={places.label} className="-mx-2 mt-3">
              <ul className="flex flex-wrap gap-1">
                {places.items.map(({ slug, name, count }) => (
                  <li key={slug}>
                    <PlaceLink slug={slug} name={name} count={count} isCurrent={slug === places.current} />
                  </li>
                ))}
              </ul>
            </nav>
          ) : null}
        </div>
        {chapter ? <HeadScene chapter={chapter} /> : null}
      </div>
    </div>
  )
}

async function PlaceLink({ slug, name, count, isCurrent }: Place & { isCurrent: boolean }) {
  const { number } = await inLocale()
  return (
    <Link
      href={`/c/${slug}`}
      aria-current={isCurrent ? 'page' : undefined}
      className="flex min-h-11 items-center gap-1.5 rounded-sm px-2 no-underline hover:underline aria-[current]:bg-ink aria-[current]:text-paper"
    >
      {name} <span className="num text-sm">{number(count)}</span>
    </Link>
  )
}
