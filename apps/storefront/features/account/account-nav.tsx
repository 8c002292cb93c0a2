'use client'
import { splitPath } from '@toyline/contracts/locales'
import { usePathname } from 'next/navigation'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { useRequest } from '../ui/use-request.ts'

const PAGES = [
  ['/account', 'profile'],
  ['/account/orders', 'orders'],
  ['/account/addresses', 'addresses'],
  ['/account/cards', 'cards'],
  ['/account/waiting', 'waiting'],
  ['/account/security', 'security'],
] as const

export function AccountNav() {
  const { to } = useLocale()
  const t = useWords('account')
  const { path: here } = splitPath(usePathname())
  const { isBusy, said, run } = useRequest()
  return (
    <nav aria-label={t('title')} className="min-w-0">
      <ul className="-mx-2 flex flex-wrap gap-0.5 lg:flex-col">
        {PAGES.map(([href, name]) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-sm px-2 text-sm no-underline sm:px-3 sm:text-base hover:bg-sunken aria-[current]:bg-ink aria-[current]:text-paper"
            >
              {t(name)}
            </Link>
          </li>
        ))}
        <li className="shrink-0">
          <button
            type="button"
            disabled={isBusy}
            className="flex min-h-11 w-full items-center rounded-sm px-2 text-left text-sm text-tomato sm:px-3 sm:text-base hover:bg-sunken"
            onClick={async () => {
              // A full load, so that nothing of the account stays in memory.
              if (await run(() => callApi('signOut', {}))) location.assign(to('/'))
            }}
          >
            {t('signOut')}
          </button>
        </li>
      </ul>
      {said ? (
        <p role="alert" className="mt-2 text-sm text-tomato">
          {said}
        </p>
      ) : null}
    </nav>
  )
}
