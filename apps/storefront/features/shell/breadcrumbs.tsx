import Link from 'next/link'
import { JsonLd } from './json-ld.tsx'

export type Crumb = { name: string; href: string }

/** Where this page stands in the catalogue; the last crumb is the page itself and is left to its heading. */
export function Breadcrumbs({ crumbs, site }: { crumbs: Crumb[]; site: string }) {
  return (
    <>
      <nav aria-label="Breadcrumb" className="text-ink-2 text-sm">
        <ol className="flex flex-wrap items-center gap-x-2">
          {crumbs.map(({ name, href }) => (
            <li key={href} className="flex items-center gap-2 after:content-['/'] last:after:content-none">
              <Link href={href} prefetch={false} className="quiet-link py-1">
                {name}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <JsonLd
        data={{
          '@context': 'https://schema.org',
          '@type': 'BreadcrumbList',
          itemListElement: crumbs.map(({ name, href }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: site + href })),
        }}
      />
    </>
  )
}
