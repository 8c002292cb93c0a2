'use client'
import type { Money, PaymentMethod, SavedMethod } from '@toyline/contracts'
import { CheckField } from '@toyline/ui/controls/check-field'
import { FieldError } from '@toyline/ui/controls/field-frame'
import { type RadioCard, RadioCards } from '@toyline/ui/controls/radio-cards'
import { Notice } from '@toyline/ui/frame/notice'
import { lazy, type Ref, Suspense, useState } from 'react'
import { useWords } from '#words/client.tsx'
import { hidden } from '../ui/hidden.tsx'
import { CardFields, type CardFieldsHandle } from './card-fields.tsx'
import { Folded } from './folded.tsx'
import { SignInToPay } from './sign-in-to-pay.tsx'
import { expiryOf, isUsable, KEEP_CARD, type Way } from './ways-to-pay.ts'

type Props = {
  ways: Way[]
  isGuest: boolean
  chosen: string
  /** Another way was chosen, which cannot be had any more. */
  isGone?: boolean
  /** As the buyer paid last, which they need not choose again. */
  usual?: PaymentMethod['method'] | undefined
  onChoose: (value: string) => void
  country: string
  amount: Money
  card: Ref<CardFieldsHandle>
  onCardEdited: () => void
  cardError?: string | undefined
  /** What was chosen did not work: all the ways are shown, so that another can be taken. */
  isRefused?: boolean
}

export const PAYMENT_ID = 'payment'

/** Brings Stripe's script, which nobody needs who pays otherwise. */
const StripeFields = lazy(() => import('./stripe-fields.tsx'))

/** The ways to pay, with what each needs. */
export function PaymentPicker({
  ways,
  isGuest,
  chosen,
  isGone,
  usual,
  onChoose,
  country,
  amount,
  card,
  onCardEdited,
  cardError,
  isRefused,
}: Props) {
  const t = useWords('checkout')
  const due = (days: number | null) => (days === null ? null : t('pay.invoice', { days }))
  const [isOpen, setOpen] = useState(false)
  if ((isRefused || isGone) && !isOpen) setOpen(true)
  if (ways.length === 0) return <Notice kind="warning">{t('pay.none')}</Notice>
  const taken = ways.find(({ value }) => value === chosen)
  const isAsUsual = taken && (taken.saved !== null || (taken.method.method === 'invoice' && usual === 'invoice'))
  const nameOf = ({ brand, last4 }: SavedMethod) => t('kept.name', { brand, last4 })
  const hasKept = ways.some(({ saved }) => saved)
  if (isAsUsual && !isOpen)
    return (
      <Folded change={t.rich('change.payment', { hidden })} disabled={false} onChange={() => setOpen(true)}>
        <p className="num font-semibold">{taken.saved ? nameOf(taken.saved) : t('method.invoice')}</p>
        <p className="num text-ink-2 text-sm">
          {taken.saved ? t('kept.expires', { date: expiryOf(taken.saved) }) : due(taken.method.dueDays)}
        </p>
      </Folded>
    )
  const kept = (way: Way, saved: SavedMethod): RadioCard => {
    const isGood = isUsable(way, { isGuest })
    const date = expiryOf(saved)
    return { value: way.value, label: nameOf(saved), note: t(isGood ? 'kept.expires' : 'kept.expired', { date }), disabled: !isGood }
  }
  const offered = ({ provider, method, fields, keeps, test, dueDays }: PaymentMethod): RadioCard => ({
    value: provider,
    label: fields?.kind === 'paypal' ? t('method.paypal') : method === 'card' && hasKept ? t('kept.other') : t(`method.${method}`),
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
          {keeps && !isGuest ? (
            <CheckField id={KEEP_CARD} name={KEEP_CARD} label={t('kept.keep')} hint={t('kept.keepHint')} className="mt-3" />
          ) : null}
          {test ? <p className="num mt-2 text-ink-2 text-sm">{t('pay.test')}</p> : null}
        </>
      ) : null,
  })
  return (
    <>
      {isGone && !isRefused ? (
        <Notice kind="warning" live className="mb-4">
          {t('pay.gone')}
        </Notice>
      ) : null}
      <RadioCards
        id={PAYMENT_ID}
        name="payment"
        legend={t('pay.title')}
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
        cards={ways.map((way) => (way.saved ? kept(way, way.saved) : offered(way.method)))}
      />
    </>
  )
}
