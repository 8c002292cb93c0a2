'use client'
import type { MarketId } from '@toyline/contracts'
import { useEffect } from 'react'
import { callApi, identity } from '#data/browser.ts'
import { sharedValue } from '../ui/shared-value.ts'
import { type CartSummary, summaryOf } from './cart-summary.ts'

const cart = sharedValue<CartSummary>()
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('toyline-cart')
if (otherTabs) otherTabs.onmessage = (message: MessageEvent<CartSummary>) => show(message.data)

/** Late news of a cart does not undo what is known already, and a tab of another market has another cart. */
function show(news: CartSummary): void {
  const known = cart.get()
  if (known && (known.market !== news.market || (known.id === news.id && known.version > news.version))) return
  cart.set(news)
}

/** Tells the header, here and in other tabs, what the cart holds now. */
export function announceCart(news: CartSummary): void {
  show(news)
  otherTabs?.postMessage(news)
}

/** The newest summary known in this browser. It is asked for once a page, and only where there can be a cart. */
export function useCartSummary(market: MarketId): CartSummary | null {
  useEffect(() => {
    if (identity())
      callApi('getCart', { query: { market } }).then(
        (found) => show(summaryOf(found)),
        () => {},
      )
  }, [market])
  return cart.use()
}
