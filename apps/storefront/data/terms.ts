import 'server-only'
import { type MarketId, type Money, ordersCards } from '@toyline/contracts'
import { callApi } from './api.ts'

/** What a first order must come to, and from where on freight is free; null where the market has no such sum. */
export type Terms = { minimum: Money | null; freeFreight: Money | null }

/** The terms of a market for somebody who has never ordered, as the cart of nobody says them. Null without an answer. */
export async function readTerms(market: MarketId): Promise<Terms | null> {
  try {
    const { minimum, freeFreight } = await callApi(ordersCards.getCart, { query: { market } }, { sharedFor: 60 })
    return { minimum: minimum?.amount ?? null, freeFreight: freeFreight?.threshold ?? null }
  } catch {
    return null
  }
}
