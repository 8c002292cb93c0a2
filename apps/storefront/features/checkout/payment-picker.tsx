'use client'
import type { PaymentMethod } from '@toyline/contracts'
import type { Ref } from 'react'
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
  if (methods.length === 0) return <p>No way to pay can be reached right now. Your cart is safe; please try again in a few minutes.</p>
  return (
    <fieldset id={PAYMENT_ID} tabIndex={-1} className="divide-y divide-line border border-line-strong bg-card outline-offset-2">
      <legend className="sr-only">How would you like to pay?</legend>
      {methods.map(({ provider, method, label, fieldsUrl, test }) => (
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
            {label}
          </label>
          {method === 'invoice' && isGuest ? (
            <p className="mt-1 pl-7 text-ink-2 text-sm">
              For customers with an account.{' '}
              <Link href="/sign-in?next=/checkout" className="link">
                Sign in
              </Link>
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
              {test ? (
                <p className="num mt-2 text-ink-2 text-sm">
                  This shop runs on test payments. Use card 4242 4242 4242 4242, any future date and any code; no money moves.
                </p>
              ) : null}
            </div>
          ) : null}
          {chosen === provider && method === 'invoice' ? (
            <Field
              id="po-number"
              className="mt-4 max-w-sm"
              label="Purchase order number"
              isOptional
              hint="Printed on the order and the invoice."
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
