import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Email } from './address.ts'
import { Id } from './ids.ts'
import { LocaleId } from './locale-id.ts'
import { MarketId } from './markets.ts'
import { Availability } from './variants.ts'

/** A wish to be told when a variant can be ordered again. */
export const StockWish = z
  .strictObject({
    id: z.string(),
    variantId: z.string(),
    handle: z.string(),
    sku: z.string(),
    title: z.string(),
    variantTitle: z.string(),
    market: MarketId,
    availability: Availability,
    /** False until a guest has answered the mail that asks whether the address is theirs. */
    isConfirmed: z.boolean(),
    createdAt: z.string(),
  })
  .meta({ id: 'StockWish' })
export type StockWish = z.infer<typeof StockWish>

const tokenBody = z.strictObject({ token: z.string().max(100) })

export const stockWishesCards = {
  addStockWish: card({
    name: 'addStockWish',
    method: 'POST',
    path: '/stock-wishes',
    status: 201,
    idempotent: true,
    /** `email` is a guest's; somebody signed in is written to at their account's. `locale` is the language of the mails. */
    body: z.strictObject({ variantId: Id('var'), market: MarketId, locale: LocaleId.optional(), email: Email.optional() }),
    reply: StockWish,
    who: 'visitor',
    audience: 'public',
    summary: 'Be told, once, when a variant can be ordered; a guest confirms by mail first',
    problems: ['no-such-variant', 'can-be-ordered', 'email-needed', 'too-many-wishes'],
  }),
  listStockWishes: card({
    name: 'listStockWishes',
    method: 'GET',
    path: '/stock-wishes',
    reply: z.strictObject({ items: z.array(StockWish) }),
    who: 'buyer',
    audience: 'public',
    summary: 'What I am waiting for, newest first, at most 100',
  }),
  removeStockWish: card({
    name: 'removeStockWish',
    method: 'DELETE',
    path: '/stock-wishes/:id',
    idempotent: true,
    params: z.strictObject({ id: Id('wish') }),
    reply: z.strictObject({ removed: z.literal(true) }),
    who: 'buyer',
    audience: 'public',
    summary: 'Take a wish of mine back',
    problems: ['no-such-wish'],
  }),
  confirmStockWish: card({
    name: 'confirmStockWish',
    method: 'POST',
    path: '/stock-wishes/confirm',
    idempotent: true,
    body: tokenBody,
    reply: StockWish,
    who: 'anyone',
    audience: 'public',
    summary: 'Confirm by the link of the mail that the address is mine',
    problems: ['no-such-wish'],
  }),
  forgetStockWish: card({
    name: 'forgetStockWish',
    method: 'POST',
    path: '/stock-wishes/forget',
    idempotent: true,
    body: tokenBody,
    reply: z.strictObject({ removed: z.literal(true) }),
    who: 'anyone',
    audience: 'public',
    summary: 'Take a wish back by the link of the mail, and forget its address',
    problems: ['no-such-wish'],
  }),
} as const
