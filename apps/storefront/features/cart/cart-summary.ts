import type { Cart } from '@toyline/contracts'

/** What the order book's spine says of the cart. */
export type CartSummary = { lines: number; units: number; cases: number; subtotal: Cart['subtotal'] }

export function summaryOf(cart: Pick<Cart, 'lines' | 'itemCount' | 'caseCount' | 'subtotal'>): CartSummary {
  return { lines: cart.lines.length, units: cart.itemCount, cases: cart.caseCount, subtotal: cart.subtotal }
}
