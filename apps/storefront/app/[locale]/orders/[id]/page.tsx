import { formatAddress } from '@toyline/addresses'
import { MARKETS } from '@toyline/contracts'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readMe, readOrder, readPaymentMethods } from '#data/visitor.ts'
import { dayOf } from '#features/order/dates.ts'
import { OrderView } from '#features/order/order-view.tsx'
import { Link } from '#features/ui/link.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ token?: string | string[] }> }

// The token in the address opens the order: it must not travel to other sites, nor into a search index.
export const metadata: Metadata = { title: 'Your order', robots: { index: false, follow: false }, referrer: 'no-referrer' }

export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params
  const { token: given } = await searchParams
  const token = typeof given === 'string' ? given : undefined
  const [order, me] = await Promise.all([readOrder(id, token), readMe().catch(() => null)])
  if (!order) notFound()
  const market = MARKETS[order.market]
  const methods = order.state === 'placed' ? [] : await readPaymentMethods(order.market).catch(() => [])
  return (
    <div className="page pt-8">
      <h1 className="num text-3xl">Order {order.number}</h1>
      <p className="mt-1 text-ink-2">
        {dayOf(order.createdAt, market.locale)}, {order.email}
      </p>
      <OrderView
        rendered={order}
        token={token ?? order.lookupToken ?? undefined}
        locale={market.locale}
        methods={methods}
        isGuest={!me}
        shipTo={formatAddress(order.shipTo)}
        billTo={formatAddress(order.billTo)}
      />
      {me || order.state !== 'placed' ? null : (
        <section aria-labelledby="keep" className="no-print ground ground-baby mt-12 flex flex-wrap items-center justify-between gap-4 p-6">
          <div>
            <h2 id="keep" className="text-xl">
              Keep this order in an account
            </h2>
            <p className="mt-1 max-w-[60ch]">Your addresses and orders in one place, and payment by invoice. All it takes is a password.</p>
          </div>
          <Link href={`/register?email=${encodeURIComponent(order.email)}`} className="button">
            Create an account
          </Link>
        </section>
      )}
    </div>
  )
}
