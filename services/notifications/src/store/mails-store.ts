import type { Adding } from '@toyline/jobs'
import { type Kysely, sql } from 'kysely'
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

/**
 * Keeps a letter for an event, and adds its `sending`; one that nobody has to send is in its mailbox at once.
 * False when this event already has its letter.
 */
export async function keepLetter(
  db: Kysely<Tables>,
  { id, eventId, recipient, letter }: { id: string; eventId: string; recipient: string; letter: Letter },
  sending: Adding | undefined,
): Promise<boolean> {
  const kept = await sql<{ added: unknown }>`
    with kept as (
      insert into mails (id, event_id, recipient, template, subject, data, state, sent_at)
      values (${id}, ${eventId}, ${recipient}, ${letter.template}, ${letter.subject}, ${JSON.stringify(letter.data)},
        ${sending ? 'queued' : 'sent'}, case when ${sending === undefined} then now() end)
      on conflict (event_id) do nothing returning id
    )
    select ${sending?.part() ?? sql`null::jsonb`} as added from kept`.execute(db)
  sending?.added(kept.rows[0]?.added)
  return kept.rows.length === 1
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
