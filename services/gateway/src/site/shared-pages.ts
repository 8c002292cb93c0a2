import type { Cache, Made, SecondLevel } from '@toyline/cache'
import { AWAY_PATH, localePath, splitPath } from '@toyline/contracts'
import { answerProblem, hasTag, problem } from '@toyline/http'
import { counter } from '@toyline/observability'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { askAsNobody, Failed } from './ask-as-nobody.ts'
import { codingFor } from './codings.ts'
import { type PageAddress, pageAddress, placeOf } from './page-address.ts'
import type { PriceSegment } from './price-segment.ts'
import { bodyIn, pageBytes, type SharedPage } from './shared-page.ts'
import { refuse, wantsPage } from './sorry.ts'

type From = 'hit' | 'aging' | 'stale' | 'miss'
type Answered = FastifyReply | Promise<FastifyReply>

const answered = counter('gateway_pages_total', 'Answers that are the same for everybody, by where they came from', ['from'])
const count = {
  hit: answered.labels('hit'),
  aging: answered.labels('aging'),
  stale: answered.labels('stale'),
  miss: answered.labels('miss'),
}

/** Addresses that turned out to be for persons, and how long that is believed. */
const REMEMBERED = 20_000
const BELIEVED_MS = 600_000
/** After which it is worth to ask again for a page whose room is away: so long an open breaker lets nobody through. */
const AWAY_SECONDS = 5

export type SharedPagesNeeds = {
  cache: Cache
  /** Where other gateways' pages are found; without it each makes its own. */
  secondLevel?: SecondLevel | undefined
  asking: Parameters<typeof askAsNobody>[2]
}

/**
 * Pages that are the same for everybody, kept with the tags of what they show. Nobody can know before asking whether an address is one
 * of these. So one that is not known yet is asked for once in nobody's name; where the answer is for persons that is remembered, and the
 * address is passed on with everything that came with the request.
 */
export function sharedPages({ cache, secondLevel, asking }: SharedPagesNeeds) {
  const personal = new LRUCache<string, true>({ max: REMEMBERED, ttl: BELIEVED_MS })

  /** Of the storefront behind us, as it last said; a page of another build asks for scripts that this one does not have. */
  let build: string | undefined

  const maker = (address: PageAddress, requestId: string) => async (): Promise<Made<SharedPage | null>> => {
    const asked = await askAsNobody(address, requestId, asking)
    if (asked === 'personal') personal.set(placeOf(address), true)
    if (asked === 'personal' || asked === 'odd') return { value: null, bytes: 0, keep: false }
    const { page, sharing } = asked
    build = asked.build ?? build
    const { tags, freshMs, agingMs, passing } = sharing
    return { value: page, bytes: pageBytes(page), keep: true, tags, freshMs, agingMs, passing }
  }
  function getOrMake(address: PageAddress, requestId: string) {
    const make = maker(address, requestId)
    return cache.getOrSet(address.key, null, () => {
      return secondLevel && build !== undefined ? secondLevel.getOrMake(`${build} ${address.key}`, make) : make()
    })
  }

  async function sendAway(request: FastifyRequest, reply: FastifyReply, segment: PriceSegment): Promise<FastifyReply> {
    if (!wantsPage(request))
      return answerProblem(
        problem(503, 'service-unavailable', 'A part of the shop is not answering. Please try again shortly.', { retryAfter: AWAY_SECONDS }),
        request,
        reply,
      )
    try {
      const address = pageAddress(localePath(splitPath(request.url).locale, AWAY_PATH), {}, segment)
      const page = address && (await getOrMake(address, request.id)).value
      if (!page) throw new Error('The storefront has no page that says what is away.')
      reply
        .code(503)
        .header('retry-after', String(AWAY_SECONDS))
        .header('cache-control', 'private, no-store')
        .header('vary', page.headers.vary)
      if (page.headers['content-type']) reply.type(page.headers['content-type'])
      return sendBody(reply, await bodyIn(page.body, codingFor(request.headers['accept-encoding'] as string | undefined)))
    } catch (error) {
      return refuse(request, reply, error)
    }
  }

  return {
    /** Says in the place of a page that a room behind it is away, in the frame of the shop, which the storefront can make without any room. */
    sendAway,

    addressOf: ({ raw, headers }: FastifyRequest, segment: PriceSegment): PageAddress | undefined =>
      pageAddress(raw.url ?? '/', headers, segment),

    /** Whether this address is known to be for persons. */
    isPersonal: (address: PageAddress): boolean => personal.has(placeOf(address)),

    /** The storefront says otherwise. */
    isForEverybody(address: PageAddress): void {
      personal.delete(placeOf(address))
    },

    /** Answers from memory without waiting for anything; undefined where nothing is kept. */
    sendKept(address: PageAddress, request: FastifyRequest, reply: FastifyReply): Answered | undefined {
      const seen = cache.look<SharedPage>(address.key)
      if (!seen) return undefined
      if (!seen.aging) return send(seen.value, 'hit', request, reply)
      getOrMake(address, request.id).catch((err: unknown) => request.log.warn({ err }, 'a page could not be made anew'))
      return send(seen.value, seen.stale ? 'stale' : 'aging', request, reply)
    },

    /**
     * Answers with a page that is made now, once for all who wait, or with an older one while it cannot be made. Undefined where there
     * is no answer for everybody.
     */
    async sendMade(address: PageAddress, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
      try {
        const { value: page, stale } = await getOrMake(address, request.id)
        return page ? await send(page, stale ? 'stale' : 'miss', request, reply) : undefined
      } catch (err) {
        if (!(err instanceof Failed)) return refuse(request, reply, err)
        request.log.warn({ err }, 'a page could not be made')
        // Whoever is known to the shop may have a page of their own, which does not fail.
        if (request.headers.cookie !== undefined) return undefined
        if (err.isAway && err.status >= 500) return sendAway(request, reply, address.segment)
        return reply.code(err.status).header('content-type', err.contentType).header('cache-control', 'private, no-store').send(err.body)
      }
    },
  }
}

function send(page: SharedPage, from: From, request: FastifyRequest, reply: FastifyReply): Answered {
  count[from].inc()
  reply.headers(page.headers).header('etag', page.etag).header('x-cache', from)
  reply.header('age', String(Math.max(0, Math.floor((Date.now() - page.madeAt) / 1_000))))
  if (from === 'stale') reply.header('x-stale', 'true')
  if (from === 'stale' && page.headers['cache-control']?.startsWith('public')) reply.header('cache-control', 'public, max-age=0')
  if (page.status === 200 && hasTag(request.headers['if-none-match'], page.etag)) return reply.code(304).send()
  reply.code(page.status)
  const body = bodyIn(page.body, codingFor(request.headers['accept-encoding'] as string | undefined))
  return body instanceof Promise ? body.then((ready) => sendBody(reply, ready)) : sendBody(reply, body)
}

function sendBody(reply: FastifyReply, { bytes, coding }: { bytes: Buffer; coding: string }): FastifyReply {
  if (coding !== 'identity') reply.header('content-encoding', coding)
  return reply.send(bytes)
}
