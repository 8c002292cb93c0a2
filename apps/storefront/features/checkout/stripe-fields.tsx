'use client'
import type { Appearance, Stripe, StripeElements, StripePaymentElement } from '@stripe/stripe-js'
import { loadStripe } from '@stripe/stripe-js/pure'
import type { Money } from '@toyline/contracts'
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { useLocale, useWords } from '#words/client.tsx'
import type { CardFieldsHandle } from './card-fields.tsx'
import { CardProblem } from './card-problem.ts'

type Props = {
  publishableKey: string
  /** What the wallets show; it may change while the fields are filled in. */
  amount: Money
  onEdited: () => void
  ref: Ref<CardFieldsHandle>
}
type Opened = { stripe: Stripe; elements: StripeElements; element: StripePaymentElement }

const READY_TIMEOUT_MS = 10_000
const TOKEN_TIMEOUT_MS = 20_000

/**
 * Stripe's Payment Element: its script and its frames come from Stripe's own hosts, and no card number reaches this page. What it gives
 * is a confirmation token, which our server pays with.
 */
export default function StripeFields({ publishableKey, amount, onEdited, ref }: Props) {
  const t = useWords('checkout')
  const { locale } = useLocale()
  const { language } = locale
  const place = useRef<HTMLDivElement>(null)
  const opened = useRef<Opened | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'late'>('loading')
  const edited = useRef(onEdited)
  edited.current = onEdited
  const asked = useRef(amount)
  asked.current = amount

  useEffect(() => {
    let isGone = false
    const late = () => setState((now) => (now === 'loading' ? 'late' : now))
    const timer = setTimeout(late, READY_TIMEOUT_MS)
    loadStripe(publishableKey).then((stripe) => {
      if (isGone || !place.current) return
      if (!stripe) return late()
      const elements = stripe.elements({
        mode: 'payment',
        ...inStripesWords(asked.current),
        captureMethod: 'manual',
        allowedPaymentMethodTypes: ['card'],
        locale: language,
        appearance: appearance(),
      })
      const element = elements.create('payment')
      element.on('ready', () => setState('ready'))
      element.on('loaderror', late)
      element.on('change', () => edited.current())
      element.mount(place.current)
      opened.current = { stripe, elements, element }
    }, late)
    return () => {
      isGone = true
      clearTimeout(timer)
      opened.current?.element.destroy()
      opened.current = null
    }
  }, [publishableKey, language])

  useEffect(() => {
    void opened.current?.elements.update(inStripesWords(amount))
  }, [amount])

  useEffect(() => {
    const repaint = () => void opened.current?.elements.update({ appearance: appearance() })
    const chosen = new MutationObserver(repaint)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const system = matchMedia('(prefers-color-scheme: dark)')
    system.addEventListener('change', repaint)
    return () => {
      chosen.disconnect()
      system.removeEventListener('change', repaint)
    }
  }, [])

  useImperativeHandle(
    ref,
    () => ({
      focus: () => opened.current?.element.focus(),
      tokenise: (keep) => Promise.race([tokenise(opened.current, keep), silence()]),
    }),
    [],
  )

  return (
    <div>
      {state === 'late' ? <p className="mb-2 text-tomato">{t('card.late')}</p> : null}
      <div ref={place} className={state === 'loading' ? 'skeleton min-h-56' : ''} />
    </div>
  )
}

/** The Element says by its fields what is wrong with them; what this page says is in its own words. */
async function tokenise(opened: Opened | null, keep: boolean): Promise<string> {
  if (!opened) throw new CardProblem('notReady')
  const { stripe, elements } = opened
  // Stripe holds what the fields were opened for against what our server asks.
  elements.update({ setupFutureUsage: keep ? 'on_session' : null })
  const { error: incomplete } = await elements.submit()
  if (incomplete) throw new CardProblem('check')
  const params = { payment_method_data: { allow_redisplay: keep ? ('always' as const) : ('limited' as const) } }
  const { confirmationToken, error } = await stripe.createConfirmationToken({ elements, params })
  if (!confirmationToken) throw new CardProblem(error?.type === 'api_connection_error' ? 'silent' : 'check')
  return confirmationToken.id
}

function silence(): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new CardProblem('silent')), TOKEN_TIMEOUT_MS))
}

function inStripesWords({ amount, currency }: Money): { amount: number; currency: string } {
  return { amount, currency: currency.toLowerCase() }
}

/** Frames do not inherit our inks: they are told the ones of the theme that is shown now. */
function appearance(): Appearance {
  const shown = getComputedStyle(document.documentElement)
  const ink = (name: string) => shown.getPropertyValue(`--${name}`).trim()
  return {
    theme: 'stripe',
    variables: {
      colorPrimary: ink('primary'),
      colorBackground: ink('card'),
      colorText: ink('ink'),
      colorTextSecondary: ink('ink-2'),
      colorTextPlaceholder: ink('ink-3'),
      colorDanger: ink('tomato'),
      borderRadius: '3px',
      fontSizeBase: '16px',
    },
    rules: { '.Input, .Tab, .Block': { border: `1px solid ${ink('line-strong')}`, boxShadow: 'none' } },
  }
}
