import type { Cache } from '@toyline/cache'
import type { ServiceName } from '@toyline/contracts'
import { type Card, type Cards, problem } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LimitClass } from '../protection/limits.ts'
import type { Shed } from '../protection/shedding.ts'
import { API_PREFIX, type Asking, asked, checkBody, leaving, send } from './ask.ts'
import { sendCached } from './cached.ts'
import { spokenUrl } from './language.ts'
import type { Streams } from './streamed.ts'
import { callsOf, type Upstream } from './upstreams.ts'

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/

type Needs = { room: ServiceName; upstream: Upstream; asking: Asking; cache: Cache; streams: Streams }

/** Mounts every public card of a room under the API's prefix. Internal cards are not reachable from outside. */
export function mountCards(app: FastifyInstance, cards: Cards, needs: Needs): void {
  for (const card of Object.values(cards)) {
    if (card.audience !== 'public') continue
    app.route({
      method: card.method,
      url: API_PREFIX + card.path,
      // Nobody would ever end the stream of an answer that has no body.
      exposeHeadRoute: card.method === 'GET' && !card.stream,
      ...(card.upload ? { bodyLimit: card.upload.maxBytes } : {}),
      config: { shed: shedOf(card, needs.room), limit: limitOf(card) },
      handler: handlerOf(card, needs),
    })
  }
}

/** What asks somebody outside, who may want money for it. */
const COSTLY = ['placeOrder', 'retryPayment', 'checkAddress']

function limitOf(card: Card): LimitClass {
  if (card.path.startsWith('/auth/') && card.method !== 'GET') return 'auth'
  if (COSTLY.includes(card.name)) return 'checkout'
  return card.rawBody ? 'none' : 'general'
}

/** Looking around and reports go first; then what leads to an order; what settles one, and what providers report of money, last. */
function shedOf(card: Card, room: ServiceName): Shed {
  if (card.rawBody || callsOf(card) === 'checkouts') return 'last'
  if (card.method !== 'GET') return 'late'
  return room === 'products' || card.who === 'staff' || card.who === 'admin' ? 'early' : 'late'
}

/**
 * Whether an address of the API only looks around, by the first part of its path: where a GET that must not be refused as early has the
 * same, none does.
 */
export function lookingAround(rooms: readonly (readonly [ServiceName, Cards])[]): (url: string) => boolean {
  const parts = { early: new Set<string>(), others: new Set<string>() }
  for (const [room, cards] of rooms)
    for (const card of Object.values(cards)) {
      if (card.audience !== 'public' || card.method !== 'GET') continue
      parts[shedOf(card, room) === 'early' ? 'early' : 'others'].add(firstPart(card.path))
    }
  return (url) => {
    if (!url.startsWith(`${API_PREFIX}/`)) return false
    const part = firstPart(url.slice(API_PREFIX.length))
    return parts.early.has(part) && !parts.others.has(part)
  }
}

function firstPart(path: string): string {
  return /^\/[^/?]*/.exec(path)?.[0] ?? ''
}

function handlerOf(card: Card, { upstream, asking, cache, streams }: Needs) {
  const reads = upstream.reads
  if (card.stream) return (request: FastifyRequest, reply: FastifyReply) => streams.send(card, request, reply, upstream.streams, asking)
  if (card.cache !== undefined && card.who === 'anyone')
    return (request: FastifyRequest, reply: FastifyReply) => sendCached(card, request, reply, { reads, cache, asking })
  const transport = upstream[callsOf(card)]
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (card.method !== 'GET') checkBody(card, request)
    checkIdempotencyKey(card, request)
    if (card.method !== 'GET' && !card.rawBody) asking.writes.note(reply)
    const call = await asked(card, request, reply, asking, { url: spokenUrl(card, request, reply) })
    call.signal = leaving(reply)
    return send(reply, await transport(call))
  }
}

function checkIdempotencyKey(card: Card, request: FastifyRequest): void {
  if (!card.idempotent) return
  const key = request.headers['idempotency-key']
  if (key === undefined)
    throw problem(
      400,
      'idempotency-key-missing',
      'This request changes something: send an Idempotency-Key so that it can be repeated safely.',
    )
  if (typeof key !== 'string' || !IDEMPOTENCY_KEY.test(key))
    throw problem(400, 'idempotency-key-invalid', 'An Idempotency-Key has 1 to 255 visible ASCII characters.')
}
