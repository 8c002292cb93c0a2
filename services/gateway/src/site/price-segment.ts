import { type MarketId, splitPath } from '@toyline/contracts'
import type { FastifyRequest } from 'fastify'
import { type Addresses, STOREFRONT_KEY_HEADER } from '../identity/addresses.ts'
import type { Visitors } from '../identity/visitors.ts'

/**
 * Whose prices an answer shows. Part of the key of everything that is kept, because answers with other prices are other answers:
 * `everybody` where all see the same; in a market that hides its prices, `guest` without them and `member` with them.
 */
export type PriceSegment = 'everybody' | 'guest' | 'member'

/** Says to the storefront, and from it to the API, that somebody asks who may see hidden prices. Believed with the storefront's key only. */
export const SEGMENT_HEADER = 'x-price-segment'

export type PriceSegments = {
  ofPage: (request: FastifyRequest) => PriceSegment | Promise<PriceSegment>
  ofApi: (request: FastifyRequest) => PriceSegment | Promise<PriceSegment>
  /** What tells the storefront the segment; nothing where all see the same. */
  headersFor: (segment: PriceSegment) => Record<string, string>
}

type Needs = { hiddenPrices: readonly MarketId[]; storefrontKey: string | undefined; visitors: Visitors; addresses: Addresses }

/** The one place that decides it. Whoever is not known to be signed in is a guest, also while nobody can say whose session it is. */
export function priceSegments({ hiddenPrices, storefrontKey, visitors, addresses }: Needs): PriceSegments {
  const hidden = new Set<unknown>(hiddenPrices)
  const personal = (request: FastifyRequest): PriceSegment | Promise<PriceSegment> =>
    visitors.sessionCookie(request) === undefined
      ? 'guest'
      : visitors.isSignedIn(request).then(
          (known) => (known ? 'member' : 'guest'),
          () => 'guest' as const,
        )
  return {
    ofPage: (request) => (hidden.size > 0 && hidden.has(marketOfPage(request)) ? personal(request) : 'everybody'),
    ofApi(request) {
      // An answer for members is given to members only, so it does no harm to take a market for hidden that is none.
      if (hidden.size === 0 || ![(request.query as { market?: unknown }).market ?? 'us'].flat().some((one) => hidden.has(one)))
        return 'everybody'
      if (addresses.isStorefront(request.headers)) return request.headers[SEGMENT_HEADER] === 'member' ? 'member' : 'guest'
      return personal(request)
    },
    headersFor(segment): Record<string, string> {
      if (segment !== 'member' || storefrontKey === undefined) return {}
      return { [SEGMENT_HEADER]: segment, [STOREFRONT_KEY_HEADER]: storefrontKey }
    },
  }
}

function marketOfPage(request: FastifyRequest): MarketId {
  return splitPath((request.raw.url ?? '/').split('?', 1)[0] as string).locale.market
}
