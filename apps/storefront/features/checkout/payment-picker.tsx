'use client'
import type { PaymentMethod } from '@toyline/contracts'
import type { ReactNode, Ref } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { Field } from '../ui/field.tsx'
import { Link } from '../ui/link.tsx'
import { CardFields, type CardFieldsHandle } from './card-fields.tsx'

type Props = {
  methods: PaymentMethod[]
  isGuest: boolean
  chosen: string
  onChoose: (provider: string) => void
  poNumber: string
  onPoNumber: (text: string) => void
  country: string
  card: Ref<CardFieldsHandle>
  onCardEdited: () => void
  cardError: string | undefined
}

export const PAYMENT_ID = 'payment'

/** The ways to pay, with what each needs. */
export function PaymentPicker({ methods, isGuest, chosen, onChoose, poNumber, onPoNumber, country, card, onCardEdited, cardError }: Props) {
  const t = useWords('checkout')
  if (methods.length === 0) return <p>{t('pay.none')}</p>
  return (
    <fieldset id={PAYMENT_ID} tabIndex={-1} className="divide-y divide-line border border-line-strong bg-card outline-offset-2">
      <legend className="sr-only">{t('step.pay')}</legend>
      {methods.map(({ provider, method, fieldsUrl, test }) => (
        <div key={provider} className="p-4">
          <label className="flex min-h-7 items-center gap-3 font-semibold">
            <input
              type="radio"
              name="payment"
              value={provider}
              checked={chosen === provider}
              disabled={method === 'invoice' && isGuest}
              onChange={() => onChoose(provider)}
              className="check"
            />
            {t(`method.${method}`)}
          </label>
          {method === 'invoice' && isGuest ? (
            <p className="mt-1 pl-7 text-ink-2 text-sm">
              {t.rich('pay.withAccount', { signIn: (inside) => <SignInToPay>{inside}</SignInToPay> })}
            </p>
          ) : null}
          {chosen === provider && method === 'card' && fieldsUrl ? (
            <div className="mt-4">
              <CardFields provider={provider} fieldsUrl={fieldsUrl} country={country} onEdited={onCardEdited} ref={card} />
              {cardError ? (
                <p role="alert" className="mt-1 font-semibold text-sm text-tomato">
                  {cardError}
                </p>
              ) : null}
              {test ? <p className="num mt-2 text-ink-2 text-sm">{t('pay.test')}</p> : null}
            </div>
          ) : null}
          {chosen === provider && method === 'invoice' ? (
            <Field
              id="po-number"
              className="mt-4 max-w-sm"
              label={t('pay.po')}
              isOptional
              hint={t('pay.poHint')}
              value={poNumber}
              onChange={(event) => onPoNumber(event.target.value)}
              maxLength={60}
              autoComplete="off"
            />
          ) : null}
        </div>
      ))}
    </fieldset>
  )
}

/** Signs in and comes back to the checkout. */
export function SignInToPay({ children }: { children: ReactNode }) {
  const { to } = useLocale()
  return (
    <Link href={`/sign-in?next=${encodeURIComponent(to('/checkout'))}`} className="link">
      {children}
    </Link>
  )
}
