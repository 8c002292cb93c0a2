import { LinkButton } from '@toyline/ui/controls/link-button'
import { NoOrdersDrawing } from '@toyline/ui/drawings/no-orders'
import { EmptyState } from '@toyline/ui/frame/empty-state'
import { SectionHead } from '@toyline/ui/frame/section-head'
import type { Metadata } from 'next'
import { requireMe } from '#data/require-me.ts'
import { readOrders } from '#data/visitor.ts'
import { OrdersTable } from '#features/account/orders-table.tsx'
import { Link } from '#features/ui/link.tsx'
import { inLocale } from '#words/server.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await inLocale('account')
  return { title: t('yourOrders') }
}

export default async function OrdersPage({ searchParams }: { searchParams: Promise<{ cursor?: string | string[] }> }) {
  await requireMe('/account/orders')
  const { t } = await inLocale('account')
  const { cursor } = await searchParams
  const from = typeof cursor === 'string' ? cursor : undefined
  const { items, nextCursor } = await readOrders(from)
  return (
    <>
      <SectionHead level={1}>{t('orders')}</SectionHead>
      {items.length === 0 ? (
        <EmptyState
          drawing={<NoOrdersDrawing />}
          title={from ? t('order.noOlder') : t('order.none')}
          actions={
            <LinkButton href={from ? '/account/orders' : '/products'} linkAs={Link} look="primary">
              {from ? t('order.back') : t('order.open')}
            </LinkButton>
          }
        />
      ) : (
        <OrdersTable orders={items} />
      )}
      <p className="mt-6 flex flex-wrap gap-4">
        {from && items.length > 0 ? (
          <LinkButton href="/account/orders" linkAs={Link}>
            {t('order.newest')}
          </LinkButton>
        ) : null}
        {nextCursor ? (
          <LinkButton href={`/account/orders?cursor=${encodeURIComponent(nextCursor)}`} linkAs={Link}>
            {t('order.older')}
          </LinkButton>
        ) : null}
      </p>
    </>
  )
}
