import { randomUUID } from 'node:crypto'
import type { ProductList } from '@toyline/contracts'
import { Pool } from 'undici'
import { type Ask, type Line, purchase } from './purchase.ts'

export type Shop = ReturnType<typeof openShop>

/** The public API as a client far away sees it, with one connection for each side of the load. */
export function openShop(baseUrl: string, connections: number) {
  const pool = new Pool(baseUrl, { connections, pipelining: 1 })

  /** Somebody new, who is known again by the cookie that the first answer brings. */
  function visitor(): Ask {
    let cookie = ''
    return async (method, path, body) => {
      const headers: Record<string, string> = {}
      if (body !== undefined) headers['content-type'] = 'application/json'
      if (method !== 'GET') headers['idempotency-key'] = randomUUID()
      if (cookie) headers.cookie = cookie
      const reply = await pool.request({ method, path: `/api/v1${path}`, headers, body: body === undefined ? null : JSON.stringify(body) })
      const text = await reply.body.text()
      if (reply.statusCode >= 400) throw new Error(`${method} ${path}: ${reply.statusCode} ${text.slice(0, 300)}`)
      cookie ||= String(reply.headers['set-cookie'] ?? '').split(';', 1)[0] ?? ''
      return text
    }
  }
  const get = (path: string) => visitor()('GET', path)
  return {
    get,
    list: async (query: string) => JSON.parse(await get(`/products?${query}`)) as ProductList,
    async addToCart(variantId: string, quantity: number): Promise<void> {
      await visitor()('POST', '/cart/lines', { variantId, quantity })
    },
    /** A guest's whole purchase. Returns the order's id. */
    buy: async (lines: Line[]): Promise<string> => (await purchase(visitor(), lines)).id,
    close: () => pool.close(),
  }
}
