import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readOrders } from '#data/visitor.ts'
import { orderWords } from '#features/order/order-words.ts'
import { ReorderButton } from '#features/order/reorder.tsx'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('account')
  return { title: t('yourOrders') }
}

const KINDS = { good: 'text-ok', note: 'text-info', problem: 'text-tomato' }

export default async function OrdersPage({ searchParams }: { searchParams: Promise<{ cursor?: string | string[] }> }) {
  await requireMe('/account/orders')
  const { t, day, money } = await inLocale('account')
  const { t: order } = await inLocale('order')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : undefined
  const { items, nextCursor } = await readOrders(from)
  return (
    <>
      <h1 className="text-3xl">{t('orders')}</h1>
      {items.length === 0 ? (
        <div className="mt-6 border border-line-strong border-dashed bg-card px-6 py-10 text-center">
          <p className="font-semibold text-lg">{from ? t('order.noOlder') : t('order.none')}</p>
          <Link href={from ? '/account/orders' : '/products'} className="button mt-4">
            {from ? t('order.back') : t('order.open')}
          </Link>
        </div>
      ) : (
        <ul className="mt-4 border-ink border-t-2">
          {items.map((one) => {
            const { title, kind } = orderWords(order, { state: one.state, payment: one.paymentState })
            return (
              <li
                key={one.id}
                className="relative grid gap-x-6 gap-y-1 border-line border-b py-4 hover:bg-card sm:grid-cols-[9rem_minmax(0,1fr)_auto]"
              >
                <div>
                  <Link href={`/orders/${one.id}`} className="num font-semibold no-underline after:absolute after:inset-0 hover:underline">
                    {one.number}
                  </Link>
                  <p className="num text-ink-2 text-sm">{day(one.createdAt)}</p>
                </div>
                <div className="min-w-0">
                  <p className="truncate">{one.firstTitles.join(', ')}</p>
                  <p className={`text-sm ${KINDS[kind]}`}>{title}</p>
                </div>
                <div className="num sm:text-right">
                  <p className="font-semibold">{money(one.total)}</p>
                  <p className="text-ink-2 text-sm">{t('order.units', { count: one.itemCount })}</p>
                </div>
                {one.state === 'placed' ? (
                  <div className="relative sm:col-start-3 sm:justify-self-end">
                    <ReorderButton id={one.id} number={one.number} />
                  </div>
                ) : null}
              </li>
            )
          })}
        </ul>
      )}
      <p className="mt-6 flex gap-4">
        {from && items.length > 0 ? (
          <Link href="/account/orders" className="button">
            {t('order.newest')}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link href={`/account/orders?cursor=${encodeURIComponent(nextCursor)}`} className="button">
            {t('order.older')}
          </Link>
        ) : null}
      </p>
    </>
  )
}
