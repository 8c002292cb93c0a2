'use client'
import type { Money } from '@toyline/contracts'
import type { Goal } from '@toyline/ui/order/progress'
import type { Words } from '#words/words.ts'
import type { OrderView } from './order-view.ts'

/** How far the order is from the least that it must come to, and from free freight; nothing where the market has no such sum. */
export function goalsOf(
  { subtotal, minimum, freeFreight }: Pick<OrderView, 'subtotal' | 'minimum' | 'freeFreight'>,
  t: Words<'live'>,
  money: (amount: Money) => string,
): { minimum?: Goal; freight?: Goal } {
  const value = subtotal?.amount ?? 0
  const far = (missing: Money, met: boolean, reached: string) => (met ? reached : t('order.toGo', { missing: money(missing) }))
  return {
    ...(minimum && {
      minimum: {
        label: t('order.minimum'),
        value,
        max: minimum.amount.amount,
        words: far(minimum.missing, minimum.met, t('order.reached')),
      },
    }),
    ...(freeFreight && {
      freight: {
        label: t('order.freight'),
        value,
        max: freeFreight.threshold.amount,
        words: far(freeFreight.missing, freeFreight.met, t('order.free')),
      },
    }),
  }
}
