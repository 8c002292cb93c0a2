'use client'
import type { Money, Order, PaymentChoice } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import type { FormProblem } from '@toyline/ui/controls/error-summary'
import { typedBefore } from '@toyline/ui/controls/typed-before.ts'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { ApiProblem, newKey } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import type { CardFieldsHandle } from '../checkout/card-fields.tsx'
import { useRefusals } from '../checkout/checkout-refusals.ts'
import { keepOrderToken, nextPlace, paymentChoice } from '../checkout/pay.ts'
import { PAYMENT_ID, PaymentPicker } from '../checkout/payment-picker.tsx'
import { isUsable, type Way, wantsKept } from '../checkout/ways-to-pay.ts'
import { useAttention } from '../ui/use-attention.ts'

type Props = {
  ways: Way[]
  isGuest: boolean
  amount: Money
  country: string
  /** As the buyer paid before, which is chosen from the start. */
  usual?: Order['payment']['method'] | undefined
  /** What is for sale, by name, should some of it be sold out. */
  lines: readonly { variantId: string; title: string }[]
  /** What is wrong from the start. */
  problems?: FormProblem[]
  /** Pays: the same choice with the same key until it is answered. */
  pay: (choice: PaymentChoice, key: string) => Promise<Order>
  /** Where to go with an answer that leads nowhere by itself; null stays here, and says why it was declined. */
  declinedPlace?: (answer: Order) => string | null
  label: string
  children?: ReactNode
}

/** Chooses a way to pay and pays with it. What comes of it may be another page. */
export function PayForm({ ways, isGuest, amount, country, usual, lines, pay, declinedPlace, label, children, ...given }: Props) {
  const { to } = useLocale()
  const t = useWords('order')
  const refusals = useRefusals()
  const usable = ways.filter((way) => isUsable(way, { isGuest }))
  const [chosen, setChosen] = useState((usable.find(({ method }) => method.method === usual) ?? usable[0])?.value ?? '')
  const [problems, setProblems] = useState<FormProblem[]>(given.problems ?? [])
  const attention = useAttention()
  const [isSending, setSending] = useState(false)
  const isRunning = useRef(false)
  const card = useRef<CardFieldsHandle>(null)
  const form = useRef<HTMLFormElement>(null)
  const unanswered = useRef<{ choice: PaymentChoice; key: string } | null>(null)

  useEffect(() => {
    const { payment } = typedBefore(form.current)
    if (payment) setChosen(payment)
  }, [])

  async function send() {
    const way = usable.find(({ value }) => value === chosen)
    if (isRunning.current || !way) return
    isRunning.current = true
    setSending(true)
    try {
      unanswered.current ??= { choice: await paymentChoice(way, card.current, wantsKept(form.current)), key: newKey() }
      const answer = await pay(unanswered.current.choice, unanswered.current.key)
      unanswered.current = null
      keepOrderToken(answer)
      const place = nextPlace(answer, to) ?? declinedPlace?.(answer)
      if (place) return location.assign(place)
      setProblems([{ fieldId: PAYMENT_ID, message: refusals.declined(answer.payment.decline) }])
    } catch (error) {
      if (error instanceof ApiProblem && !error.isUncertain) unanswered.current = null
      setProblems(error instanceof ApiProblem ? refusals.of(error, lines) : [{ fieldId: PAYMENT_ID, message: refusals.card(error) }])
    }
    isRunning.current = false
    setSending(false)
  }
  return (
    <CheckedForm
      {...attention}
      ref={form}
      method="post"
      problems={problems}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <PaymentPicker
        ways={ways}
        isGuest={isGuest}
        chosen={chosen}
        usual={usual}
        onChoose={(value) => {
          setChosen(value)
          unanswered.current = null
        }}
        country={country}
        amount={amount}
        card={card}
        isRefused={problems.length > 0}
        onCardEdited={() => {
          unanswered.current = null
        }}
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" look="primary" size="large" busy={isSending ? t('paying') : undefined} disabled={usable.length === 0}>
          {label}
        </Button>
        {children}
      </div>
    </CheckedForm>
  )
}
