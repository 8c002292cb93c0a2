import 'server-only'
import {
  type Cart,
  type GoesWith,
  type Locale,
  MAX_ASKED_TOGETHER,
  type MarketId,
  type Order,
  type OrderSummary,
  ordersCards,
  type PaymentMethod,
  type Profile,
  paymentsCards,
  productsCards,
  type Reorder,
  type SavedAddress,
  type SavedMethod,
  type StockWish,
  stockWishesCards,
  usersCards,
} from '@toyline/contracts'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { callApi, isProblem } from './api.ts'

/** Whether this browser has been given an identity; one that has none has no cart and no account to ask for. */
async function isKnown(kind: 'anybody' | 'signed-in'): Promise<boolean> {
  return (await cookies()).getAll().some(({ name }) => name.endsWith('session_token') || (kind === 'anybody' && name.endsWith('guest')))
}

/** Null for a visitor who has never had a cart. */
export const readCart = cache(async ({ market, language }: Pick<Locale, 'market' | 'language'>): Promise<Cart | null> => {
  if (!(await isKnown('anybody'))) return null
  return callApi(ordersCards.getCart, { query: { market, language } }, { asVisitor: true })
})

/** What goes with all that is in a cart; null without an answer, and the page stands. */
export async function readGoesWithCart({ lines, market }: Cart, language: Locale['language']): Promise<GoesWith | null> {
  const product = [...new Set(lines.map(({ productId }) => productId))].slice(-MAX_ASKED_TOGETHER)
  return callApi(productsCards.goesWith, { query: { product, market, language } }, { asVisitor: true, timeoutMs: 1_500 }).catch(() => null)
}

/** Null for somebody who is not signed in. */
export const readMe = cache(async (): Promise<Profile | null> => {
  if (!(await isKnown('signed-in'))) return null
  try {
    return await callApi(usersCards.getMe, {}, { asVisitor: true })
  } catch (error) {
    if (isProblem(error, 'sign-in-needed', 'no-identity', 'bad-identity')) return null
    throw error
  }
})

export async function readAddresses(): Promise<SavedAddress[]> {
  const { items } = await callApi(usersCards.listAddresses, {}, { asVisitor: true })
  return items
}

export async function readStockWishes(): Promise<StockWish[]> {
  const { items } = await callApi(stockWishesCards.listStockWishes, {}, { asVisitor: true })
  return items
}

export async function readSessions() {
  const { items } = await callApi(usersCards.listSessions, {}, { asVisitor: true })
  return items
}

export async function readOrders(cursor: string | undefined): Promise<{ items: OrderSummary[]; nextCursor: string | null }> {
  return callApi(ordersCards.listOrders, { query: { cursor, limit: 20 } }, { asVisitor: true })
}

/** The newest order that came about, for who is signed in; null where there is none. */
export async function readLastOrder(): Promise<Order | null> {
  const { items } = await callApi(ordersCards.listOrders, { query: { limit: 5 } }, { asVisitor: true })
  const last = items.find(({ state }) => state === 'placed')
  return last ? readOrder(last.id, undefined) : null
}

/** Null when there is no such order, or none that this visitor may see. */
export const readOrder = cache(async (id: string, token: string | undefined): Promise<Order | null> => {
  try {
    return await callApi(ordersCards.getOrder, { params: { id: id as `ord_${string}` }, query: { token } }, { asVisitor: true })
  } catch (error) {
    if (isProblem(error, 'no-such-order', 'bad-input', 'sign-in-needed', 'no-visitor')) return null
    throw error
  }
})

/** What the visitor's reorder under this key has come to; null when there is none, or it is too long ago. */
export async function readReorder(id: string, key: string): Promise<Reorder | null> {
  try {
    return await callApi(ordersCards.getReorder, { params: { id: id as `ord_${string}`, key } }, { asVisitor: true })
  } catch (error) {
    if (isProblem(error, 'no-such-reorder', 'bad-input', 'no-visitor')) return null
    throw error
  }
}

/** The cards that are kept for who is signed in. */
export async function readSavedMethods(): Promise<SavedMethod[]> {
  const { items } = await callApi(paymentsCards.listSavedMethods, {}, { asVisitor: true })
  return items
}

export const readPaymentMethods = cache(async (market: MarketId): Promise<PaymentMethod[]> => {
  const { items } = await callApi(paymentsCards.listPaymentMethods, { query: { market } }, { sharedFor: 30, timeoutMs: 2_000 })
  return items
})
