'use client'
import type { Order } from '@toyline/contracts'
import { Leaders } from '@toyline/ui/order/leaders'
import { useLocale, useWords } from '#words/client.tsx'

/** What its freight is and what an order comes to by now, where that has changed, what of it was taken or charged to the account, and what was given back. */
export function OrderPaid({
  order: { freight, comesTo, totals, payment },
}: {
  order: Pick<Order, 'freight' | 'comesTo' | 'totals' | 'payment'>
}) {
  const { method, captured, refunded } = payment
  const { money } = useLocale()
  const t = useWords('order')
  const isChanged = comesTo !== null && comesTo.amount !== totals.total.amount
  const rows = [
    { label: t(method === 'invoice' ? 'paid.charged' : 'paid.captured'), amount: captured },
    { label: t('paid.refunded'), amount: refunded },
  ].flatMap(({ label, amount }) => (amount && amount.amount > 0 ? [{ label, value: money(amount) }] : []))
  if (isChanged) rows.unshift({ label: t('paid.comesTo'), value: money(comesTo) })
  if (freight) rows.unshift({ label: t('paid.freight'), value: money(freight.amount) })
  return rows.length > 0 ? (
    <div className="mt-3 text-ink-2">
      <Leaders rows={rows} />
    </div>
  ) : null
}
