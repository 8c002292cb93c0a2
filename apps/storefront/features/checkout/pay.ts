'use client'
import type { Order, PaymentChoice } from '@toyline/contracts'
import type { CardFieldsHandle } from './card-fields.tsx'
import { CardProblem } from './card-problem.ts'
import type { Way } from './ways-to-pay.ts'

/** The choice as the API takes it; asks the provider for a token where it is a card that is not kept. `keep`: that it shall be. */
export async function paymentChoice({ method, saved }: Way, card: CardFieldsHandle | null, keep: boolean): Promise<PaymentChoice> {
  if (saved) return { method: 'card', saved: saved.id }
  if (method.method === 'invoice') return { method: 'invoice' }
  // Nothing is known of how the buyer pays at PayPal, and nothing need be.
  if (method.fields?.kind === 'paypal') return { method: 'card', provider: method.provider, token: 'paypal' }
  if (!card) throw new CardProblem('notReady')
  return { method: 'card', provider: method.provider, token: await card.tokenise(keep), ...(keep ? { keep } : {}) }
}

export function orderPath({ id, lookupToken }: Pick<Order, 'id' | 'lookupToken'>): string {
  return `/orders/${id}${lookupToken ? `?token=${encodeURIComponent(lookupToken)}` : ''}`
}

export const returnPath = (orderId: string) => `/checkout/return?order=${orderId}`

/** PayPal's own id of the order that the buyer is to approve; its page of approval is called with it. */
export function paypalOrderOf({ payment: { actionUrl } }: Order): string | null {
  return actionUrl && URL.canParse(actionUrl) ? new URL(actionUrl).searchParams.get('token') : null
}

/** Where the browser goes after an answer, by the addresses of this locale; null where the buyer must choose another way to pay. */
export function nextPlace(order: Order, to: (path: string) => string): string | null {
  const { state, actionUrl } = order.payment
  if (state === 'requires-action' && actionUrl && /^https?:\/\//.test(actionUrl)) return actionUrl
  if (state === 'declined') return null
  return to(orderPath(order))
}

const TOKENS = 'toyline.order-tokens'

/** Remembers the proof of a guest's order until this tab is closed, for the way back from the bank. */
export function keepOrderToken(order: Pick<Order, 'id' | 'lookupToken'>): void {
  if (order.lookupToken) sessionStorage.setItem(`${TOKENS}.${order.id}`, order.lookupToken)
}

export function keptOrderToken(orderId: string): string | undefined {
  return sessionStorage.getItem(`${TOKENS}.${orderId}`) ?? undefined
}
