'use client'
import type { Cart, CheckoutQuote } from '@toyline/contracts'
import { formatMoney } from '@toyline/contracts/format-money'
import type { ReactNode } from 'react'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { TotalsList } from '../order/totals.tsx'
import { Link } from '../ui/link.tsx'

type Props = { cart: Cart; quote: CheckoutQuote | null; isLoading: boolean; locale: string; children: ReactNode }

/** The order as it will be: every line and every number. */
export function CheckoutSum({ cart, quote, isLoading, locale, children }: Props) {
  return (
    <section aria-labelledby="order-sum" className="border border-ink bg-card p-5 lg:sticky lg:top-4">
      <div className="flex items-baseline justify-between">
        <h2 id="order-sum" className="text-xl">
          Your order
        </h2>
        <Link href="/cart" className="link inline-flex min-h-6 items-center text-sm">
          Change
        </Link>
      </div>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard
        tabIndex={0}
        aria-label="Lines"
        className="mt-3 max-h-72 divide-y divide-line overflow-y-auto"
      >
        {cart.lines.map((line) => (
          <li key={line.variantId} className="grid grid-cols-[3rem_minmax(0,1fr)_auto] gap-3 py-2">
            <span className="plate block h-12 w-12">{line.picture ? <Picture picture={line.picture} sizes="3rem" alt="" /> : null}</span>
            <span className="min-w-0 text-sm">
              <span className="block truncate font-semibold">{line.title}</span>
              <span className="num block truncate text-ink-2">
                {line.quantity} × {line.unitPrice ? formatMoney(line.unitPrice, locale) : ''} {variantWords(line)}
              </span>
            </span>
            <span className="num text-sm">{line.lineTotal ? formatMoney(line.lineTotal, locale) : ''}</span>
          </li>
        ))}
      </ul>
      <hr className="perforated my-4" />
      <div aria-live="polite" className={isLoading ? 'opacity-50' : undefined}>
        {quote?.totals ? (
          <TotalsList totals={quote.totals} locale={locale} />
        ) : (
          <p className="num flex items-baseline justify-between">
            <span>Toys, before delivery and tax</span>
            <span className="font-bold font-display text-xl">{formatMoney(cart.subtotal, locale)}</span>
          </p>
        )}
      </div>
      {children}
    </section>
  )
}
