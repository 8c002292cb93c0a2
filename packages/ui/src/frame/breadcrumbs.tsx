import type { LinkAs } from './link-as.ts'

type Props = { label: string; crumbs: readonly { name: string; href: string }[]; linkAs?: LinkAs }

/** The way from the cover to where this page stands; the page itself is left to its heading. */
export function Breadcrumbs({ label, crumbs, linkAs: Link = 'a' }: Props) {
  return (
    <nav aria-label={label} className="breadcrumbs">
      <ol>
        {crumbs.map(({ name, href }) => (
          <li key={href}>
            <Link href={href} className="quiet-link">
              {name}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}
