'use client'
import type { Order } from '@toyline/contracts'
import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { ApiProblem, callApi, newKey } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { draftOf, emptyAddress, issuesOfProblem } from '../addresses/address-draft.ts'
import { addressFieldId } from '../addresses/address-fields.tsx'
import { type AddressState, useAddress } from '../addresses/use-address.ts'
import { announceCart } from '../cart/cart-store.ts'
import { summaryOf } from '../cart/cart-summary.ts'
import type { FormProblem } from '../ui/error-summary.tsx'
import { useProblemWords } from '../ui/problem-words.ts'
import type { CardFieldsHandle } from './card-fields.tsx'
import { CardProblem } from './card-problem.ts'
import type { CheckoutProps } from './checkout-form.tsx'
import { type CheckoutMemory, forgetOrder, freshMemory, recall, remember } from './checkout-memory.ts'
import { useRefusals } from './checkout-refusals.ts'
import { DELIVERY_ID } from './delivery-picker.tsx'
import { keepOrderToken, nextPlace, orderPath, paymentChoice, returnPath } from './pay.ts'
import { PAYMENT_ID } from './payment-picker.tsx'
import { useQuote } from './use-quote.ts'

const EMAIL = /^[^\s@<>()[\],;:\\"]+@[^\s@.]+(\.[^\s@.]+)+$/
/** The API may take this long to hold stock and ask the bank. */
const PLACE_TIMEOUT_MS = 30_000

type Sent = { what: string; body: unknown; key: string }

export function useCheckout({ cart, market, me, saved, methods, format }: CheckoutProps) {
  const { to } = useLocale()
  const t = useWords('checkout')
  const refusals = useRefusals()
  const problemWords = useProblemWords()
  const router = useRouter()
  const usual = saved.find(({ isDefault, country }) => isDefault && country === format.country)
  const ship = useAddress(usual ? draftOf(usual) : emptyAddress(market.country), format)
  const bill = useAddress(emptyAddress(market.country), format)
  const [draft, setDraft] = useState<CheckoutMemory>(() => ({ ...freshMemory(cart.id), orderId: 'ord_' }))
  const [emailError, setEmailError] = useState<string>()
  const [cardError, setCardError] = useState<string>()
  const [problems, setProblems] = useState<FormProblem[]>([])
  const [attempt, setAttempt] = useState(0)
  const [isSending, setSending] = useState(false)
  const isRunning = useRef(false)
  const isRestored = useRef(false)
  const card = useRef<CardFieldsHandle>(null)
  /** The last request whose answer never came: it is sent again as it was, never as a second order. */
  const unanswered = useRef<Sent | null>(null)
  const quote = useQuote(market.id, ship.peek(), draft.shippingMethod)
  const set = (part: Partial<CheckoutMemory>) => setDraft((now) => ({ ...now, ...part }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page comes alive
  useEffect(() => {
    const kept = recall(cart.id) ?? freshMemory(cart.id)
    setDraft(kept)
    if (kept.shipTo && kept.shipTo.line1 !== '') ship.replace(kept.shipTo)
    if (kept.billTo) bill.replace(kept.billTo)
    isRestored.current = true
    // The Back button after paying brings this page as it was; the shop knows what became of the cart.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) location.reload()
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [])

  useEffect(() => {
    if (isRestored.current) remember({ ...draft, shipTo: ship.value, billTo: bill.value })
  }, [draft, ship.value, bill.value])

  const show = (found: FormProblem[]) => {
    setProblems(found)
    setAttempt((now) => now + 1)
  }
  const usable = methods.filter(({ method }) => me || method !== 'invoice')
  // A complaint leaves the summary as soon as its field is right.
  const standing = problems.filter(({ fieldId }) => {
    const [, prefix, part = ''] = /^(ship|bill)-(\w+)$/.exec(fieldId ?? '') ?? []
    if (fieldId === 'email') return emailError !== undefined
    if (fieldId === DELIVERY_ID) return !quote.quote?.totals
    return prefix === undefined || part in (prefix === 'ship' ? ship : bill).errors
  })
  const method = usable.find(({ provider }) => provider === draft.provider) ?? usable[0]

  function check(): FormProblem[] {
    const found: FormProblem[] = []
    if (!me && !EMAIL.test(draft.email.trim())) {
      setEmailError(t('badEmail'))
      found.push({ fieldId: 'email', message: t('badEmail') })
    }
    found.push(...addressProblems('ship', ship))
    if (draft.hasOwnBilling) found.push(...addressProblems('bill', bill))
    if (found.length === 0 && !quote.quote?.totals)
      found.push({ fieldId: DELIVERY_ID, message: quote.problem ? problemWords(quote.problem) : t('delivery.choose') })
    return found
  }

  async function request(): Promise<Order> {
    if (!method) throw new CardProblem('notReady')
    const shipTo = ship.peek()
    const billTo = draft.hasOwnBilling ? bill.peek() : null
    const totals = quote.quote?.totals
    const what = JSON.stringify([draft.held, shipTo, billTo, draft.email, totals, draft.note, method.provider, draft.poNumber])
    if (unanswered.current?.what === what) return send(unanswered.current)
    const payment = await paymentChoice(method, draft.poNumber, card.current)
    const body = draft.held
      ? { payment, returnPath: to(returnPath(draft.orderId)), ...(draft.held.token ? { token: draft.held.token } : {}) }
      : {
          orderId: draft.orderId,
          cartId: cart.id as `cart_${string}`,
          cartVersion: cart.version,
          email: me?.email ?? draft.email.trim(),
          shipTo,
          ...(billTo ? { billTo } : {}),
          shippingMethod: quote.quote?.shippingMethod,
          payment,
          ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
          expectedTotal: totals?.total,
          returnPath: to(returnPath(draft.orderId)),
        }
    return send({ what, body, key: newKey() })
  }

  async function send(sent: Sent): Promise<Order> {
    unanswered.current = sent
    const options = { key: sent.key, timeoutMs: PLACE_TIMEOUT_MS }
    const order = draft.held
      ? await callApi('retryPayment', { params: { id: draft.orderId }, body: sent.body as never }, options)
      : await callApi('placeOrder', { query: { market: market.id }, body: sent.body as never }, options)
    unanswered.current = null
    return order
  }

  function arrived(order: Order) {
    keepOrderToken(order)
    const place = nextPlace(order, to)
    if (place) {
      if (order.state === 'placed') {
        announceCart(
          summaryOf({ ...cart, version: cart.version + 1, itemCount: 0, caseCount: 0, subtotal: { ...cart.subtotal, amount: 0 } }),
        )
        forgetOrder({ ...draft, shipTo: ship.value, billTo: bill.value })
        isRestored.current = false
      }
      location.assign(place)
      return
    }
    set({ held: { number: order.number, token: order.lookupToken } })
    show([{ fieldId: PAYMENT_ID, message: refusals.declined(order.payment.decline) }])
    stop()
  }

  function stop() {
    isRunning.current = false
    setSending(false)
  }

  async function refused(error: unknown) {
    stop()
    if (!(error instanceof ApiProblem)) {
      const message = refusals.card(error)
      setCardError(message)
      show([{ fieldId: PAYMENT_ID, message }])
      card.current?.focus()
      return
    }
    if (!error.isUncertain) unanswered.current = null
    if (error.code === 'empty-cart' || error.code === 'already-ordered') {
      const known = await callApi('getOrder', { params: { id: draft.orderId }, query: {} }).catch(() => null)
      if (known) return location.assign(to(orderPath(known)))
    }
    if (error.code === 'cart-changed' || error.code === 'not-enough-stock' || error.code === 'cart-not-ready' || error.code === 'over-cap')
      router.refresh()
    if (error.code === 'total-changed' || error.code === 'no-such-shipping-method' || error.code === 'cart-changed') quote.askAgain()
    // A refused order is over and its id with it; only one that is still being worked on goes on.
    if (!error.isUncertain && !['order-busy', 'already-paid', 'already-ordered'].includes(error.code))
      setDraft((now) => ({ ...now, orderId: freshMemory(cart.id).orderId, held: null }))
    const parts =
      error.code === 'bad-address' ? [...refusedParts('ship', ship, error, 'shipTo'), ...refusedParts('bill', bill, error, 'billTo')] : []
    show(parts.length > 0 ? parts : refusals.of(error, cart.lines))
  }

  async function submit() {
    if (isRunning.current) return
    setCardError(undefined)
    const found = draft.held ? [] : check()
    if (found.length > 0) return show(found)
    setProblems([])
    isRunning.current = true
    setSending(true)
    try {
      arrived(await request())
    } catch (error) {
      await refused(error)
    }
  }

  return {
    ship,
    bill,
    draft,
    set,
    quote,
    problems: standing,
    attempt,
    isSending,
    method,
    card,
    cardError,
    emailError,
    submit,
    changeEmail(email: string) {
      set({ email })
      if (emailError && EMAIL.test(email.trim())) setEmailError(undefined)
    },
    leaveEmail() {
      setEmailError(draft.email !== '' && !EMAIL.test(draft.email.trim()) ? t('badEmail') : undefined)
    },
    cardEdited() {
      setCardError(undefined)
      unanswered.current = null
    },
  }
}

function refusedParts(prefix: string, state: AddressState, { extra }: ApiProblem, of: 'shipTo' | 'billTo'): FormProblem[] {
  return state.refuse(issuesOfProblem(extra, of)).map(({ field, message }) => ({ fieldId: addressFieldId(prefix, field), message }))
}

function addressProblems(prefix: string, state: AddressState): FormProblem[] {
  if (state.check()) return []
  return state.issues().map(({ field, message }) => ({ fieldId: addressFieldId(prefix, field), message }))
}
