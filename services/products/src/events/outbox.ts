import { subscriptions } from '@toyline/contracts'
import { createOutbox } from '@toyline/jobs'

/** Where this room's jobs and events are kept, in the transaction of what they speak of. */
export const outbox = createOutbox({ schema: 'products', subscriptions })
