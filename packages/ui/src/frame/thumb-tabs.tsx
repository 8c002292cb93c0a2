import type { ReactNode } from 'react'
import { type Ground, groundClass } from '../goods/ground.ts'
import type { LinkAs } from './link-as.ts'

type Props = {
  label: string
  tabs: readonly { label: ReactNode; href: string; ground: Ground; current?: boolean }[]
  linkAs?: LinkAs
}

/** The catalogue's thumb index: one coloured tab per chapter, standing on the line of the page. */
export function ThumbTabs({ label, tabs, linkAs: Link = 'a' }: Props) {
  return (
    <nav aria-label={label} className="thumb-tabs">
      <ul className="page">
        {tabs.map(({ label: words, href, ground, current }) => (
          <li key={href} className={groundClass(ground)}>
            <Link href={href} aria-current={current ? 'page' : undefined} className="tint thumb-tab">
              {words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
