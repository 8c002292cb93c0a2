import type { Cache, SecondLevel } from '@toyline/cache'
import { splitPath } from '@toyline/contracts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Pool } from 'undici'
import type { LimitsInstalled } from '../protection/limits.ts'
import type { Shed, Shedding } from '../protection/shedding.ts'
import { passOn, refuse } from './pass-on.ts'
import type { PriceSegment, PriceSegments } from './price-segment.ts'
import { sharedPages } from './shared-pages.ts'
import { answerPageError } from './sorry.ts'

const PAGE_BUDGET_MS = 30_000
const CONNECTIONS = 64
/** Pages asked for at once. More than this would only wait, and hold memory while they do. */
const MOST_PAGES = 512
/** What making a page for everybody costs of a visitor's requests: about as many as it asks of the API. */
const REQUESTS_A_PAGE = 5
/** OPTIONS belongs to the cross-origin rules of the API; pages are asked for by their own origin only. */
const CHANGES = ['POST', 'PUT', 'PATCH', 'DELETE']

export type StorefrontNeeds = {
  storefrontUrl: string
  publicUrl: string
  /** Where answers that are the same for everybody are kept; without it, none is. */
  pages?: Cache | undefined
  /** Where other gateways' pages are found. */
  secondLevel?: SecondLevel | undefined
  /** Whether a shared cache stands in front of us. */
  cdn: boolean
  shedding: Shedding
  limits: LimitsInstalled
  segments: PriceSegments
}

/** Who is on the way to an order is let in for longer than who looks around. */
const LEADING_TO_AN_ORDER = /^\/(?:cart|checkout|orders)(?![^/?])/

function shedOf(url: string): Shed {
  return LEADING_TO_AN_ORDER.test(splitPath(url).path) ? 'late' : 'early'
}

/** Everything that nothing else answers goes to the pages of the shop. */
export function mountStorefront(
  app: FastifyInstance,
  { storefrontUrl, publicUrl, pages, secondLevel, cdn, shedding, limits, segments }: StorefrontNeeds,
): void {
  const pool = new Pool(storefrontUrl, {
    connections: CONNECTIONS,
    connectTimeout: 1_000,
    headersTimeout: PAGE_BUDGET_MS,
    bodyTimeout: PAGE_BUDGET_MS,
  })
  app.addHook('onClose', () => pool.close())
  let under = 0
  const shared =
    pages &&
    sharedPages({ cache: pages, secondLevel, asking: { pool, publicUrl: new URL(publicUrl), cdn, budgetMs: PAGE_BUDGET_MS, segments } })

  /** Takes one of the places for requests that the storefront works on. */
  async function inWork(request: FastifyRequest, reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
    if (under >= MOST_PAGES) return refuse(request, reply)
    under += 1
    reply.raw.once('close', () => {
      under -= 1
    })
    return work()
  }
  const pass = (request: FastifyRequest, reply: FastifyReply, segment: PriceSegment, onShared?: () => void) =>
    passOn(request, reply, { pool, budgetMs: PAGE_BUDGET_MS, said: segments.headersFor(segment), onShared })

  function answer(request: FastifyRequest, reply: FastifyReply, segment: PriceSegment): FastifyReply | Promise<FastifyReply> {
    const address = shared?.addressOf(request, segment)
    const sent = address && shared?.sendKept(address, request, reply)
    if (sent) return sent
    if (shedding(shedOf(request.url), request, reply)) return reply
    return inWork(request, reply, async () => {
      if (shared && address && !shared.isPersonal(address)) {
        await limits.count('general', request, REQUESTS_A_PAGE)
        const made = await shared.sendMade(address, request, reply)
        if (made) return made
      } else {
        // What it asks of the API counts by itself. Here it is only refused where all of that would be.
        await limits.count('general', request, 1)
      }
      return pass(request, reply, segment, address && (() => shared?.isForEverybody(address)))
    })
  }

  app.route({
    method: CHANGES,
    url: '/*',
    config: { shed: 'last' },
    handler(request, reply) {
      if (shedding(shedOf(request.url), request, reply)) return reply
      return inWork(request, reply, async () => pass(request, reply, await segments.ofPage(request)))
    },
  })
  app.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    exposeHeadRoute: false,
    // What is kept is still shown when nothing else is.
    config: { shed: 'last', limit: 'pages' },
    errorHandler: answerPageError,
    handler(request, reply) {
      const segment = segments.ofPage(request)
      return segment instanceof Promise ? segment.then((known) => answer(request, reply, known)) : answer(request, reply, segment)
    },
  })
}
