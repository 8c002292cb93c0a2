import { newId } from '@toyline/contracts'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Letter } from '../domain/letters.ts'

export type MailsTable = {
  id: string
  event_id: string
  company_id: string | null
  recipient: string
  template: Letter['template']
  subject: string
  data: unknown
  state: 'queued' | 'sent' | 'failed'
  created_at: Date
  sent_at: Date | null
}
export type Tables = { mails: MailsTable }

const PAGE = 100

/** Keeps a letter for an event. Null when this event already has its letter. */
export async function keepLetter(
  tx: Transaction<Tables>,
  { eventId, recipient, letter }: { eventId: string; recipient: string; letter: Letter },
): Promise<string | null> {
  const kept = await sql<{ id: string }>`
    insert into mails (id, event_id, recipient, template, subject, data)
    values (${newId('mail')}, ${eventId}, ${recipient}, ${letter.template}, ${letter.subject}, ${JSON.stringify(letter.data)})
    on conflict (event_id) do nothing returning id`.execute(tx)
  return kept.rows[0]?.id ?? null
}

export async function findMail(db: Kysely<Tables>, id: string): Promise<MailsTable | undefined> {
  return db.selectFrom('mails').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function latestMails(db: Kysely<Tables>, recipient?: string): Promise<MailsTable[]> {
  return db
    .selectFrom('mails')
    .selectAll()
    .$if(recipient !== undefined, (query) => query.where('recipient', '=', recipient ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE)
    .execute()
}

export async function markSent(db: Kysely<Tables>, id: string): Promise<void> {
  await sql`update mails set state = 'sent', sent_at = now() where id = ${id} and state <> 'sent'`.execute(db)
}
