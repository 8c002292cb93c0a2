import type { Event } from '@toyline/contracts'
import type { Outbox } from '@toyline/jobs'
import type { Kysely } from 'kysely'
import { letterFor } from '../domain/letters.ts'
import { keepLetter, type Tables } from '../store/mails-store.ts'

/** Writes the letter that an event asks for and queues its sending, both or neither. False when it was heard before. */
export async function hearEvent(
  { db, outbox, shop }: { db: Kysely<Tables>; outbox: Outbox; shop: string },
  event: Event,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await outbox.once(tx, event.id))) return false
    const asked = letterFor(event, shop)
    if (!asked) return true
    const id = await keepLetter(tx, { eventId: event.id, ...asked })
    if (id) await outbox.enqueue(tx, { task: 'send-mail', payload: { id }, key: `send-mail:${id}`, tries: 12 })
    return true
  })
}
