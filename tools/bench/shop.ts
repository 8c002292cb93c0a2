import { randomUUID } from 'node:crypto'
import type { Cart, CheckoutQuote, Order, ProductList } from '@toyline/contracts'
import { newId } from '@toyline/contracts'
import { Pool } from 'undici'

export type Shop = ReturnType<typeof openShop>

const SHIP_TO = {
  name: 'Bea Buyer',
  company: 'Corner Toys',
  line1: '400 Broad St',
  city: 'Seattle',
  area: 'WA',
  postcode: '98109',
  country: 'US',
}

/** The public API as a client far away sees it, with one connection for each side of the load. */
export function openShop(baseUrl: string, connections: number) {
  const pool = new Pool(baseUrl, { connections, pipelining: 1 })

  async function call(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown, cookie?: string) {
    const headers: Record<string, string> = {}
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (method !== 'GET') headers['idempotency-key'] = randomUUID()
    if (cookie) headers.cookie = cookie
    const reply = await pool.request({ method, path: `/api/v1${path}`, headers, body: body === undefined ? null : JSON.stringify(body) })
    const text = await reply.body.text()
    if (reply.statusCode >= 400) throw new Error(`${method} ${path}: ${reply.statusCode} ${text.slice(0, 300)}`)
    return { text, cookie: String(reply.headers['set-cookie'] ?? '').split(';', 1)[0] ?? '' }
  }

  const json = async <T>(path: string): Promise<T> => JSON.parse((await call('GET', path)).text) as T

  return {
    get: async (path: string) => (await call('GET', path)).text,
    list: (query: string) => json<ProductList>(`/products?${query}`),
    async addToCart(variantId: string, quantity: number): Promise<void> {
      await call('POST', '/cart/lines', { variantId, quantity })
    },
    /** A guest's whole purchase: cart, address, shipping, card, placed. Returns the order's id. */
    async buy(lines: { variantId: string; quantity: number }[]): Promise<string> {
      const filled = await call('PUT', '/cart/lines', { lines })
      const cart = JSON.parse(filled.text) as Cart
      const offered = JSON.parse((await call('POST', '/checkout/quote', { shipTo: SHIP_TO }, filled.cookie)).text) as CheckoutQuote
      const shippingMethod = offered.shippingOptions[0]?.id
      const quote = JSON.parse(
        (await call('POST', '/checkout/quote', { shipTo: SHIP_TO, shippingMethod }, filled.cookie)).text,
      ) as CheckoutQuote
      const placed = await call(
        'POST',
        '/orders',
        {
          orderId: newId('ord'),
          cartId: cart.id,
          cartVersion: cart.version,
          email: 'bench@toyline.example',
          shipTo: SHIP_TO,
          shippingMethod,
          payment: { method: 'card', provider: 'sandbox', token: 'pm_card_visa' },
          expectedTotal: quote.totals?.total,
          returnPath: '/checkout/return',
        },
        filled.cookie,
      )
      const order = JSON.parse(placed.text) as Order
      if (order.state !== 'placed') throw new Error(`order is ${order.state}`)
      return order.id
    },
    close: () => pool.close(),
  }
}
