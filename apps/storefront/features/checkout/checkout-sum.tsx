'use client'
import type { Cart, CheckoutQuote } from '@toyline/contracts'
import { Perforation } from '@toyline/ui/frame/perforation'
import { Leaders } from '@toyline/ui/order/leaders'
import { OrderBar } from '@toyline/ui/order/order-bar'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { foreignLang } from '../catalogue/foreign.ts'
import { Picture } from '../catalogue/picture.tsx'
import { variantWords } from '../catalogue/variant-words.ts'
import { TotalsList } from '../order/totals.tsx'
import { Link } from '../ui/link.tsx'

type Props = { cart: Cart; quote: CheckoutQuote | null; isLoading: boolean; children: ReactNode }

/** The order as it will be: every line and every number. */
export function CheckoutSum({ cart, quote, isLoading, children }: Props) {
  const { locale, money, number } = useLocale()
  const t = useWords('checkout')
  const live = useWords('live')
  const totals = quote?.totals
  return (
    <div className="lg:sticky lg:top-4">
      <OrderBar
        title={t('sum.title')}
        cases={live('cases', { count: cart.caseCount })}
        units={live('units', { count: cart.itemCount })}
        money={money(totals?.total ?? cart.subtotal)}
        action={
          <>
            <Perforation />
            <ul
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable with the keyboard
              tabIndex={0}
              aria-label={t('sum.lines')}
              className="max-h-72 divide-y divide-line overflow-y-auto"
            >
              {cart.lines.map((line) => (
                <li key={line.variantId} className="grid grid-cols-[3rem_minmax(0,1fr)_auto] gap-3 py-2">
                  <span className="plate block h-12 w-12">
                    {line.picture ? <Picture picture={line.picture} sizes="3rem" atMost={48} alt="" /> : null}
                  </span>
                  <span className="min-w-0 text-sm">
                    <span lang={foreignLang(line.language, locale)} className="block font-semibold">
                      {line.title}
                    </span>
                    <span className="num block text-ink-2">
                      {number(line.quantity)} × {line.unitPrice ? money(line.unitPrice) : ''} {variantWords(line)}
                    </span>
                  </span>
                  <span className="num text-sm">{line.lineTotal ? money(line.lineTotal) : ''}</span>
                </li>
              ))}
            </ul>
            <p className="text-right">
              <Link href="/cart" className="link inline-flex min-h-9 items-center text-sm">
                {t('sum.change')}
              </Link>
            </p>
            <section aria-label={t('sum.totals')} aria-live="polite" className={isLoading ? 'opacity-50' : undefined}>
              {totals ? (
                <TotalsList totals={totals} />
              ) : (
                <Leaders rows={[{ label: t('sum.before'), value: money(cart.subtotal), total: true }]} />
              )}
            </section>
            {children}
          </>
        }
      />
    </div>
  )
}
