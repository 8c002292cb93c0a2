import type { Cache } from '@toyline/cache'
import { PRODUCTS_TAG, productTag } from '@toyline/contracts'
import { type Card, entityTag, hasTag, type Transport, type TransportReply } from '@toyline/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PriceSegment } from '../site/price-segment.ts'
import { type Asking, asked, send } from './ask.ts'
import { spokenUrl } from './language.ts'

type Page = Pick<TransportReply, 'status' | 'headers' | 'body'> & { etag: string }

/** Carries a failure out of the cache, which may know an older answer. */
class NotMade extends Error {
  readonly answer: TransportReply
  constructor(answer: TransportReply) {
    super(`the catalogue answered ${answer.status}`)
    this.answer = answer
  }
}

/**
 * Answers from the gateway's cache: the same for everybody of one segment who asks with this URL in a language. While the room behind does not answer, what it
 * said last is served and marked as stale.
 */
export async function sendCached(
  card: Card,
  request: FastifyRequest,
  reply: FastifyReply,
  { reads, cache, asking }: { reads: Transport; cache: Cache; asking: Asking },
): Promise<FastifyReply> {
  const segment = await asking.segments.ofApi(request)
  const url = spokenUrl(card, request, reply)
  try {
    const { value: page, stale } = await cache.getOrSet<Page>(`${segment} ${url}`, tagsOf(card, request), async () => {
      // Others wait for this answer too, so it is made even if the one who asked first leaves.
      const { status, headers, body } = await reads(await asked(card, request, reply, asking, { segment, url }))
      if (status >= 500) throw new NotMade({ status, headers, body })
      const etag = status === 200 ? String(headers.etag ?? entityTag(body)) : ''
      return { value: { status, headers, body, etag }, bytes: body.length, keep: status === 200 }
    })
    return page.status === 200 ? sendPage(card, request, reply, page, { stale, segment }) : send(reply, page)
  } catch (error) {
    if (error instanceof NotMade) return send(reply, error.answer)
    throw error
  }
}

function sendPage(
  card: Card,
  request: FastifyRequest,
  reply: FastifyReply,
  { etag, body }: Page,
  { stale, segment }: { stale: boolean; segment: PriceSegment },
): FastifyReply {
  reply.header('etag', etag).header('cache-control', KEPT_BY[segment] ?? (stale ? 'public, max-age=1' : card.cache))
  if (stale) reply.header('x-stale', 'true')
  if (hasTag(request.headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.header('content-type', 'application/json; charset=utf-8').send(body)
}

/** Where some see prices and others do not, nobody but us keeps an answer: no other cache can tell them apart. */
const KEPT_BY: Partial<Record<PriceSegment, string>> = { guest: 'private, no-cache', member: 'private, no-store' }

function tagsOf(card: Card, request: FastifyRequest): string[] {
  const { handle } = request.params as { handle?: string }
  return card.name === 'getProduct' && handle ? [productTag(handle)] : [PRODUCTS_TAG]
}
