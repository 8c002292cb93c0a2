'use client'
import type { Cart, CheckoutQuote } from '@toyline/contracts'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { TotalsList } from '../order/totals.tsx'
import { Link } from '../ui/link.tsx'

type Props = { cart: Cart; quote: CheckoutQuote | null; isLoading: boolean; children: ReactNode }

/** The order as it will be: every line and every number. */
export function CheckoutSum({ cart, quote, isLoading, children }: Props) {
  const { money, number } = useLocale()
  const t = useWords('checkout')
  return (
    <section aria-labelledby="order-sum" className="border border-ink bg-card p-5 lg:sticky lg:top-4">
      <div className="flex items-baseline justify-between">
        <h2 id="order-sum" className="text-xl">
          {t('sum.title')}
        </h2>
        <Link href="/cart" className="link inline-flex min-h-6 items-center text-sm">
          {t('sum.change')}
        </Link>
      </div>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard
        tabIndex={0}
        aria-label={t('sum.lines')}
        className="mt-3 max-h-72 divide-y divide-line overflow-y-auto"
      >
        {cart.lines.map((line) => (
          <li key={line.variantId} className="grid grid-cols-[3rem_minmax(0,1fr)_auto] gap-3 py-2">
            <span className="plate block h-12 w-12">{line.picture ? <Picture picture={line.picture} sizes="3rem" alt="" /> : null}</span>
            <span className="min-w-0 text-sm">
              <span className="block truncate font-semibold">{line.title}</span>
              <span className="num block truncate text-ink-2">
                {number(line.quantity)} × {line.unitPrice ? money(line.unitPrice) : ''} {variantWords(line)}
              </span>
            </span>
            <span className="num text-sm">{line.lineTotal ? money(line.lineTotal) : ''}</span>
          </li>
        ))}
      </ul>
      <hr className="perforated my-4" />
      <div aria-live="polite" className={isLoading ? 'opacity-50' : undefined}>
        {quote?.totals ? (
          <TotalsList totals={quote.totals} />
        ) : (
          <p className="num flex items-baseline justify-between">
            <span>{t('sum.before')}</span>
            <span className="font-bold font-display text-xl">{money(cart.subtotal)}</span>
          </p>
        )}
      </div>
      {children}
    </section>
  )
}
