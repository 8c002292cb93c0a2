'use client'
import type { Address, Cart, CheckoutQuote, MarketId, Order } from '@toyline/contracts'
import { type RefObject, useRef } from 'react'
import { ApiProblem, callApi, newKey } from '#data/browser.ts'
import { useLocale } from '#words/client.tsx'
import { chosenExtras } from '../order/method-name.ts'
import type { CardFieldsHandle } from './card-fields.tsx'
import { CardProblem } from './card-problem.ts'
import type { CheckoutMemory } from './checkout-memory.ts'
import { paymentChoice, returnPath } from './pay.ts'
import type { Way } from './ways-to-pay.ts'

/** The API may take this long to hold stock and ask the bank. */
const PLACE_TIMEOUT_MS = 30_000

type Asked = {
  draft: CheckoutMemory
  email: string
  shipTo: Address | null
  billTo: Address | null
  quote: CheckoutQuote | null
  way: Way | undefined
  /** The card shall be kept for later orders. */
  keep: boolean
}
type Sent = { what: string; body: unknown; key: string }

/** Asks the shop to place the order, or to take another payment for one that it holds already. */
export function useOrderRequest(cart: Cart, market: MarketId, card: RefObject<CardFieldsHandle | null>) {
  const { to, locale } = useLocale()
  /** The last request whose answer never came: it is sent again as it was, never as a second order. */
  const unanswered = useRef<Sent | null>(null)

  async function place(asked: Asked): Promise<Order> {
    const { draft, way, quote } = asked
    if (!way) throw new CardProblem('notReady')
    const what = JSON.stringify([asked, quote?.totals])
    const sent = unanswered.current?.what === what ? unanswered.current : { what, body: await bodyOf(asked, way), key: newKey() }
    unanswered.current = sent
    const options = { key: sent.key, timeoutMs: PLACE_TIMEOUT_MS }
    try {
      const order = draft.held
        ? await callApi('retryPayment', { params: { id: draft.orderId }, body: sent.body as never }, options)
        : await callApi('placeOrder', { query: { market }, body: sent.body as never }, options)
      unanswered.current = null
      return order
    } catch (error) {
      if (error instanceof ApiProblem && !error.isUncertain) unanswered.current = null
      throw error
    }
  }

  async function bodyOf({ draft, email, shipTo, billTo, quote, keep }: Asked, way: Way) {
    const payment = await paymentChoice(way, card.current, keep)
    const back = { returnPath: to(returnPath(draft.orderId)) }
    if (draft.held) return { payment, ...back, ...(draft.held.token ? { token: draft.held.token } : {}) }
    const poNumber = draft.poNumber.trim()
    const note = draft.note.trim()
    return {
      orderId: draft.orderId,
      cartId: cart.id,
      cartVersion: cart.version,
      email,
      locale: locale.id,
      shipTo,
      ...(billTo ? { billTo } : {}),
      shippingMethod: quote?.shippingMethod,
      freightExtras: chosenExtras(quote?.shippingOptions.find(({ id }) => id === quote.shippingMethod)).map(({ id }) => id),
      delivery: draft.delivery ?? 'together',
      payment,
      ...(poNumber ? { poNumber } : {}),
      ...(note ? { note } : {}),
      expectedTotal: quote?.totals?.total,
      ...back,
    }
  }

  return {
    place,
    /** Another card is another request. */
    cardEdited() {
      unanswered.current = null
    },
  }
}
