'use client'
import type { Order } from '@toyline/contracts'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { useRefusals } from '../checkout/checkout-refusals.ts'
import { returnPath } from '../checkout/pay.ts'
import { PAYMENT_ID } from '../checkout/payment-picker.tsx'
import type { Way } from '../checkout/ways-to-pay.ts'
import { PayForm } from './pay-form.tsx'

type Props = { order: Order; token: string | undefined; ways: Way[]; isGuest: boolean }

/** Another try at paying an order whose toys are still reserved. */
export function PayAgain({ order, token, ways, isGuest }: Props) {
  const { to } = useLocale()
  const t = useWords('order')
  const refusals = useRefusals()
  return (
    <section aria-labelledby="pay-again" className="mt-8 max-w-2xl">
      <SectionHead id="pay-again">{t('payAnother')}</SectionHead>
      <PayForm
        ways={ways}
        isGuest={isGuest}
        amount={order.totals.total}
        country={order.billTo.country}
        lines={order.lines}
        problems={[{ fieldId: PAYMENT_ID, message: refusals.declined(order.payment.decline) }]}
        pay={async (payment, key) => {
          const body = { payment, returnPath: to(returnPath(order.id)), ...(token ? { token } : {}) }
          const answer = await callApi('retryPayment', { params: { id: order.id as `ord_${string}` }, body }, { key, timeoutMs: 30_000 })
          return { ...answer, lookupToken: answer.lookupToken ?? token ?? null }
        }}
        label={t('payNow')}
      />
    </section>
  )
}
