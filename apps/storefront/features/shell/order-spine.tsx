'use client'
import { OrderSpine as Spine } from '@toyline/ui/order/order-spine'
import { useLocale, useWords } from '#words/client.tsx'
import { useCartOf } from '../cart/cart-store.ts'
import { goalsOf } from '../cart/goals.ts'
import { Link } from '../ui/link.tsx'

/** The cart as the closed order book. Room is kept for what most carts hold, so that nothing moves when it is known. */
export function OrderSpine() {
  const { locale, money, number } = useLocale()
  const t = useWords('live')
  const order = useCartOf(locale.market)
  const filled = order && order.units > 0 ? order : null
  return (
    <div className="h-11 min-w-18 sm:min-w-56">
      <Spine
        href="/cart"
        linkAs={Link}
        label={filled ? t('cart') : undefined}
        cases={filled ? t('cases', { count: filled.cases }) : t('cart')}
        casesShort={number(filled?.cases ?? 0)}
        units={filled ? t('units', { count: filled.units }) : undefined}
        money={filled?.subtotal ? money(filled.subtotal) : undefined}
        {...(filled ? goalsOf(filled, t, money) : {})}
      />
    </div>
  )
}
