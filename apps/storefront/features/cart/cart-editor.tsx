'use client'
import type { Cart } from '@toyline/contracts'
import { OrderBar } from '@toyline/ui/order/order-bar'
import { Fragment, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { CartLineRow } from './cart-line.tsx'
import { setInOrder } from './cart-store.ts'
import { CheckoutControl } from './checkout-control.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { goalsOf } from './goals.ts'
import type { OrderView } from './order-view.ts'
import { useCart } from './use-cart.ts'

type Removed = { variantId: string; title: string; quantity: number; after: string | null }

export function CartEditor({ rendered, formKey }: { rendered: Cart; formKey: string }) {
  const { to } = useLocale()
  const t = useWords('cart')
  const order = useCart(rendered)
  const change = (lines: { variantId: string; quantity: number }[]) => setInOrder(rendered.market, lines)
  const [removed, setRemoved] = useState<Removed | null>(null)

  const remove = (variantId: string) => {
    const at = order.lines.findIndex((line) => line.variantId === variantId)
    const line = order.lines[at]
    if (!line) return
    setRemoved({ variantId, title: line.title, quantity: line.quantity, after: order.lines[at - 1]?.variantId ?? null })
    change([{ variantId, quantity: 0 }])
  }
  const undo = () => {
    if (removed) change([{ variantId: removed.variantId, quantity: removed.quantity }])
    setRemoved(null)
  }
  const removedRow =
    removed && !order.lines.some(({ variantId }) => variantId === removed.variantId) ? (
      <li className="flex items-center justify-between gap-3 border-line border-b py-3" key="removed">
        <p>{t('removed', { title: removed.title })}</p>
        <button type="button" className="button button-small" onClick={undo}>
          {t('undo')}
        </button>
      </li>
    ) : null

  if (order.lines.length === 0)
    return (
      <>
        <ul className="mt-4">{removedRow}</ul>
        <EmptyCart />
      </>
    )
  return (
    <form action={to('/cart/update')} method="post" onSubmit={(event) => event.preventDefault()}>
      <input type="hidden" name="key" value={formKey} />
      <div className="mt-4 grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div>
          <ul aria-label={t('lines')} className="border-ink border-t-2">
            {removed?.after === null ? removedRow : null}
            {order.lines.map((line) => (
              <Fragment key={line.variantId}>
                <CartLineRow
                  line={line}
                  onQuantity={(quantity) => change([{ variantId: line.variantId, quantity }])}
                  onRemove={() => remove(line.variantId)}
                />
                {removed?.after === line.variantId ? removedRow : null}
              </Fragment>
            ))}
          </ul>
          <noscript>
            <button type="submit" className="button mt-4">
              {t('update')}
            </button>
          </noscript>
        </div>
        <CartSum order={order} />
      </div>
    </form>
  )
}

function CartSum({ order }: { order: OrderView }) {
  const { money } = useLocale()
  const t = useWords('cart')
  const live = useWords('live')
  return (
    <div className="lg:sticky lg:top-4">
      <OrderBar
        title={t('book')}
        cases={live('cases', { count: order.cases })}
        units={live('units', { count: order.units })}
        money={order.subtotal ? money(order.subtotal) : ''}
        {...goalsOf(order, live, money)}
        action={
          <>
            <p className="mb-4 text-ink-2 text-sm">{t('more')}</p>
            <CheckoutControl order={order} wide />
          </>
        }
      />
    </div>
  )
}
