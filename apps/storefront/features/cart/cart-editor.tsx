'use client'
import type { Cart } from '@toyline/contracts'
import { Fragment, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { Link } from '../ui/link.tsx'
import { Notice } from '../ui/notice.tsx'
import { CartLineRow } from './cart-line.tsx'
import { EmptyCart } from './empty-cart.tsx'
import { useCart } from './use-cart.ts'
import { waitingWords } from './waiting-words.ts'

type Removed = { variantId: string; title: string; quantity: number; after: string | null }

export function CartEditor({ rendered, formKey }: { rendered: Cart; formKey: string }) {
  const { to } = useLocale()
  const t = useWords('cart')
  const { cart, change, isBusy, problem } = useCart(rendered)
  const [removed, setRemoved] = useState<Removed | null>(null)

  const remove = (variantId: string) => {
    const at = cart.lines.findIndex((line) => line.variantId === variantId)
    const line = cart.lines[at]
    if (!line) return
    setRemoved({ variantId, title: line.title, quantity: line.quantity, after: cart.lines[at - 1]?.variantId ?? null })
    void change([{ variantId, quantity: 0 }])
  }
  const undo = () => {
    if (removed) void change([{ variantId: removed.variantId, quantity: removed.quantity }])
    setRemoved(null)
  }
  const removedRow =
    removed && !cart.lines.some(({ variantId }) => variantId === removed.variantId) ? (
      <li className="flex items-center justify-between gap-3 border-line border-b py-3" key="removed">
        <p>{t('removed', { title: removed.title })}</p>
        <button type="button" className="button button-small" onClick={undo}>
          {t('undo')}
        </button>
      </li>
    ) : null

  if (cart.lines.length === 0)
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
          {problem ? (
            <Notice kind="problem" live className="mb-4">
              {problem}
            </Notice>
          ) : null}
          <ul aria-label={t('lines')} className="border-ink border-t-2">
            {removed?.after === null ? removedRow : null}
            {cart.lines.map((line) => (
              <Fragment key={line.variantId}>
                <CartLineRow
                  line={line}
                  onQuantity={(quantity) => void change([{ variantId: line.variantId, quantity }])}
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
        <CartSum cart={cart} isBusy={isBusy} />
      </div>
    </form>
  )
}

function CartSum({ cart, isBusy }: { cart: Cart; isBusy: boolean }) {
  const { money, number } = useLocale()
  const t = useWords('cart')
  const totals = useWords('totals')
  return (
    <section aria-labelledby="sum" className="border border-ink bg-card p-5 lg:sticky lg:top-4">
      <h2 id="sum" className="text-xl">
        {t('book')}
      </h2>
      <dl className="num mt-3 space-y-1.5">
        <div className="leader">
          <dt>{t('cases')}</dt>
          <dd>{number(cart.caseCount)}</dd>
        </div>
        <div className="leader">
          <dt>{t('units')}</dt>
          <dd>{number(cart.itemCount)}</dd>
        </div>
      </dl>
      <hr className="perforated my-4" />
      <dl className="num flex items-baseline justify-between" aria-live="polite" aria-atomic="true">
        <dt className="font-semibold text-lg">{t('subtotal')}</dt>
        <dd className={`font-bold font-display text-2xl ${isBusy ? 'opacity-50' : ''}`}>{money(cart.subtotal)}</dd>
      </dl>
      <p className="mt-1 text-ink-2 text-sm">{t('more')}</p>
      {cart.ready ? (
        <Link href="/checkout" className="button button-primary mt-4 min-h-12 w-full text-lg">
          {t('checkout')}
        </Link>
      ) : (
        <Notice kind="warning" className="mt-4 bg-sunken">
          {waitingWords(totals, money, cart)}
        </Notice>
      )}
    </section>
  )
}
