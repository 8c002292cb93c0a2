'use client'
import type { Cart } from '@toyline/contracts'
import { useEffect, useMemo } from 'react'
import { announceCart, lookAgain, useOrder } from './cart-store.ts'
import { type OrderView, viewOf } from './order-view.ts'

/** The order on the page of the cart: as it was rendered, until the browser knows better. */
export function useCart(rendered: Cart): OrderView {
  const first = useMemo(() => viewOf(rendered, []), [rendered])
  useEffect(() => announceCart(rendered), [rendered])

  // A page kept by the browser's Back button may show an older cart than the shop has.
  useEffect(() => {
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted) void lookAgain(rendered.market)
    }
    window.addEventListener('pageshow', onShow)
    return () => window.removeEventListener('pageshow', onShow)
  }, [rendered.market])

  return useOrder() ?? first
}
