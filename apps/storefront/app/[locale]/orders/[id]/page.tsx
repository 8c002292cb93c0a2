import { formatAddress } from '@toyline/addresses'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { readMe, readOrder, readPaymentMethods, readReorder, readSavedMethods } from '#data/visitor.ts'
import { waysToPay } from '#features/checkout/ways-to-pay.ts'
import { KeepOrder } from '#features/order/keep-order.tsx'
import { OrderView } from '#features/order/order-view.tsx'
import { isRecent } from '#features/order/order-words.ts'
import { ReorderButton, Reordered } from '#features/order/reorder.tsx'
import { LocaleProvider } from '#words/client.tsx'
import { inLocale, wordsForBrowser } from '#words/server.ts'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ token?: string | string[]; again?: string | string[] }> }

// The token in the address opens the order: it must not travel to other sites, nor into a search index.
export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('order')
  return { title: t('meta'), robots: { index: false, follow: false }, referrer: 'same-origin' }
}

export default async function OrderPage({ params, searchParams }: Props) {
  const { id } = await params
  const { token: given, again } = await searchParams
  const token = typeof given === 'string' ? given : undefined
  const [order, me, reorder] = await Promise.all([
    readOrder(id, token),
    readMe().catch(() => null),
    typeof again === 'string' ? readReorder(id, again) : null,
  ])
  if (!order) notFound()
  const { t, locale, day } = await inLocale('order')
  const isToPay = order.state !== 'placed' || order.edits.some(({ state }) => state === 'proposed')
  const [methods, saved] = isToPay
    ? await Promise.all([readPaymentMethods(order.market).catch(() => []), me ? readSavedMethods().catch(() => []) : []])
    : [[], []]
  return (
    <LocaleProvider
      id={locale.id}
      words={wordsForBrowser(locale.id, 'order', 'returns', 'totals', 'checkout', 'sign-in', 'forms', 'problems')}
    >
      <div className="page pt-8">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="num text-3xl">{t('title', { number: order.number })}</h1>
          {order.state === 'placed' ? <ReorderButton id={order.id} number={order.number} token={token} /> : null}
        </div>
        <p className="mt-1 text-ink-2">
          {day(order.createdAt)}, {order.email}
        </p>
        {again ? <Reordered reorder={reorder} /> : null}
        <OrderView
          rendered={order}
          token={token ?? order.lookupToken ?? undefined}
          ways={waysToPay(methods, saved)}
          isGuest={!me}
          isNew={isRecent(order.createdAt)}
          shipTo={formatAddress(order.shipTo)}
          billTo={formatAddress(order.billTo)}
        />
        {me || order.state !== 'placed' ? null : (
          <KeepOrder email={order.email} name={order.shipTo.name} companyName={order.shipTo.company} />
        )}
      </div>
    </LocaleProvider>
  )
}
