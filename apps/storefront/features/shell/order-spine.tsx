'use client'
import { useLocale, useWords } from '#words/client.tsx'
import { useCartSummary } from '../cart/cart-store.ts'
import { Link } from '../ui/link.tsx'
import { CartonIcon } from './icons.tsx'

/** The cart as the spine of an order book: cases, units, total. Room is kept for what most carts hold, so that nothing moves. */
export function OrderSpine() {
  const { locale, money, number } = useLocale()
  const t = useWords('live')
  const cart = useCartSummary(locale.market)
  const filled = cart && cart.units > 0 ? cart : null
  const label = filled ? t('cartFilled', { cases: filled.cases, units: filled.units, total: money(filled.subtotal) }) : t('cartEmpty')
  return (
    <Link
      href="/cart"
      aria-label={label}
      className="num flex min-h-11 min-w-18 items-center gap-2 rounded-sm border border-ink bg-card px-3 no-underline hover:bg-sunken sm:min-w-56 xl:min-w-72"
    >
      <CartonIcon />
      {filled ? (
        <>
          <span className="font-semibold sm:hidden">{number(filled.cases)}</span>
          <span className="hidden whitespace-nowrap text-sm sm:inline">
            {t('cases', { count: filled.cases })}{' '}
            <span className="hidden text-ink-2 xl:inline">· {t('units', { count: filled.units })}</span>
          </span>
          <span className="ml-auto hidden whitespace-nowrap border-l border-line-strong pl-2 font-semibold text-sm sm:inline">
            {money(filled.subtotal)}
          </span>
        </>
      ) : (
        <span className="hidden text-sm sm:inline">{t('cart')}</span>
      )}
    </Link>
  )
}
