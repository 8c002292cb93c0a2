'use client'

/**
 * Leads to signing in and back to where the visitor was, which only their browser knows: the page is the same for all guests.
 * @param back where to without scripts
 */
export function SignInForPrices({ href, back, className, children }: { href: string; back: string; className?: string; children: string }) {
  return (
    <a
      href={`${href}?next=${encodeURIComponent(back)}`}
      className={className}
      onClick={(event) => {
        event.currentTarget.href = `${href}?next=${encodeURIComponent(location.pathname + location.search)}`
      }}
    >
      {children}
    </a>
  )
}
