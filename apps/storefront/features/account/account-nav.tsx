'use client'
import { usePathname } from 'next/navigation'
import { callApi } from '#data/browser.ts'
import { Link } from '../ui/link.tsx'
import { useRequest } from '../ui/use-request.ts'

const PAGES = [
  ['/account', 'Profile'],
  ['/account/orders', 'Orders'],
  ['/account/addresses', 'Addresses'],
  ['/account/security', 'Security'],
] as const

export function AccountNav() {
  const here = usePathname()
  const { isBusy, problem, run } = useRequest()
  return (
    <nav aria-label="Your account" className="min-w-0">
      <ul className="-mx-2 flex gap-0.5 overflow-x-auto lg:flex-col">
        {PAGES.map(([href, name]) => (
          <li key={href} className="shrink-0">
            <Link
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className="flex min-h-11 items-center rounded-sm px-2 text-sm no-underline sm:px-3 sm:text-base hover:bg-sunken aria-[current]:bg-ink aria-[current]:text-paper"
            >
              {name}
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
              if (await run(() => callApi('signOut', {}))) location.assign('/')
            }}
          >
            Sign out
          </button>
        </li>
      </ul>
      {problem ? (
        <p role="alert" className="mt-2 text-sm text-tomato">
          {problem.message}
        </p>
      ) : null}
    </nav>
  )
}
