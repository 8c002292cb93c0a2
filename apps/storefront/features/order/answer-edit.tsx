'use client'
import type { Order, OrderEdit } from '@toyline/contracts'
import { newId } from '@toyline/contracts/new-id'
import { Button } from '@toyline/ui/controls/button'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { useRef } from 'react'
import { ApiProblem, callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { orderPath, returnPath } from '../checkout/pay.ts'
import type { Way } from '../checkout/ways-to-pay.ts'
import { useRequest } from '../ui/use-request.ts'
import { EditedGoods } from './order-edits.tsx'
import { PayForm } from './pay-form.tsx'

type Props = { order: Order; edit: OrderEdit; token: string | undefined; ways: Way[]; isGuest: boolean }

/** What the seller proposes to add: what would change, and yes or no. Yes is an order of its own, which is paid by itself. */
export function AnswerEdit({ order, edit, token, ways, isGuest }: Props) {
  const { locale, to, money } = useLocale()
  const t = useWords('order')
  const { isBusy, said, run } = useRequest()
  const supplementId = useRef<`ord_${string}` | null>(null)
  const { totals, until } = edit
  if (!totals || !until) return null
  const params = { id: order.id as `ord_${string}`, editId: edit.id as `edit_${string}` }
  const proof = token ? { token } : {}
  const day = new Intl.DateTimeFormat(locale.tag, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(until))
  const decline = (
    <Button
      size="large"
      onClick={() => void run(() => callApi('declineEdit', { params, body: proof }))}
      busy={isBusy ? t('edit.working') : undefined}
    >
      {t('edit.decline')}
    </Button>
  )
  return (
    <section aria-labelledby={edit.id} className="no-print mt-8 max-w-2xl">
      <SectionHead id={edit.id}>{t('edit.proposed')}</SectionHead>
      <p className="max-w-measure">{t('edit.proposedText')}</p>
      <EditedGoods edit={edit} />
      <p suppressHydrationWarning className="num mt-3 max-w-measure text-ink-2">
        {t('edit.until', { until: day })}
      </p>
      {said ? (
        <Notice kind="problem" live className="mt-4">
          {said}
        </Notice>
      ) : null}
      <div className="mt-4">
        {ways.length > 0 ? (
          <PayForm
            ways={ways}
            isGuest={isGuest}
            amount={totals.total}
            country={order.billTo.country}
            usual={order.payment.method}
            lines={edit.lines}
            pay={async (payment, key) => {
              supplementId.current ??= newId('ord')
              const body = { ...proof, orderId: supplementId.current, payment, returnPath: to(returnPath(supplementId.current)) }
              try {
                return await callApi('acceptEdit', { params, body }, { key, timeoutMs: 30_000 })
              } catch (error) {
                // The id of an order that has ended is spent; a request that was not answered keeps it.
                if (!(error instanceof ApiProblem) || !error.isUncertain) supplementId.current = null
                throw error
              }
            }}
            declinedPlace={(answer) => to(orderPath(answer))}
            label={t('edit.accept', { total: money(totals.total) })}
          >
            {decline}
          </PayForm>
        ) : (
          <div className="flex flex-wrap gap-3">
            <Button look="primary" size="large" onClick={() => location.reload()}>
              {t('edit.answer')}
            </Button>
            {decline}
          </div>
        )}
      </div>
    </section>
  )
}
