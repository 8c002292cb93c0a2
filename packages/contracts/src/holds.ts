import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Id } from './ids.ts'
import { Location, MarketId } from './markets.ts'

export const HoldLine = z.strictObject({ variantId: z.string(), quantity: z.int().min(1).max(1_000_000) })
/** Where stock may lie, the best place first; the market's locations in its own order unless said. */
const Locations = z.array(Location).min(1).max(8).optional()
/** Pieces of a variant at a location. */
export const LocatedStock = HoldLine.extend({ location: z.string() })
/** Why a line could not be held. */
export const HoldRefusal = z.strictObject({ variantId: z.string(), reason: z.enum(['unknown', 'out-of-stock']), available: z.int() })

export const holdCards = {
  holdStock: card({
    name: 'holdStock',
    method: 'POST',
    path: '/internal/holds',
    body: z.strictObject({
      orderId: Id('ord'),
      market: MarketId,
      locations: Locations,
      lines: z.array(HoldLine).min(1).max(1_000),
      ttlSeconds: z.int().min(10).max(3_600).default(900),
    }),
    reply: z.strictObject({ orderId: z.string(), expiresAt: z.string() }),
    who: 'service',
    audience: 'internal',
    summary: 'Hold stock for an order, all lines or none, at as few locations as can be; repeating it extends the hold',
    problems: ['not-enough-stock', 'hold-ended'],
  }),
  claimHold: card({
    name: 'claimHold',
    method: 'POST',
    path: '/internal/holds/:orderId/claim',
    params: z.strictObject({ orderId: Id('ord') }),
    body: z.strictObject({ market: MarketId, locations: Locations, lines: z.array(HoldLine).min(1).max(1_000) }),
    reply: z.strictObject({ state: z.enum(['claimed']), short: z.array(z.string()), allocated: z.array(LocatedStock) }),
    who: 'service',
    audience: 'internal',
    summary:
      'Turn the hold of a placed order into allocated stock; once. Where the hold has run out it holds anew, line by line; `short` names the variants that are gone, `allocated` says where the others were when they were claimed',
  }),
  releaseHold: card({
    name: 'releaseHold',
    method: 'POST',
    path: '/internal/holds/:orderId/release',
    params: z.strictObject({ orderId: Id('ord') }),
    reply: z.strictObject({ state: z.enum(['released', 'none']) }),
    who: 'service',
    audience: 'internal',
    summary: 'Give held stock back; repeating it changes nothing; a hold that is asked for later under this order is refused',
    problems: ['hold-claimed'],
  }),
  stockReport: card({
    name: 'stockReport',
    method: 'GET',
    path: '/internal/stock-report',
    reply: z.strictObject({
      checkedRows: z.int(),
      drift: z.array(z.strictObject({ variantId: z.string(), location: z.string(), what: z.string(), stored: z.int(), derived: z.int() })),
      allocatedByOrder: z.array(z.strictObject({ orderId: z.string(), location: z.string(), quantity: z.int() })),
    }),
    who: 'service',
    audience: 'internal',
    summary: 'Re-derives held and allocated stock from the records',
    budgetMs: 30_000,
  }),
} as const
