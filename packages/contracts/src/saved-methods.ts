import { card } from '@toyline/http/card'
import { z } from 'zod'
import { Id } from './ids.ts'

/** A card that its provider keeps for later orders, as far as we know it. */
export const SavedMethod = z
  .strictObject({
    id: Id('pmt'),
    provider: z.string(),
    /** As it is written on the card: `American Express`. */
    brand: z.string(),
    last4: z.string(),
    expMonth: z.int(),
    expYear: z.int(),
  })
  .meta({ id: 'SavedMethod' })
export type SavedMethod = z.infer<typeof SavedMethod>

export const savedMethodCards = {
  listSavedMethods: card({
    name: 'listSavedMethods',
    method: 'GET',
    path: '/me/payment-methods',
    reply: z.strictObject({ items: z.array(SavedMethod).max(20) }),
    who: 'buyer',
    audience: 'public',
    summary: 'The cards that I had kept for later orders, the newest first',
  }),
  removeSavedMethod: card({
    name: 'removeSavedMethod',
    method: 'DELETE',
    path: '/me/payment-methods/:id',
    idempotent: true,
    params: z.strictObject({ id: Id('pmt') }),
    reply: z.strictObject({ removed: z.literal(true) }),
    who: 'buyer',
    audience: 'public',
    summary: 'Have a kept card forgotten, here and at its provider; one that is forgotten already stays so',
    problems: ['no-such-payment-method'],
  }),
} as const
