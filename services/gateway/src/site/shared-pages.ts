import type { Cache, Made, SecondLevel } from '@toyline/cache'
import { hasTag } from '@toyline/http'
import { counter } from '@toyline/observability'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { LRUCache } from 'lru-cache'
import { askAsNobody, Failed } from './ask-as-nobody.ts'
import { codingFor } from './codings.ts'
import { type PageAddress, pageAddress, placeOf } from './page-address.ts'
import { refuse } from './pass-on.ts'
import type { PriceSegment } from './price-segment.ts'
import { bodyIn, pageBytes, type SharedPage } from './shared-page.ts'

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

  return {
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
        request.log.warn({ err }, 'a page could not be made')
        if (!(err instanceof Failed)) return refuse(request, reply)
        // Whoever is known to the shop may have a page of their own, which does not fail.
        if (request.headers.cookie !== undefined) return undefined
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
