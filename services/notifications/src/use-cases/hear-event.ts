import { type Event, newId } from '@toyline/contracts'
import type { Outbox } from '@toyline/jobs'
import type { Kysely } from 'kysely'
import { letterFor } from '../domain/letters.ts'
import { keepLetter, type Tables } from '../store/mails-store.ts'

/**
 * Writes the letter that an event asks for and queues its sending, both or neither; into the mailbox it goes at once. False when
 * it was heard before: an event has one letter, so that no inbox is needed.
 */
export async function hearEvent(
  { db, outbox, shop, mailbox }: { db: Kysely<Tables>; outbox: Outbox; shop: string; mailbox: boolean },
  event: Event,
): Promise<boolean> {
  const asked = letterFor(event, shop)
  if (!asked) return false
  const id = newId('mail')
  const sending = mailbox ? undefined : outbox.adding({ enqueue: [{ task: 'send-mail', payload: { id }, tries: 12 }] })
  return keepLetter(db, { id, eventId: event.id, ...asked }, sending)
}
