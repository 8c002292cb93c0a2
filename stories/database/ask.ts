import assert from 'node:assert/strict'
import { newId, ordersCards, paymentsCards, productsCards, stockWishesCards, usersCards } from '@toyline/contracts'
import type { Card } from '@toyline/http'

/** Every route that a visitor can ask. */
export const CARDS = [productsCards, stockWishesCards, usersCards, ordersCards, paymentsCards]
  .flatMap((cards) => Object.values(cards) as Card[])
  .filter(({ audience }) => audience === 'public')
export const nameOf = ({ method, path }: Card) => `${method} ${path}`

/** Cookies by who has them; a guest and a newcomer get theirs as they go. */
export type Who = { guest: string; newcomer: string; buyer: string; staff: string }

type Asked = {
  as?: keyof Who
  params?: Record<string, string>
  query?: Record<string, string>
  /** JSON, or a picture as its bytes. */
  body?: unknown
  key?: string
  /** That of the card unless said. */
  status?: number
}
/** Asks a route by its name, such as `GET /orders/:id`. */
export type Ask = <Body>(route: string, asked?: Asked) => Promise<Body>

/** Visitors of the shop at `url` who count which routes were `asked`. Each answer must have its status. */
export function visitors(url: string, cookies: Pick<Who, 'buyer' | 'staff'>): { ask: Ask; asked: Set<string> } {
  const who: Who = { guest: '', newcomer: '', ...cookies }
  const asked = new Set<string>()

  async function ask<Body>(route: string, { as = 'buyer', params = {}, query = {}, body, key, status }: Asked = {}): Promise<Body> {
    const card = CARDS.find((one) => nameOf(one) === route)
    assert.ok(card, route)
    asked.add(route)
    const path = card.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? assert.fail(`${route} without ${name}`))
    const isPicture = Buffer.isBuffer(body)
    const reply = await fetch(`${url}/api/v1${path}?${new URLSearchParams(query)}`, {
      method: card.method,
      headers: {
        cookie: who[as],
        'idempotency-key': key ?? newId('key'),
        ...(body === undefined ? {} : { 'content-type': isPicture ? 'image/png' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isPicture ? new Uint8Array(body) : JSON.stringify(body) }),
    })
    const isEndless = /event-stream/.test(reply.headers.get('content-type') ?? '')
    const text = isEndless ? await firstOf(reply) : await reply.text()
    assert.equal(reply.status, status ?? card.status ?? 200, `${route}: ${text}`)
    const given = reply.headers.getSetCookie().find((cookie) => /toyline\.guest=|session_token=/.test(cookie))
    if (given && (as === 'guest' || as === 'newcomer')) who[as] = String(given.split(';')[0])
    return (/json/.test(reply.headers.get('content-type') ?? '') ? JSON.parse(text) : text) as Body
  }
  return { ask, asked }
}

async function firstOf(reply: Response): Promise<string> {
  const reader = (reply.body as ReadableStream<Uint8Array>).getReader()
  const { value } = await reader.read()
  await reader.cancel()
  return Buffer.from(value ?? []).toString('utf8')
}
