import { card } from '@toyline/http/card'
import { z } from 'zod'

/** How an event reaches a subscriber: every service serves this card and keeps an inbox. */
export const deliveryCards = {
  receiveEvent: card({
    name: 'receiveEvent',
    method: 'POST',
    path: '/internal/events',
    body: z.strictObject({ id: z.string(), name: z.string(), aggregateId: z.string(), at: z.string(), data: z.unknown() }),
    reply: z.strictObject({ handled: z.boolean() }),
    who: 'service',
    audience: 'internal',
    summary: 'Hear an event; false when it was heard before',
  }),
} as const
