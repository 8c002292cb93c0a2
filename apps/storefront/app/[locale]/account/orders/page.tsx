import { formatMoney, MARKETS } from '@toyline/contracts'
import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readOrders } from '#data/visitor.ts'
import { dayOf } from '#features/order/dates.ts'
import { orderWords } from '#features/order/order-words.ts'
import { Link } from '#features/ui/link.tsx'

export const metadata: Metadata = { title: 'Your orders' }

const KINDS = { good: 'text-ok', note: 'text-info', problem: 'text-tomato' }
const locale = MARKETS.us.locale

export default async function OrdersPage({ searchParams }: { searchParams: Promise<{ cursor?: string | string[] }> }) {
  await requireMe('/account/orders')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : undefined
  const { items, nextCursor } = await readOrders(from)
  return (
    <>
      <h1 className="text-3xl">Orders</h1>
      {items.length === 0 ? (
        <div className="mt-6 border border-line-strong border-dashed bg-card px-6 py-10 text-center">
          <p className="font-semibold text-lg">{from ? 'There are no older orders.' : 'No orders yet.'}</p>
          <Link href={from ? '/account/orders' : '/products'} className="button mt-4">
            {from ? 'Back to the newest' : 'Open the catalogue'}
          </Link>
        </div>
      ) : (
        <ul className="mt-4 border-ink border-t-2">
          {items.map((order) => {
            const { title, kind } = orderWords({ state: order.state, payment: { state: order.paymentState } as never })
            return (
              <li
                key={order.id}
                className="relative grid gap-x-6 gap-y-1 border-line border-b py-4 hover:bg-card sm:grid-cols-[9rem_minmax(0,1fr)_auto]"
              >
                <div>
                  <Link
                    href={`/orders/${order.id}`}
                    className="num font-semibold no-underline after:absolute after:inset-0 hover:underline"
                  >
                    {order.number}
                  </Link>
                  <p className="num text-ink-2 text-sm">{dayOf(order.createdAt, locale)}</p>
                </div>
                <div className="min-w-0">
                  <p className="truncate">{order.firstTitles.join(', ')}</p>
                  <p className={`text-sm ${KINDS[kind]}`}>{title}</p>
                </div>
                <div className="num sm:text-right">
                  <p className="font-semibold">{formatMoney(order.total, locale)}</p>
                  <p className="text-ink-2 text-sm">{order.itemCount.toLocaleString('en')} units</p>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      <p className="mt-6 flex gap-4">
        {from && items.length > 0 ? (
          <Link href="/account/orders" className="button">
            Newest orders
          </Link>
        ) : null}
        {nextCursor ? (
          <Link href={`/account/orders?cursor=${encodeURIComponent(nextCursor)}`} className="button">
            Older orders
          </Link>
        ) : null}
      </p>
    </>
  )
}
