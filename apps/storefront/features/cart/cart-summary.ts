import type { Cart } from '@toyline/contracts'

/** What the order book's spine says of the cart. */
export type CartSummary = Pick<Cart, 'id' | 'market' | 'version' | 'subtotal'> & { units: number; cases: number }

export function summaryOf({
  id,
  market,
  version,
  subtotal,
  itemCount,
  caseCount,
}: Omit<CartSummary, 'units' | 'cases'> & Pick<Cart, 'itemCount' | 'caseCount'>): CartSummary {
  return { id, market, version, subtotal, units: itemCount, cases: caseCount }
}
