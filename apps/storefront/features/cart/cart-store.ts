'use client'
import { useSyncExternalStore } from 'react'
import type { CartSummary } from './cart-summary.ts'

let current: CartSummary | null = null
const listeners = new Set<() => void>()
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('toyline-cart')
if (otherTabs) otherTabs.onmessage = (message: MessageEvent<CartSummary>) => show(message.data)

function show(summary: CartSummary): void {
  current = summary
  for (const listener of listeners) listener()
}

/** Tells the header, here and in other tabs, what the cart holds now. */
export function announceCart(summary: CartSummary): void {
  show(summary)
  otherTabs?.postMessage(summary)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The newest summary known in this browser, else what the page was rendered with. */
export function useCartSummary(rendered: CartSummary | null): CartSummary | null {
  return useSyncExternalStore(
    subscribe,
    () => current ?? rendered,
    () => rendered,
  )
}
