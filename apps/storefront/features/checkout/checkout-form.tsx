'use client'
import type { AddressFormat } from '@toyline/addresses/form'
import type { Cart, FreightExtra, MarketId, PaymentMethod, Profile, SavedMethod } from '@toyline/contracts'
import { Button } from '@toyline/ui/controls/button'
import { CheckField } from '@toyline/ui/controls/check-field'
import { CheckedForm } from '@toyline/ui/controls/checked-form'
import { TextField } from '@toyline/ui/controls/text-field'
import { Notice } from '@toyline/ui/frame/notice'
import { SectionHead } from '@toyline/ui/frame/section-head'
import { lazy, type ReactNode, Suspense } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import { AddressFields } from '../addresses/address-fields.tsx'
import { useAttention } from '../ui/use-attention.ts'
import { CheckoutSum } from './checkout-sum.tsx'
import { DeliveryPicker } from './delivery-picker.tsx'
import type { KnownAddress } from './known-addresses.ts'
import { OrderMarks } from './order-marks.tsx'
import { PAYMENT_ID, PaymentPicker } from './payment-picker.tsx'
import { ShipTo } from './ship-to.tsx'
import { useCheckout } from './use-checkout.ts'

export type CheckoutProps = {
  cart: Cart
  market: { id: MarketId; country: string; returnDays: number }
  countries: { code: string; name: string }[]
  format: AddressFormat
  me: Profile | null
  /** Addresses that need not be written again, the likeliest first. */
  known: KnownAddress[]
  /** What the buyer chose last time. */
  usual: { shippingMethod: string; freightExtras: FreightExtra[]; method: PaymentMethod['method'] } | null
  methods: PaymentMethod[]
  /** The buyer's kept cards, the newest first. */
  saved: SavedMethod[]
}

const PayPalButtons = lazy(() => import('./paypal-buttons.tsx'))

const EMAIL = /^[^\s@<>()[\],;:\\"]+@[^\s@.]+(\.[^\s@.]+)+$/

export function CheckoutForm(props: CheckoutProps) {
  const { to, money } = useLocale()
  const t = useWords('checkout')
  const attention = useAttention()
  const { cart, countries, me, known, usual } = props
  const checkout = useCheckout(props)
  const { ship, bill, draft, set, quote } = checkout
  const locked = draft.held !== null
  const besides = (path: string) => (inside: ReactNode) => (
    <a href={to(path)} target="_blank" rel="noreferrer" className="link">
      {inside}
    </a>
  )
  const total = quote.quote?.totals?.total
  const { way } = checkout
  return (
    <CheckedForm
      {...attention}
      ref={checkout.form}
      method="post"
      problems={checkout.problems}
      onSubmit={(event) => {
        event.preventDefault()
        void checkout.submit()
      }}
      className="mt-6"
    >
      <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="space-y-10">
          <noscript>
            <Notice kind="warning">{t('noScript')}</Notice>
          </noscript>
          {draft.held ? <Notice kind="note">{t('held', { number: draft.held.number })}</Notice> : null}
          <Step number={1} title={t('step.where')}>
            <fieldset disabled={locked} className="min-w-0 space-y-4">
              {me ? null : (
                <TextField
                  id="email"
                  name="email"
                  type="email"
                  label={t('email')}
                  hint={t('emailHint')}
                  value={draft.email}
                  onChange={(event) => set({ email: event.target.value })}
                  complaints={{ valueMissing: t('badEmail'), typeMismatch: t('badEmail') }}
                  check={(text) => (EMAIL.test(text.trim()) ? undefined : t('badEmail'))}
                  autoComplete="email"
                  maxLength={254}
                  required
                />
              )}
              <ShipTo known={known} state={ship} countries={countries} disabled={locked} />
              <CheckField
                id="same-address"
                name="same-address"
                label={t('sameAddress')}
                checked={!draft.hasOwnBilling}
                onChange={(event) => set({ hasOwnBilling: !event.target.checked })}
              />
              {draft.hasOwnBilling ? (
                <fieldset className="min-w-0 border-line border-l-4 pl-4">
                  <legend className="mb-3 font-semibold text-lg">{t('billTo')}</legend>
                  <AddressFields prefix="bill" purpose="billing" state={bill} countries={countries} />
                </fieldset>
              ) : null}
            </fieldset>
          </Step>
          <Step number={2} title={t('step.travel')}>
            <DeliveryPicker
              quote={quote}
              chosen={checkout.shippingMethod}
              usual={usual?.shippingMethod ?? null}
              disabled={locked}
              onChoose={(id) => set({ shippingMethod: id })}
              extras={checkout.freightExtras}
              onExtras={(freightExtras) => set({ freightExtras })}
              delivery={draft.delivery ?? 'together'}
              onDelivery={(delivery) => set({ delivery })}
            />
          </Step>
          <Step number={3} title={t('step.pay')}>
            <PaymentPicker
              ways={checkout.offered}
              isGuest={!me}
              chosen={way?.value ?? ''}
              isGone={checkout.isWayGone}
              usual={usual?.method}
              onChoose={(provider) => set({ provider })}
              country={draft.hasOwnBilling ? bill.value.country : ship.value.country}
              amount={total ?? cart.subtotal}
              card={checkout.card}
              onCardEdited={checkout.cardEdited}
              cardError={checkout.cardError}
              isRefused={checkout.problems.some(({ fieldId }) => fieldId === PAYMENT_ID)}
            />
          </Step>
          <Step number={4} title={t('step.order')}>
            <OrderMarks poNumber={draft.poNumber} note={draft.note} onChange={set} disabled={locked} folded={!me} />
          </Step>
        </div>
        <CheckoutSum cart={cart} quote={quote.quote} isLoading={quote.isLoading}>
          <PlaceOrder checkout={checkout} currency={cart.subtotal.currency}>
            <Button
              type="submit"
              look="primary"
              size="large"
              wide
              className="mt-5"
              busy={checkout.isSending ? t('placing') : quote.isLoading ? t('reckoning') : undefined}
              // Before the scripts run, pressing it would throw away what was typed.
              disabled={!checkout.isAlive || checkout.offered.length === 0}
            >
              {way?.method.fields?.kind === 'paypal' ? t('toPayPal') : total ? t('placeFor', { total: money(total) }) : t('place')}
            </Button>
          </PlaceOrder>
          <p role="status" className="sr-only">
            {checkout.isSending ? t('placingWait') : ''}
          </p>
          <p className="mt-3 text-ink-2 text-sm">
            {t.rich('agree', { terms: besides('/terms'), returns: besides('/returns'), days: props.market.returnDays })}
          </p>
        </CheckoutSum>
      </div>
    </CheckedForm>
  )
}

/** PayPal's own buttons where PayPal is chosen and they can be had; else the button of the form. */
function PlaceOrder({ checkout, currency, children }: { checkout: ReturnType<typeof useCheckout>; currency: string; children: ReactNode }) {
  const { way, paypal, isAlive } = checkout
  const fields = way?.method.fields
  if (!isAlive || fields?.kind !== 'paypal') return children
  return (
    <Suspense fallback={children}>
      <PayPalButtons clientId={fields.clientId} currency={currency} handle={paypal}>
        {children}
      </PayPalButtons>
    </Suspense>
  )
}

function Step({ number, title, children }: { number: number; title: string; children: ReactNode }) {
  const id = `step-${number}`
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id}>
        <span className="num mr-2 text-primary" aria-hidden="true">
          {number}
        </span>
        {title}
      </SectionHead>
      {children}
    </section>
  )
}
