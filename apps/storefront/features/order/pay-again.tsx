'use client'
import type { Order, PaymentMethod } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import type { FormProblem } from '@toyline/ui/controls/error-summary'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { useRef, useState } from 'react'
import { ApiProblem, callApi, newKey } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import type { CardFieldsHandle } from '../checkout/card-fields.tsx'
import { useRefusals } from '../checkout/checkout-refusals.ts'
import { keepOrderToken, nextPlace, paymentChoice, returnPath } from '../checkout/pay.ts'
import { PAYMENT_ID, PaymentPicker } from '../checkout/payment-picker.tsx'
import { useAttention } from '../ui/use-attention.ts'

type Props = { order: Order; token: string | undefined; methods: PaymentMethod[]; isGuest: boolean }

/** Another try at paying an order whose toys are still reserved. */
export function PayAgain({ order, token, methods, isGuest }: Props) {
  const { to } = useLocale()
  const t = useWords('order')
  const refusals = useRefusals()
  const usable = methods.filter(({ method }) => !isGuest || method !== 'invoice')
  const [provider, setProvider] = useState(usable[0]?.provider ?? '')
  const [problems, setProblems] = useState<FormProblem[]>([{ fieldId: PAYMENT_ID, message: refusals.declined(order.payment.decline) }])
  const attention = useAttention()
  const [isSending, setSending] = useState(false)
  const isRunning = useRef(false)
  const card = useRef<CardFieldsHandle>(null)
  const unanswered = useRef<{ body: object; key: string } | null>(null)

  async function pay() {
    const method = usable.find((one) => one.provider === provider)
    if (isRunning.current || !method) return
    isRunning.current = true
    setSending(true)
    try {
      const sent = unanswered.current ?? {
        body: {
          payment: await paymentChoice(method, card.current),
          returnPath: to(returnPath(order.id)),
          ...(token ? { token } : {}),
        },
        key: newKey(),
      }
      unanswered.current = sent
      const answer = await callApi(
        'retryPayment',
        { params: { id: order.id as `ord_${string}` }, body: sent.body as never },
        { key: sent.key, timeoutMs: 30_000 },
      )
      unanswered.current = null
      keepOrderToken(answer)
      const place = nextPlace({ ...answer, lookupToken: answer.lookupToken ?? token ?? null }, to)
      if (place) return location.assign(place)
      setProblems([{ fieldId: PAYMENT_ID, message: refusals.declined(answer.payment.decline) }])
    } catch (error) {
      if (error instanceof ApiProblem && !error.isUncertain) unanswered.current = null
      setProblems(error instanceof ApiProblem ? refusals.of(error, order.lines) : [{ fieldId: PAYMENT_ID, message: refusals.card(error) }])
    }
    isRunning.current = false
    setSending(false)
  }
  return (
    <section aria-labelledby="pay-again" className="mt-8 max-w-2xl">
      <SectionHead id="pay-again">{t('payAnother')}</SectionHead>
      <CheckedForm
        {...attention}
        method="post"
        problems={problems}
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void pay()
        }}
      >
        <PaymentPicker
          methods={methods}
          isGuest={isGuest}
          chosen={provider}
          onChoose={(chosen) => {
            setProvider(chosen)
            unanswered.current = null
          }}
          country={order.billTo.country}
          amount={order.totals.total}
          card={card}
          onCardEdited={() => {
            unanswered.current = null
          }}
        />
        <Button type="submit" look="primary" size="large" wide busy={isSending ? t('paying') : undefined} disabled={usable.length === 0}>
          {t('payNow')}
        </Button>
      </CheckedForm>
    </section>
  )
}
