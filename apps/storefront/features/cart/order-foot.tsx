'use client'
import { splitPath } from '@toyline/contracts/locales'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { OrderFoot as Foot } from '@toyline/ui/order/order-foot'
import { usePathname } from 'next/navigation'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { useOrder } from './cart-store.ts'
import { CheckoutControl } from './checkout-control.tsx'
import { goalsOf } from './goals.ts'

/** Where goods are chosen: the home page, lists, search and toys. */
const CHOOSING = /^\/($|products$|search$|cart$|c\/|p\/)/

/** The order at the foot of the pages on which goods are chosen, and of a cart that is longer than its screen. */
export function OrderFoot() {
  const { money } = useLocale()
  const t = useWords('live')
  const order = useOrder()
  const { path } = splitPath(usePathname())
  const isCart = path === '/cart'
  if (!order?.subtotal || order.units === 0 || !CHOOSING.test(path)) return null
  // What is wrong with a line is said in the cart.
  const needsCart = !order.ready && order.minimum?.met !== false
  return (
    <Foot
      label={t('order.title')}
      isNarrow={isCart}
      cases={t('cases', { count: order.cases })}
      units={t('units', { count: order.units })}
      money={money(order.subtotal)}
      {...goalsOf(order, t, money)}
      action={
        <>
          {isCart ? null : (
            <LinkButton href="/cart" linkAs={Link} className={needsCart ? '' : 'max-sm:hidden'}>
              {t('viewCart')}
            </LinkButton>
          )}
          {needsCart && !isCart ? null : <CheckoutControl order={order} />}
        </>
      }
    />
  )
}
