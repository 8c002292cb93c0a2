import type { Category } from '@toyline/contracts'
import { FooterGroup } from '@toyline/ui/frame/footer-group'
import { inLocale } from '#words/server.ts'
import { Link } from '../ui/link.tsx'
import { LocaleSwitch } from './locale-switch.tsx'
import { marketNames } from './market-names.ts'
import { ThemeSwitch } from './theme-switch.tsx'
import { Wordmark } from './wordmark.tsx'

type FooterLink = readonly [label: string, href: string]

export async function Footer({ categories }: { categories: Category[] }) {
  const { t, ...formats } = await inLocale('shell')
  const groups: [string, FooterLink[]][] = [
    [t('catalogue'), [[t('allToys'), '/products'], ...categories.map(({ name, slug }): FooterLink => [name, `/c/${slug}`])]],
    [
      t('ordering.title'),
      [
        [t('ordering.help'), '/help'],
        [t('ordering.delivery'), '/help#delivery'],
        [t('ordering.casePacks'), '/help#case-packs'],
        [t('ordering.paying'), '/help#paying'],
        [t('ordering.returns'), '/returns'],
      ],
    ],
    [
      t('account.title'),
      [
        [t('account.orders'), '/account/orders'],
        [t('account.addresses'), '/account/addresses'],
        [t('account.register'), '/register'],
      ],
    ],
    [
      t('legal.title'),
      [
        [t('legal.terms'), '/terms'],
        [t('legal.privacy'), '/privacy'],
      ],
    ],
  ]
  return (
    // As high as it will be: at the bottom of a short page it would push itself up while it comes.
    <footer className="mt-auto border-ink border-t-2 bg-sunken pt-10 pb-8 text-sm lg:min-h-77">
      <div className="page grid grid-cols-2 gap-8 lg:grid-cols-[1.4fr_repeat(4,1fr)]">
        <div className="col-span-2 space-y-3 lg:col-span-1">
          <Wordmark />
          <p className="max-w-64 text-ink-2">{t('claim')}</p>
          <LocaleSwitch markets={marketNames(formats)} up />
          <ThemeSwitch />
        </div>
        {groups.map(([title, links]) => (
          <FooterGroup key={title} title={title} links={links.map(([label, href]) => ({ label, href }))} linkAs={Link} />
        ))}
      </div>
    </footer>
  )
}
