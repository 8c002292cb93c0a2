'use client'
import type { AddressFormat } from '@toyline/addresses/form'
import type { Cart, MarketId, PaymentMethod, Profile, SavedAddress } from '@toyline/contracts'
import type { ReactNode } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { AddressFields } from '../addresses/address-fields.tsx'
import { ErrorSummary } from '../ui/error-summary.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { CheckoutSum } from './checkout-sum.tsx'
import { DeliveryPicker } from './delivery-picker.tsx'
import { PaymentPicker } from './payment-picker.tsx'
import { SavedAddresses } from './saved-addresses.tsx'
import { useCheckout } from './use-checkout.ts'

export type CheckoutProps = {
  cart: Cart
  market: { id: MarketId; country: string }
  countries: { code: string; name: string }[]
  format: AddressFormat
  me: Profile | null
  saved: SavedAddress[]
  methods: PaymentMethod[]
}

export function CheckoutForm(props: CheckoutProps) {
  const { to, money } = useLocale()
  const t = useWords('checkout')
  const { cart, countries, me, saved, methods } = props
  const checkout = useCheckout(props)
  const { ship, bill, draft, set, quote, problems } = checkout
  const locked = draft.held !== null
  const total = quote.quote?.totals?.total
  return (
    <form
      noValidate
      method="post"
      onSubmit={(event) => {
        event.preventDefault()
        void checkout.submit()
      }}
      className="mt-6 grid items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]"
    >
      <div className="space-y-10">
        <noscript>
          <Notice kind="warning">{t('noScript')}</Notice>
        </noscript>
        <ErrorSummary problems={problems} attempt={checkout.attempt} />
        {draft.held ? <Notice kind="note">{t('held', { number: draft.held.number })}</Notice> : null}
        <Step number={1} title={t('step.where')}>
          <fieldset disabled={locked} className="min-w-0 space-y-4">
            {me ? (
              <p>{t.rich('signedIn', { email: me.email, strong: (inside) => <strong>{inside}</strong> })}</p>
            ) : (
              <Field
                id="email"
                type="email"
                label={t('email')}
                hint={t('emailHint')}
                value={draft.email}
                onChange={(event) => checkout.changeEmail(event.target.value)}
                onBlur={checkout.leaveEmail}
                error={checkout.emailError}
                autoComplete="email"
                maxLength={254}
                required
              />
            )}
            <SavedAddresses
              saved={saved.filter(({ country }) => countries.some(({ code }) => code === country))}
              onChoose={ship.replace}
              current={ship.value}
            />
            <AddressFields prefix="ship" purpose="shipping" state={ship} countries={countries} />
            <label className="flex min-h-9 items-center gap-3">
              <input
                type="checkbox"
                className="check"
                checked={!draft.hasOwnBilling}
                onChange={(event) => set({ hasOwnBilling: !event.target.checked })}
              />
              {t('sameAddress')}
            </label>
            {draft.hasOwnBilling ? (
              <fieldset className="min-w-0 border-line border-l-4 pl-4">
                <legend className="mb-3 font-semibold text-lg">{t('billTo')}</legend>
                <AddressFields prefix="bill" purpose="billing" state={bill} countries={countries} />
              </fieldset>
            ) : null}
          </fieldset>
        </Step>
        <Step number={2} title={t('step.travel')}>
          <DeliveryPicker quote={quote} chosen={draft.shippingMethod} disabled={locked} onChoose={(id) => set({ shippingMethod: id })} />
        </Step>
        <Step number={3} title={t('step.pay')}>
          <PaymentPicker
            methods={methods}
            isGuest={!me}
            chosen={checkout.method?.provider ?? ''}
            onChoose={(provider) => set({ provider })}
            poNumber={draft.poNumber}
            onPoNumber={(poNumber) => set({ poNumber })}
            country={draft.hasOwnBilling ? bill.value.country : ship.value.country}
            card={checkout.card}
            onCardEdited={checkout.cardEdited}
            cardError={checkout.cardError}
          />
        </Step>
        <Step number={4} title={t('step.order')}>
          <Field
            id="note"
            label={t('note')}
            isOptional
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
            maxLength={1000}
            autoComplete="off"
            disabled={locked}
          />
        </Step>
      </div>
      <CheckoutSum cart={cart} quote={quote.quote} isLoading={quote.isLoading}>
        <button
          type="submit"
          className="button button-primary mt-5 min-h-12 w-full text-lg"
          disabled={checkout.isSending || quote.isLoading || methods.length === 0}
        >
          {checkout.isSending
            ? t('placing')
            : quote.isLoading
              ? t('reckoning')
              : total
                ? t('placeFor', { total: money(total) })
                : t('place')}
        </button>
        <p role="status" className="sr-only">
          {checkout.isSending ? t('placingWait') : ''}
        </p>
        <p className="mt-3 text-ink-2 text-sm">
          {t.rich('agree', {
            terms: (inside) => (
              <a href={to('/terms')} target="_blank" rel="noreferrer" className="link">
                {inside}
              </a>
            ),
          })}
        </p>
      </CheckoutSum>
    </form>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = `step-${number}`
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-4 flex items-baseline gap-3 border-ink border-b-2 pb-2 text-xl sm:text-2xl">
        <span className="num text-primary" aria-hidden="true">
          {number}
        </span>
        {title}
      </h2>
      {children}
    </section>
  )
}
