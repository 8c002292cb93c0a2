'use client'
import type { Order } from '@toyline/contracts'
import type { FormProblem } from '@toyline/ui/controls/error-summary'
import { useRouter } from 'next/navigation'
import { useMemo, useRef, useState } from 'react'
import { ApiProblem, callApi } from '#data/browser.ts'
import { useLocale, useWords } from '#words/client.tsx'
import { emptyAddress, issuesOfProblem } from '../addresses/address-draft.ts'
import { useAddress } from '../addresses/use-address.ts'
import { announceCart } from '../cart/cart-store.ts'
import { useProblemWords } from '../ui/problem-words.ts'
import type { CardFieldsHandle } from './card-fields.tsx'
import type { CheckoutProps } from './checkout-form.tsx'
import { freshMemory } from './checkout-memory.ts'
import { useRefusals } from './checkout-refusals.ts'
import { DELIVERY_ID } from './delivery-picker.tsx'
import { keepOrderToken, nextPlace, orderPath, paypalOrderOf, returnPath } from './pay.ts'
import { PAYMENT_ID } from './payment-picker.tsx'
import { useDraft } from './use-draft.ts'
import { useOrderRequest } from './use-order-request.ts'
import { useQuote } from './use-quote.ts'
import { isUsable, wantsKept, waysToPay } from './ways-to-pay.ts'

/** What PayPal's own buttons need of the checkout. */
export type PayPalHandle = {
  /** Places the order and names PayPal's; rejects when the form is not complete, or the order was refused, which the page says. */
  createOrder: () => Promise<string>
  /** The buyer has approved it there. */
  approved: () => void
  /** The buyer turned back, or the buttons failed: the order is kept, and can be paid in any way. */
  left: () => void
}

/** Refusals after which the cart or the total is no longer what the page shows. */
const CART_MOVED = ['cart-changed', 'not-enough-stock', 'cart-not-ready', 'over-cap']
const TOTAL_MOVED = ['total-changed', 'no-such-shipping-method', 'cart-changed']
/** Refusals of a way to pay: an order that is held already waits for another. */
const WAY_GONE = ['payment-unavailable', 'no-such-payment-method']
/** Refusals of an order that goes on all the same. Any other is over, and its id with it. */
const GOES_ON = ['order-busy', 'already-paid', 'already-ordered']

