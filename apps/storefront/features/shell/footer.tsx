import type { Category, Market } from '@toyline/contracts'
import Link from 'next/link'
import { MarketSwitch } from './market-switch.tsx'
import { Wordmark } from './wordmark.tsx'

const GROUPS = [
  {
    title: 'Ordering',
    links: [
      ['Help and contact', '/help'],
      ['Delivery', '/help#delivery'],
      ['Case packs', '/help#case-packs'],
      ['Paying', '/help#paying'],
    ],
  },
  {
    title: 'Account',
    links: [
      ['Your orders', '/account/orders'],
      ['Addresses', '/account/addresses'],
      ['Create an account', '/register'],
    ],
  },
  {
    title: 'The small print',
    links: [
      ['Terms of trade', '/terms'],
      ['Privacy', '/privacy'],
    ],
  },
] as const

export function Footer({ market, categories }: { market: Market; categories: Category[] }) {
  return (
    <footer className="mt-auto border-ink border-t-2 bg-sunken pt-10 pb-8 text-sm">
      <div className="page grid grid-cols-2 gap-8 lg:grid-cols-[1.4fr_repeat(4,1fr)]">
        <div className="col-span-2 space-y-3 lg:col-span-1">
          <Wordmark />
          <p className="max-w-64 text-ink-2">Microsoft-branded toys and plushies for independent shops, by the case.</p>
          <MarketSwitch market={market} up />
        </div>
        <FooterList
          title="Catalogue"
          links={[['All toys', '/products'], ...categories.map(({ name, slug }) => [name, `/c/${slug}`] as const)]}
        />
        {GROUPS.map(({ title, links }) => (
          <FooterList key={title} title={title} links={links} />
        ))}
      </div>
    </footer>
  )
}

function FooterList({ title, links }: { title: string; links: readonly (readonly [string, string])[] }) {
  return (
    <nav aria-label={title}>
      <h2 className="mb-2 font-sans font-semibold text-base tracking-normal">{title}</h2>
      <ul>
        {links.map(([label, href]) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="quiet-link inline-block py-1 text-ink-2">
              {label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
