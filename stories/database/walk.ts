import assert from 'node:assert/strict'
import { type Cart, newId, ordersCards, paymentsCards, productsCards, stockWishesCards, usersCards } from '@toyline/contracts'
import type { Card } from '@toyline/http'
import { purchase } from '../../tools/bench/purchase.ts'
import { SHIP_TO } from '../gateway/guest.ts'
import { somethingToBuy } from '../gateway/platform.ts'

const CARDS = [productsCards, stockWishesCards, usersCards, ordersCards, paymentsCards]
  .flatMap((cards) => Object.values(cards) as Card[])
  .filter(({ audience, stream }) => audience === 'public' && !stream)
const nameOf = ({ method, path }: Card) => `${method} ${path}`

type Who = { guest: string; buyer: string; staff: string }
type Asked = { as?: keyof Who; params?: Record<string, string>; query?: Record<string, string>; body?: unknown; status?: number }

/** Cookies of a buyer, and of somebody who works for the shop. */
export type Walkers = { buyer: string; staff: string }

/**
 * Goes through the shop over HTTP, as a guest, a buyer and staff: every list and page, and an order from its cart to what comes back of
 * it. Each answer must be a success. Returns how many of the routes were asked.
 */
export async function walk(url: string, { buyer, staff }: Walkers): Promise<{ asked: number; routes: number }> {
  const who: Who = { guest: '', buyer, staff }
  const asked = new Set<string>()

  async function ask<Body>(route: string, { as = 'buyer', params = {}, query = {}, body, status }: Asked = {}): Promise<Body> {
    const card = CARDS.find((one) => nameOf(one) === route)
    assert.ok(card, route)
    asked.add(route)
    const path = card.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? assert.fail(`${route} without ${name}`))
    const reply = await fetch(`${url}/api/v1${path}?${new URLSearchParams(query)}`, {
      method: card.method,
      headers: { cookie: who[as], 'idempotency-key': newId('key'), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    assert.equal(reply.status, status ?? card.status ?? 200, `${route}: ${text}`)
    const guest = reply.headers.getSetCookie().find((cookie) => cookie.startsWith('toyline.guest='))
    if (guest && as === 'guest') who.guest = String(guest.split(';')[0])
    return (/json/.test(reply.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as Body
  }
  const words = { q: 'talking plush robot', language: 'en', month: new Date().toISOString().slice(0, 7) }

  const { handle, line } = await somethingToBuy(url)
  const product = await ask<{ id: string }>('GET /products/:handle', { params: { handle }, as: 'guest' })
  for (const card of CARDS.filter(({ method, path }) => method === 'GET' && !path.includes(':'))) {
    const query = Object.fromEntries(
      Object.entries({ ...words, product: product.id }).filter(([name]) => card.query?.shape[name]?.safeParse(undefined).success === false),
    )
    await ask(nameOf(card), { as: card.who === 'staff' ? 'staff' : 'buyer', query })
  }
  const lists: Record<string, string>[] = [
    { q: words.q },
    { q: 'robto' },
    { q: 'R0-1' },
    { sort: 'price-asc', facets: 'true', variants: 'all' },
  ]
  for (const query of lists) await ask('GET /products', { as: 'guest', query })
  await ask('GET /products/:handle/family', { params: { handle } })
  await ask('GET /products/:handle/related', { params: { handle } })

  await ask('POST /cart/lines', { as: 'guest', body: line })
  await ask('GET /cart', { as: 'guest' })
  await ask('PATCH /cart/lines', { body: { mode: 'add', lines: [line] } })
  const emptied = await ask<Cart>('DELETE /cart/lines/:variantId', { params: { variantId: line.variantId } })
  await ask('POST /cart/undo', { body: { version: emptied.version } })

  const order = () => purchase(async (method, path, body) => JSON.stringify(await ask(`${method} ${path}`, { body })), [line])
  const { id } = await order()
  const of = { params: { id } }
  await ask('GET /orders/:id', of)
  await ask('POST /orders/:id/finalise', { ...of, body: {} })
  await ask('POST /orders/:id/reorder', { ...of, body: {} })
  const shipment = await ask<{ id: string }>('POST /staff/orders/:id/shipments', { ...of, as: 'staff', body: {} })
  await ask('GET /staff/shipments/:id/parcels', { params: { id: shipment.id }, as: 'staff' })
  await ask('GET /staff/shipments/:id/packing-slip', { params: { id: shipment.id }, as: 'staff' })
  await ask('GET /orders/:id/returnable', of)

  const gone = await order()
  await ask('POST /orders/:id/cancellations/preview', { params: { id: gone.id }, body: {} })
  await ask('POST /orders/:id/cancellations', { params: { id: gone.id }, body: {} })

  const address = await ask<{ id: string }>('POST /me/addresses', { body: SHIP_TO })
  await ask('PUT /me/addresses/:id', { params: { id: address.id }, body: SHIP_TO })
  await ask('DELETE /me/addresses/:id', { params: { id: address.id } })
  await ask('PATCH /me', { body: { name: 'Bea Buyer' } })
  return { asked: asked.size, routes: CARDS.length }
}
