'use client'
import { formatMoney } from '@toyline/contracts/format-money'
import Link from 'next/link'
import { useCartSummary } from '../cart/cart-store.ts'
import type { CartSummary } from '../cart/cart-summary.ts'
import { CartonIcon } from './icons.tsx'

/** The cart as the spine of an order book: cases, units, total. */
export function OrderSpine({ rendered, locale }: { rendered: CartSummary | null; locale: string }) {
  const cart = useCartSummary(rendered)
  const filled = cart && cart.units > 0 ? cart : null
  const label = filled
    ? `Cart: ${count(filled.cases, 'case')}, ${count(filled.units, 'unit')}, ${formatMoney(filled.subtotal, locale)}`
    : 'Cart, empty'
  return (
    <Link
      href="/cart"
      prefetch={false}
      aria-label={label}
      className="num flex min-h-11 items-center gap-2 rounded-sm border border-ink bg-card px-3 no-underline hover:bg-sunken"
    >
      <CartonIcon />
      {filled ? (
        <>
          <span className="font-semibold sm:hidden">{filled.cases}</span>
          <span className="hidden whitespace-nowrap text-sm sm:inline">
            {count(filled.cases, 'case')} <span className="hidden text-ink-2 xl:inline">· {count(filled.units, 'unit')}</span>
          </span>
          <span className="hidden whitespace-nowrap border-l border-line-strong pl-2 font-semibold text-sm sm:inline">
            {formatMoney(filled.subtotal, locale)}
          </span>
        </>
      ) : (
        <span className="hidden text-sm sm:inline">Cart</span>
      )}
    </Link>
  )
}

const count = (n: number, word: string) => `${n.toLocaleString('en')} ${word}${n === 1 ? '' : 's'}`
