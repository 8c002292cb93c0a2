import type { Category, Market, Profile } from '@toyline/contracts'
import Link from 'next/link'
import type { CartSummary } from '../cart/cart-summary.ts'
import { groundClass } from '../catalogue/ground.ts'
import { PersonIcon } from './icons.tsx'
import { MarketSwitch } from './market-switch.tsx'
import { OrderSpine } from './order-spine.tsx'
import { SearchBox } from './search-box.tsx'
import { TestBanner } from './test-banner.tsx'
import { Wordmark } from './wordmark.tsx'

type Props = { market: Market; categories: Category[]; cart: CartSummary | null; me: Profile | null; isTest: boolean }

export function Header({ market, categories, cart, me, isTest }: Props) {
  return (
    <header className="bg-paper">
      {isTest ? <TestBanner /> : null}
      {/* Phones find these two in the footer; their first screen belongs to the toys. */}
      <div className="page hidden items-center justify-between gap-4 py-1.5 text-ink-2 text-sm sm:flex">
        <p>Wholesale prices, without tax. Sold by the case.</p>
        <div className="flex items-center gap-4">
          <MarketSwitch market={market} />
          <Link href="/help" prefetch={false} className="quiet-link py-1">
            Help
          </Link>
        </div>
      </div>
      <div className="border-line sm:border-t">
        <div className="page flex flex-wrap items-center gap-x-3 gap-y-2 py-3 lg:gap-x-8">
          <Link href="/" prefetch={false} aria-label="Toyline, home" className="no-underline">
            <Wordmark />
          </Link>
          <div className="order-last w-full min-w-0 lg:order-none lg:w-auto lg:flex-1">
            <SearchBox market={market.id} />
          </div>
          <div className="ml-auto flex items-center gap-2 lg:ml-0">
            <Link
              href={me ? '/account' : '/sign-in'}
              prefetch={false}
              aria-label={me ? `Account of ${me.name}` : 'Sign in'}
              className="flex min-h-11 items-center gap-2 rounded-sm px-3 text-sm no-underline hover:bg-sunken"
            >
              <PersonIcon />
              <span className="hidden max-w-32 truncate sm:inline">{me ? me.name : 'Sign in'}</span>
            </Link>
            <OrderSpine rendered={cart} locale={market.locale} />
          </div>
        </div>
      </div>
      <ChapterTabs categories={categories} />
    </header>
  )
}

/** The catalogue's thumb index: one coloured tab per chapter. */
function ChapterTabs({ categories }: { categories: Category[] }) {
  return (
    <nav aria-label="Categories" className="border-ink border-b-2">
      <ul className="page flex gap-1 overflow-x-auto pt-1 [scrollbar-width:none]">
        <li className="shrink-0">
          <Link
            href="/products"
            prefetch={false}
            className="flex min-h-10 items-center rounded-t-md bg-sunken px-3.5 font-semibold text-sm no-underline hover:underline"
          >
            All toys
          </Link>
        </li>
        {categories.map(({ slug, name }) => (
          <li key={slug} className="shrink-0">
            <Link
              href={`/c/${slug}`}
              prefetch={false}
              className={`ground flex min-h-10 items-center rounded-t-md px-3.5 font-semibold text-sm no-underline hover:underline ${groundClass(slug)}`}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
