import type { Category } from '@toyline/contracts'
import { ThumbTabs } from '@toyline/ui/frame/thumb-tabs'
import { inLocale } from '#words/server.ts'
import { groundOf } from '../catalogue/ground.ts'
import { Link } from '../ui/link.tsx'
import { AccountLink } from './account-link.tsx'
import { LocaleSwitch } from './locale-switch.tsx'
import { marketNames } from './market-names.ts'
import { OrderSpine } from './order-spine.tsx'
import { SearchBox } from './search-box.tsx'
import { TestBanner } from './test-banner.tsx'
import { Wordmark } from './wordmark.tsx'

/** The same for every visitor; who they are and what their cart holds is filled in by their browser. */
export async function Header({ categories, isTest }: { categories: Category[]; isTest: boolean }) {
  const { t, ...formats } = await inLocale('shell')
  const tabs = [
    { label: t('allToys'), href: '/products', ground: 'plain' as const },
    ...categories.map(({ slug, name }) => ({ label: name, href: `/c/${slug}`, ground: groundOf(slug) })),
  ]
  return (
    <header className="bg-paper">
      {isTest ? <TestBanner>{t('test')}</TestBanner> : null}
      {/* Phones find these two in the footer; their first screen belongs to the toys. */}
      <div className="page hidden items-center justify-between gap-4 py-1.5 text-ink-2 text-sm sm:flex">
        <p>{t('promise')}</p>
        <div className="flex items-center gap-4">
          <LocaleSwitch markets={marketNames(formats)} />
          <Link href="/help" className="quiet-link py-1">
            {t('help')}
          </Link>
        </div>
      </div>
      <div className="border-line sm:border-t">
        <div className="page flex flex-wrap items-center gap-x-3 gap-y-3.5 py-3 lg:gap-x-8">
          <Link href="/" aria-label={t('homeLink')} className="flex min-h-11 items-center no-underline">
            <Wordmark />
          </Link>
          <div className="order-last w-full min-w-0 lg:order-none lg:w-auto lg:flex-1">
            <SearchBox
              pages={[
                [t('ordering.help'), '/help'],
                [t('ordering.delivery'), '/help#delivery'],
                [t('ordering.casePacks'), '/help#case-packs'],
                [t('ordering.paying'), '/help#paying'],
                [t('account.orders'), '/account/orders'],
                [t('legal.terms'), '/terms'],
              ]}
            />
          </div>
          <div className="ml-auto flex items-center gap-2 lg:ml-0">
            <AccountLink />
            <OrderSpine />
          </div>
        </div>
      </div>
      <ThumbTabs label={t('categories')} tabs={tabs} linkAs={Link} />
    </header>
  )
}
