import { Breadcrumbs as Crumbs } from '@toyline/ui/frame/breadcrumbs'
import { siteUrl } from '#data/site-url.ts'
import { inLocale } from '#words/server.ts'
import { Link } from '../ui/link.tsx'
import { JsonLd } from './json-ld.tsx'

export type Crumb = { name: string; href: string }

/** Where this page stands below the home page; the page itself is left to its heading. */
export async function Breadcrumbs({ crumbs: above = [] }: { crumbs?: Crumb[] }) {
  const { t, to } = await inLocale('shell')
  const crumbs = [{ name: t('home'), href: '/' }, ...above]
  return (
    <>
      <Crumbs label={t('breadcrumb')} crumbs={crumbs} linkAs={Link} />
      <JsonLd
        data={{
          '@context': 'https://schema.org',
          '@type': 'BreadcrumbList',
          itemListElement: crumbs.map(({ name, href }, index) => ({
            '@type': 'ListItem',
            position: index + 1,
            name,
            item: siteUrl() + to(href),
          })),
        }}
      />
    </>
  )
}
