'use client'
import type { Cart } from '@toyline/contracts'
import { LineSheet, type SheetHeads, type SheetWords } from '@toyline/ui/goods/line-sheet'
import { OrderBar } from '@toyline/ui/order/order-bar'
import { useMemo, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { useOnline } from '../offline/use-online.ts'
import { Link } from '../ui/link.tsx'
import { cartRow } from './cart-row.tsx'
import { setInOrder } from './cart-store.ts'
import { CartTools } from './cart-tools.tsx'
import { CheckoutControl } from './checkout-control.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { goalsOf } from './goals.ts'
import type { OrderView, WishLine } from './order-view.ts'
import { useCart } from './use-cart.ts'

type Props = { rendered: Cart; formKey: string; heads: SheetHeads; words: SheetWords }

/** The cart as the open order book: the line sheet of what is in it, and how far it is. Without a script it is one form. */
export function CartEditor({ rendered, formKey, heads, words }: Props) {
  const formats = useLocale()
  const { locale, to } = formats
  const t = useWords('cart')
  const catalogue = useWords('catalogue')
  const order = useCart(rendered)
  const isOnline = useOnline()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const { lines } = order
  const byId = new Map(lines.map((line) => [line.variantId, line]))
  const set = (changes: { id: string; quantity: number }[]) =>
    setInOrder(
      locale.market,
      changes.flatMap(({ id, quantity }): WishLine[] => {
        const line = byId.get(id)
        return line ? [{ variantId: id, quantity, title: line.title }] : []
      }),
    )
  const chosen = lines.filter(({ variantId }) => picked.has(variantId))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows change with the lines and what they wait for alone
  const rows = useMemo(
    () =>
      lines.map((line) =>
        cartRow(
          line,
          { ...formats, t, catalogue },
          {
            isWaiting: !isOnline && order.asked.has(line.variantId),
            onQuantity: (quantity) => set([{ id: line.variantId, quantity }]),
          },
        ),
      ),
    [lines, order.asked, isOnline],
  )

  if (lines.length === 0) return <EmptyCart />
  return (
    <form action={to('/cart/update')} method="post" onSubmit={(event) => event.preventDefault()}>
      <input type="hidden" name="key" value={formKey} />
      <div className="mt-4 grid items-start gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <CartTools
            chosen={chosen}
            onCases={(cases) => set(chosen.map(({ variantId, casePack }) => ({ id: variantId, quantity: cases * casePack })))}
            onRemove={() => {
              set(chosen.map(({ variantId }) => ({ id: variantId, quantity: 0 })))
              setPicked(new Set())
            }}
          />
          <LineSheet
            caption={t('lines')}
            rows={rows}
            heads={heads}
            words={words}
            locale={locale.tag}
            linkAs={Link}
            picks={{ ids: picked, all: t('pick.all'), one: t('pick.one', { title: '{title}' }), onPick: setPicked }}
            actions={t('actions')}
            onQuantities={set}
          />
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
    <div className="xl:sticky xl:top-4">
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
