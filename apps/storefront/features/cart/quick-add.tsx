'use client'
import { CaseButton } from '@toyline/ui/controls/case-button'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { setInOrder, useQuantityOf } from './cart-store.ts'

type Props = { variantId: string; title: string; casePack: number; children: ReactNode }

/** The button of a card: one press, one case. */
export function QuickAdd({ variantId, title, casePack, children }: Props) {
  const { market } = useLocale().locale
  const t = useWords('live')
  const quantity = useQuantityOf(variantId)
  const cases = Math.ceil(quantity / casePack)
  return (
    <CaseButton
      label={t('order.addCase', { title })}
      cases={cases}
      casePack={casePack}
      count={cases > 0 ? t('order.inOrder', { count: cases }) : undefined}
      fewer={t('order.fewer', { title })}
      onFewer={() => setInOrder(market, [{ variantId, title, isShown: true, quantity: Math.max(0, quantity - casePack) }])}
    >
      {children}
    </CaseButton>
  )
}
