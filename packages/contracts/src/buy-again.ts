import { card } from '@toyline/http/card'
import { z } from 'zod'
import { LanguageCode } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { VariantSnapshot } from './variants.ts'

/** The most lines that one answer has. */
export const MAX_BUY_AGAIN = 8

/** A variant that somebody has ordered before and can order now, and how they ordered it. */
export const BuyAgainLine = VariantSnapshot.pick({
  variantId: true,
  handle: true,
  sku: true,
  title: true,
  variantTitle: true,
  language: true,
  picture: true,
  price: true,
  msrp: true,
  tiers: true,
  casePack: true,
  minQuantity: true,
  maxQuantity: true,
  availability: true,
})
  .extend({
    /** In how many of their orders it was. */
    orders: z.int(),
    /** Eaches that they usually order, as near to it as can be ordered now. */
    usualQuantity: z.int(),
    lastOrderedOn: z.iso.date(),
    /** Days that usually lie between two orders of it; null where there was one. */
    everyDays: z.int().nullable(),
    /** As many days have passed since the last one. */
    isDue: z.boolean(),
  })
  .meta({ id: 'BuyAgainLine' })
export type BuyAgainLine = z.infer<typeof BuyAgainLine>

export const buyAgainCards = {
  listBuyAgain: card({
    name: 'listBuyAgain',
    method: 'GET',
    path: '/buy-again',
    query: z.strictObject({ market: MarketId.default('us'), language: LanguageCode.default('en') }),
    reply: z.strictObject({ items: z.array(BuyAgainLine).max(MAX_BUY_AGAIN) }),
    who: 'buyer',
    audience: 'public',
    summary: 'What I am most likely to order again, with how much of it I usually order and whether it is due',
  }),
} as const
