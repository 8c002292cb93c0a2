'use client'
import type { Order } from '@toyline/contracts'
import { LinkButton } from '@toyline/ui/controls/link-button'
import { OrderSentDrawing } from '@toyline/ui/drawings/order-sent'
import { Notice } from '@toyline/ui/frame/notice'
import { Stamp } from '@toyline/ui/goods/stamp'
import { useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { orderWords } from './order-words.ts'

/** How the order stands, in a sentence, with what its buyer can do about it. */
export function OrderNews({ order, isNew }: { order: Order; isNew: boolean }) {
  const t = useWords('order')
  const { title, text, kind } = orderWords(t, { state: order.state, payment: order.payment.state, fulfilment: order.fulfilment })
  if (kind === 'good')
    return (
      <div role="status" className="mt-6 flex flex-wrap items-center gap-x-8 gap-y-4">
        {isNew ? <OrderSentDrawing /> : null}
        <div className="min-w-0 flex-1 basis-72">
          <Stamp size="large" fresh={isNew}>
            {t('stamp')}
          </Stamp>
          <p className="mt-4 font-display font-semibold text-xl">{title}</p>
          <p className="max-w-measure">{text}</p>
        </div>
      </div>
    )
  const action =
    order.payment.state === 'requires-action' && order.payment.actionUrl ? (
      <LinkButton href={order.payment.actionUrl} look="primary">
        {t('confirm')}
      </LinkButton>
    ) : order.state === 'failed' || order.state === 'expired' ? (
      <LinkButton href="/cart" linkAs={Link}>
        {t('backToCart')}
      </LinkButton>
    ) : null
  return (
    <div role="status" className="mt-6">
      <Notice kind={kind} title={title} action={action}>
        <p>{text}</p>
      </Notice>
    </div>
  )
}
