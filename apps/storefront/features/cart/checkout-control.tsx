'use client'
import { Button } from '@toyline/ui/controls/button'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import type { OrderView } from './order-view.ts'

type Props = { order: Pick<OrderView, 'ready' | 'minimum'>; wide?: boolean }

/** The way to the checkout. Below the minimum it cannot be pressed and says what is missing; the shop would refuse as well. */
export function CheckoutControl({ order, wide = false }: Props) {
  const { money } = useLocale()
  const t = useWords('live')
  if (order.ready)
    return (
      <LinkButton href="/checkout" linkAs={Link} look="primary" size={wide ? 'large' : 'medium'} wide={wide}>
        {t('order.checkout')}
      </LinkButton>
    )
  const { minimum } = order
  return (
    <Button disabled size={wide ? 'large' : 'medium'} wide={wide}>
      <span className="grid">
        {t('order.checkout')}
        {minimum && !minimum.met ? (
          <span className={`num font-normal text-sm ${wide ? '' : 'max-lg:sr-only'}`}>
            {t('order.blocked', { missing: money(minimum.missing) })}
          </span>
        ) : null}
      </span>
    </Button>
  )
}
