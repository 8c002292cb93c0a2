import { type Checkout, type CheckoutRequest, priceUntaxed, withTax } from '../domain/checkout.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { TaxEngine } from '../domain/tax/quote-tax.ts'

/**
 * Everything that money is in a checkout: lines, shipping, tax, totals. Quote and order call this same function, so what the
 * buyer saw is what they pay (W12).
 */
export async function priceCheckout({ tax }: { tax: TaxEngine }, request: CheckoutRequest): Promise<Checkout | { refusal: Refusal }> {
  const untaxed = priceUntaxed(request)
  if ('refusal' in untaxed) return untaxed
  return withTax(untaxed, untaxed.chosen && (await tax(untaxed.chosen.asking)))
}
