import { type MarketId, type Money, money, type OrderMinimum } from '@toyline/contracts'
import type { Refusal } from './refusal.ts'

/** What an order must come to in a market: the first of a buyer, and later ones. 0 asks for nothing. */
export type Minimums = Record<MarketId, { first: Money; reorder: Money }>

/** The sample shop's: about two cases, and one and a half for who is known. */
export const MINIMUMS: Minimums = {
  us: { first: money(150_00, 'USD'), reorder: money(100_00, 'USD') },
  ca: { first: money(200_00, 'CAD'), reorder: money(135_00, 'CAD') },
  gb: { first: money(120_00, 'GBP'), reorder: money(80_00, 'GBP') },
  eu: { first: money(140_00, 'EUR'), reorder: money(90_00, 'EUR') },
}

/**
 * How far these goods are from the smallest order (W19). Goods are counted after line discounts, before freight and tax. Null
 * where nothing is asked for.
 */
export function orderMinimum({ first, reorder }: Minimums[MarketId], hasOrdered: boolean, merchandise: Money): OrderMinimum | null {
  const amount = hasOrdered ? reorder : first
  if (amount.amount === 0) return null
  const missing = money(Math.max(0, amount.amount - merchandise.amount), amount.currency)
  return { amount, missing, met: missing.amount === 0, first: !hasOrdered }
}

export function belowMinimum(minimum: OrderMinimum): Refusal {
  return { status: 422, code: 'below-order-minimum', detail: 'The order is smaller than the smallest that we send.', extra: { minimum } }
}
