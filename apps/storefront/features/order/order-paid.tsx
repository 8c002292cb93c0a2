'use client'
import type { Order } from '@toyline/contracts'
import { Leaders } from '@toyline/ui/order/leaders'
import { useLocale, useWords } from '#words/client.tsx'

/** What of an order was taken, or charged to the account, and what was given back; nothing where that is nothing. */
export function OrderPaid({ payment: { method, captured, refunded } }: Pick<Order, 'payment'>) {
  const { money } = useLocale()
  const t = useWords('order')
  const rows = [
    { label: t(method === 'invoice' ? 'paid.charged' : 'paid.captured'), amount: captured },
    { label: t('paid.refunded'), amount: refunded },
  ].flatMap(({ label, amount }) => (amount && amount.amount > 0 ? [{ label, value: money(amount) }] : []))
  return rows.length > 0 ? (
    <div className="mt-3 text-ink-2">
      <Leaders rows={rows} />
    </div>
  ) : null
}
