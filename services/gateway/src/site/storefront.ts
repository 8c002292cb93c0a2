import type { Cache, SecondLevel } from '@toyline/cache'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { LimitsInstalled } from '../protection/limits.ts'
import type { Shedding } from '../protection/shedding.ts'
import { classOf, openStorefront, PAGE_BUDGET_MS } from './open-storefront.ts'
import type { PageAddress } from './page-address.ts'
import { passOn } from './pass-on.ts'
import type { PriceSegment, PriceSegments } from './price-segment.ts'
import { sharedPages } from './shared-pages.ts'
import { answerPageError, refuse } from './sorry.ts'

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

/** Everything that nothing else answers goes to the pages of the shop. */
export function mountStorefront(
  app: FastifyInstance,
  { storefrontUrl, publicUrl, pages, secondLevel, cdn, shedding, limits, segments }: StorefrontNeeds,
): void {
  const storefront = openStorefront(storefrontUrl)
  app.addHook('onClose', () => storefront.close())
  const shared =
    pages &&
    sharedPages({
      cache: pages,
      secondLevel,
      asking: { storefront, publicUrl: new URL(publicUrl), cdn, budgetMs: PAGE_BUDGET_MS, segments },
    })

  const pass = (request: FastifyRequest, reply: FastifyReply, segment: PriceSegment, onShared?: () => void) =>
    passOn(request, reply, {
      storefront,
      budgetMs: PAGE_BUDGET_MS,
      said: segments.headersFor(segment),
      onShared,
      onAway: () => (shared ? shared.sendAway(request, reply, segment) : refuse(request, reply, 'a room behind the page is away')),
    })

  async function make(request: FastifyRequest, reply: FastifyReply, segment: PriceSegment, address?: PageAddress): Promise<FastifyReply> {
    if (shared && address && !shared.isPersonal(address)) {
      await limits.count('general', request, REQUESTS_A_PAGE)
      const made = await shared.sendMade(address, request, reply)
      if (made) return made
    } else {
      // What it asks of the API counts by itself. Here it is only refused where all of that would be.
      await limits.count('general', request, 1)
    }
    return pass(request, reply, segment, address && (() => shared?.isForEverybody(address)))
  }

  function answer(request: FastifyRequest, reply: FastifyReply, segment: PriceSegment): FastifyReply | Promise<FastifyReply> {
    const address = shared?.addressOf(request, segment)
    const sent = address && shared?.sendKept(address, request, reply)
    if (sent) return sent
    if (shedding(classOf(request.url), request, reply)) return reply
    return make(request, reply, segment, address)
  }

  app.route({
    method: CHANGES,
    url: '/*',
    config: { shed: 'last' },
    async handler(request, reply) {
      if (shedding(classOf(request.url), request, reply)) return reply
      return pass(request, reply, await segments.ofPage(request))
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
