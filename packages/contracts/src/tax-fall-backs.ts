import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Id } from './ids.ts'
import { MarketId } from './markets.ts'
import { Money } from './money.ts'

/** An order whose tax our own tables reckoned because the engine outside gave no answer (F12). */
export const TaxFallBack = z
  .strictObject({
    orderId: z.string(),
    number: z.string(),
    market: MarketId,
    placedAt: z.iso.datetime(),
    /** Where it went: an ISO country, and its state or province where it has one. */
    country: z.string(),
    area: z.string().nullable(),
    tax: Money,
    total: Money,
  })
  .meta({ id: 'TaxFallBack' })
export type TaxFallBack = z.infer<typeof TaxFallBack>

export const taxFallBackCards = {
  listTaxFallBacks: card({
    name: 'listTaxFallBacks',
    method: 'GET',
    path: '/staff/orders/tax-fall-backs',
    query: z.strictObject({ cursor: Id('ord').optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }),
    reply: z.strictObject({ items: z.array(TaxFallBack), nextCursor: z.string().nullable() }),
    who: 'staff',
    audience: 'public',
    summary: 'Orders whose tax our own tables reckoned because the tax engine was away, for an accountant; the newest first',
  }),
} as const
