import { type Card, problem, type TransportReply, type TransportRequest } from '@toyline/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Addresses } from '../identity/addresses.ts'
import type { RecentWrites } from '../identity/recent-writes.ts'
import type { Visitors } from '../identity/visitors.ts'
import type { PriceSegment, PriceSegments } from '../site/price-segment.ts'
import { budgetOf } from './upstreams.ts'

export const API_PREFIX = '/api/v1'

export type Asking = { visitors: Visitors; addresses: Addresses; segments: PriceSegments; writes: RecentWrites }

const PASSED_BACK = ['content-type', 'content-disposition', 'cache-control', 'etag', 'retry-after', 'set-cookie', 'location'] as const
const MOST_AGENT = 300

/** The call to a room that answers a visitor's request: who asks, by when, and the body as it came. */
export async function asked(
  card: Card,
  request: FastifyRequest,
  reply: FastifyReply,
  { visitors, addresses, writes }: Asking,
  { segment = 'everybody', url = request.url }: { segment?: PriceSegment; url?: string } = {},
): Promise<TransportRequest> {
  const { headers: said, body } = request
  const headers: Record<string, string> = {
    accept: card.stream ? (card.streamed ?? ['text/event-stream']).join(', ') : 'application/json',
    authorization: await (segment === 'member' ? visitors.memberToken() : visitors.token(card, request, reply)),
    'x-request-id': request.id,
  }
  if (!card.stream) headers['x-deadline'] = String(Date.now() + budgetOf(card))
  // Only what a room may need goes on; nothing else that a caller invents.
  if (!(card.cache && card.who === 'anyone')) {
    headers['x-client-ip'] = addresses.of(request) ?? request.ip
    if (typeof said['user-agent'] === 'string') headers['user-agent'] = said['user-agent'].slice(0, MOST_AGENT)
    if (writes.isNoted(request)) headers['x-just-wrote'] = '1'
  }
  if (typeof said['idempotency-key'] === 'string') headers['idempotency-key'] = said['idempotency-key']
  if (typeof said['content-type'] === 'string') headers['content-type'] = said['content-type']
  if (card.rawBody)
    for (const [name, value] of Object.entries(said)) if (name.endsWith('-signature') && typeof value === 'string') headers[name] = value
  if (card.path.startsWith('/auth/') || card.path.startsWith('/me')) {
    const session = visitors.sessionCookie(request)
    if (session) headers.cookie = session
  }
  return { method: card.method, path: url.slice(API_PREFIX.length), headers, ...(Buffer.isBuffer(body) ? { body } : {}) }
}

/** Aborted when the visitor leaves before the answer is sent. A request's own 'close' comes as soon as its body was read. */
export function leaving(reply: FastifyReply): AbortSignal {
  const left = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) left.abort()
  })
  return left.signal
}

export function send(reply: FastifyReply, answer: Pick<TransportReply, 'status' | 'headers' | 'body'>): FastifyReply {
  passBack(reply, answer)
  return reply.send(answer.body)
}

export function passBack(reply: FastifyReply, { status, headers }: Pick<TransportReply, 'status' | 'headers'>): void {
  reply.code(status)
  for (const name of PASSED_BACK) {
    const value = headers[name]
    if (value !== undefined) reply.header(name, value)
  }
}

/** A body of a kind that the card does not take goes no further; one that is neither JSON nor a picture was not even read. */
export function checkBody({ upload }: Card, { body, headers }: FastifyRequest): void {
  if (body === undefined) return
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!Buffer.isBuffer(body) || !(upload?.types ?? ['application/json']).includes(type))
    throw problem(
      415,
      'unsupported-media-type',
      upload ? `Send one of ${upload.types.join(', ')}.` : 'Send JSON with the content type application/json.',
    )
}
