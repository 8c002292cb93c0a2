'use client'
import type { Money, PaymentMethod } from '@toyline/contracts'
import { FieldError } from '@toyline/ui/controls/field-frame'
import { RadioCards } from '@toyline/ui/controls/radio-cards'
import { Notice } from '@toyline/ui/frame/notice'
import { lazy, type Ref, Suspense, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'
import { CardFields, type CardFieldsHandle } from './card-fields.tsx'
import { Folded } from './folded.tsx'
import { SignInToPay } from './sign-in-to-pay.tsx'

type Props = {
  methods: PaymentMethod[]
  isGuest: boolean
  chosen: string
  /** As the buyer paid last, which they need not choose again. */
  usual?: PaymentMethod['method'] | undefined
  onChoose: (provider: string) => void
  country: string
  amount: Money
  card: Ref<CardFieldsHandle>
  onCardEdited: () => void
  cardError?: string | undefined
}

export const PAYMENT_ID = 'payment'

/** Brings Stripe's script, which nobody needs who pays otherwise. */
const StripeFields = lazy(() => import('./stripe-fields.tsx'))

/** The ways to pay, with what each needs. */
export function PaymentPicker({ methods, isGuest, chosen, usual, onChoose, country, amount, card, onCardEdited, cardError }: Props) {
  const t = useWords('checkout')
  const due = (days: number | null) => (days === null ? null : t('pay.invoice', { days }))
  const [isOpen, setOpen] = useState(false)
  if (methods.length === 0) return <Notice kind="warning">{t('pay.none')}</Notice>
  const taken = methods.find(({ provider }) => provider === chosen)
  if (taken?.method === 'invoice' && usual === 'invoice' && !isOpen)
    return (
      <Folded change={t.rich('change.payment', { hidden })} disabled={false} onChange={() => setOpen(true)}>
        <p className="font-semibold">{t('method.invoice')}</p>
        <p className="num text-ink-2 text-sm">{due(taken.dueDays)}</p>
      </Folded>
    )
  return (
    <RadioCards
      id={PAYMENT_ID}
      name="payment"
      legend={t('pay.title')}
      value={chosen}
      onChange={(event) => onChoose(event.target.value)}
      cards={methods.map(({ provider, method, fields, test, dueDays }) => ({
        value: provider,
        label: t(`method.${fields?.kind === 'paypal' ? 'paypal' : method}`),
        note:
          fields?.kind === 'paypal'
            ? t(test ? 'pay.paypalTest' : 'pay.paypal')
            : method === 'card'
              ? undefined
              : isGuest
                ? t.rich('pay.withAccount', { signIn: (inside) => <SignInToPay>{inside}</SignInToPay> })
                : due(dueDays),
        disabled: method === 'invoice' && isGuest,
        more:
          chosen === provider && (fields?.kind === 'frame' || fields?.kind === 'stripe') ? (
            <>
              {fields.kind === 'frame' ? (
                <CardFields provider={provider} fieldsUrl={fields.url} country={country} onEdited={onCardEdited} ref={card} />
              ) : (
                <Suspense fallback={<div className="skeleton min-h-56" />}>
                  <StripeFields publishableKey={fields.publishableKey} amount={amount} onEdited={onCardEdited} ref={card} />
                </Suspense>
              )}
              <div role="alert">
                <FieldError id={PAYMENT_ID} error={cardError} />
              </div>
              {test ? <p className="num mt-2 text-ink-2 text-sm">{t('pay.test')}</p> : null}
            </>
          ) : null,
      }))}
    />
  )
}
