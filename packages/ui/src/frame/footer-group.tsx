import type { LinkAs } from './link-as.ts'

type Props = { title: string; links: readonly { label: string; href: string }[]; linkAs?: LinkAs }

/** One column of links at the foot of every page. */
export function FooterGroup({ title, links, linkAs: Link = 'a' }: Props) {
  return (
    <nav aria-label={title} className="footer-group">
      <h2>{title}</h2>
      <ul>
        {links.map(({ label, href }) => (
          <li key={href}>
            <Link href={href} className="quiet-link">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