export function useCheckout({ cart, market, me, known, usual, methods, saved, format }: CheckoutProps) {
  const { to } = useLocale()
  const t = useWords('checkout')
  const refusals = useRefusals()
  const problemWords = useProblemWords()
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const card = useRef<CardFieldsHandle>(null)
  const ship = useAddress(known[0]?.draft ?? emptyAddress(market.country), format)
  const bill = useAddress(emptyAddress(market.country), format)
  const { draft, set, isAlive, finish } = useDraft(cart.id, form, ship, bill, known)
  const request = useOrderRequest(cart, market.id, card)
  const [cardError, setCardError] = useState<string>()
  const [problems, setProblems] = useState<FormProblem[]>([])
  const [isSending, setSending] = useState(false)
  const isRunning = useRef(false)
  /** PayPal's button, while it waits for the order that it is to show. */
  const button = useRef<{ show: (paypalOrder: string) => void; giveUp: () => void } | null>(null)
  /** Providers that were offered and turned out to be down, and kept cards that are not there any more. */
  const [down, setDown] = useState<readonly string[]>([])
  const shippingMethod = draft.shippingMethod ?? usual?.shippingMethod ?? null
  const freightExtras = draft.freightExtras ?? usual?.freightExtras ?? []
  const quote = useQuote(market.id, ship.peek(), shippingMethod, freightExtras)

  const offered = waysToPay(methods, saved).filter(({ value, method }) => !down.includes(value) && !down.includes(method.provider))
  const usable = offered.filter((one) => isUsable(one, { isGuest: !me }))
  const way =
    usable.find(({ value }) => value === draft.provider) ?? usable.find(({ method }) => method.method === usual?.method) ?? usable[0]
  /** What was chosen cannot be had any more, and another way stands in its place. */
  const isWayGone = draft.provider !== null && way?.value !== draft.provider

  async function submit() {
    if (isRunning.current || quote.isLoading) return
    setCardError(undefined)
    if (!draft.held && !quote.quote?.totals)
      return setProblems([{ fieldId: DELIVERY_ID, message: quote.problem ? problemWords(quote.problem) : t('delivery.choose') }])
    setProblems([])
    isRunning.current = true
    setSending(true)
    try {
      const billTo = draft.hasOwnBilling ? bill.peek() : null
      const email = me?.email ?? draft.email.trim()
      arrived(await request.place({ draft, email, shipTo: ship.peek(), billTo, quote: quote.quote, way, keep: wantsKept(form.current) }))
    } catch (error) {
      await refused(error)
    }
  }

  function arrived(order: Order) {
    keepOrderToken(order)
    const place = nextPlace(order, to)
    const paypalOrder = order.payment.state === 'requires-action' && button.current ? paypalOrderOf(order) : null
    if (paypalOrder) {
      set({ held: { number: order.number, token: order.lookupToken } })
      button.current?.show(paypalOrder)
      return stop()
    }
    if (!place) {
      set({ held: { number: order.number, token: order.lookupToken } })
      setProblems([{ fieldId: PAYMENT_ID, message: refusals.declined(order.payment.decline) }])
      return stop()
    }
    if (order.state === 'placed') {
      announceCart({ ...cart, version: cart.version + 1, lines: [], itemCount: 0, caseCount: 0, ready: false })
      finish()
    }
    location.assign(place)
  }

  function stop() {
    button.current?.giveUp()
    button.current = null
    isRunning.current = false
    setSending(false)
  }

  const paypal: PayPalHandle = {
    createOrder: () =>
      new Promise((show, reject) => {
        button.current = { show, giveUp: () => reject(new Error('The order was not placed.')) }
        form.current?.requestSubmit()
        // The form was not complete, and says so.
        if (!isRunning.current) stop()
      }),
    approved: () => location.assign(to(returnPath(draft.orderId))),
    left: stop,
  }

  async function refused(error: unknown) {
    stop()
    if (!(error instanceof ApiProblem)) {
      const message = refusals.card(error)
      setCardError(message)
      setProblems([{ fieldId: PAYMENT_ID, message }])
      card.current?.focus()
      return
    }
    if (error.code === 'empty-cart' || error.code === 'already-ordered') {
      const found = await callApi('getOrder', { params: { id: draft.orderId }, query: {} }).catch(() => null)
      if (found) return location.assign(to(orderPath(found)))
    }
    if (error.code === 'payment-unavailable' && way) setDown((before) => [...before, way.method.provider])
    if (error.code === 'no-such-payment-method' && way) setDown((before) => [...before, way.value])
    if (CART_MOVED.includes(error.code)) router.refresh()
    if (TOTAL_MOVED.includes(error.code)) quote.askAgain()
    const goesOn = GOES_ON.includes(error.code) || (WAY_GONE.includes(error.code) && draft.held !== null)
    if (!error.isUncertain && !goesOn) set({ orderId: freshMemory(cart.id).orderId, held: null })
    if (error.code === 'bad-address') {
      ship.refuse(issuesOfProblem(error.extra, 'shipTo'))
      bill.refuse(issuesOfProblem(error.extra, 'billTo'))
    }
    setProblems(refusals.of(error, cart.lines))
  }

  // What was said about the delivery is over as soon as there is one.
  const hasTotals = Boolean(quote.quote?.totals)
  const standing = useMemo(() => problems.filter(({ fieldId }) => fieldId !== DELIVERY_ID || !hasTotals), [problems, hasTotals])

  return {
    form,
    ship,
    bill,
    draft,
    set,
    isAlive,
    quote,
    shippingMethod,
    freightExtras,
    problems: standing,
    isSending,
    offered,
    way,
    isWayGone,
    paypal,
    card,
    cardError,
    submit,
    cardEdited() {
      setCardError(undefined)
      request.cardEdited()
    },
  }
}
