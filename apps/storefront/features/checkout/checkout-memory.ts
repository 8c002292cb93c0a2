'use client'
import type { DeliveryChoice, FreightExtra } from '@toyline/contracts'
import { newId } from '@toyline/contracts/new-id'
import type { AddressDraft } from '../addresses/address-draft.ts'

const PLACE = 'toyline.checkout'

/** What was typed so far, for this tab. The order's id is part of it, so that every retry is the same order. */
export type CheckoutMemory = {
  cartId: string
  orderId: `ord_${string}`
  email: string
  shipTo: AddressDraft | null
  hasOwnBilling: boolean
  billTo: AddressDraft | null
  shippingMethod: string | null
  /** What the driver of freight shall do besides; null where the buyer has not said. */
  freightExtras: FreightExtra[] | null
  delivery: DeliveryChoice
  /** How they want to pay: the provider's name, or the id of a kept card. */
  provider: string | null
  poNumber: string
  note: string
  /** Set once the shop holds the order and only the payment is missing. */
  held: { number: string; token: string | null } | null
}

export function freshMemory(cartId: string): CheckoutMemory {
  return {
    cartId,
    orderId: newId('ord'),
    email: '',
    shipTo: null,
    hasOwnBilling: false,
    billTo: null,
    shippingMethod: null,
    freightExtras: null,
    delivery: 'together',
    provider: null,
    poNumber: '',
    note: '',
    held: null,
  }
}

export function recall(cartId: string): CheckoutMemory | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as CheckoutMemory | null
    if (!kept) return null
    // Another cart is another order, but the same buyer.
    return kept.cartId === cartId
      ? kept
      : { ...kept, cartId, orderId: newId('ord'), held: null, shippingMethod: null, freightExtras: null, delivery: 'together' }
  } catch {
    return null
  }
}

export function remember(memory: CheckoutMemory): void {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(memory))
  } catch {
    // Storage may be full or switched off; the page still holds everything.
  }
}

/** After an order is placed the buyer stays known to this tab, the order does not. */
export function forgetOrder(memory: CheckoutMemory): void {
  remember({
    ...memory,
    orderId: newId('ord'),
    cartId: '',
    held: null,
    shippingMethod: null,
    freightExtras: null,
    delivery: 'together',
    note: '',
    poNumber: '',
  })
}
