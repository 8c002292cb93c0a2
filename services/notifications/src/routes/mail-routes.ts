import { deliveryCards, type Event, notificationsCards } from '@toyline/contracts'
import { problem, serve } from '@toyline/http'
import type { Outbox } from '@toyline/jobs'
import type { FastifyInstance } from 'fastify'
import type { Kysely } from 'kysely'
import type { Letter } from '../domain/letters.ts'
import { findMail, latestMails, type MailsTable, type Tables } from '../store/mails-store.ts'
import { draw } from '../templates/draw.ts'
import { hearEvent } from '../use-cases/hear-event.ts'
import { type Documents, readAttachment } from '../use-cases/read-attachment.ts'
import { mailboxPage, mailPage } from './mailbox-page.ts'

export function mountMailRoutes(
  app: FastifyInstance,
  { db, outbox, shop, mailbox, documents }: { db: Kysely<Tables>; outbox: Outbox; shop: string; mailbox: boolean; documents: Documents },
): void {
  serve(app, deliveryCards.receiveEvent, async ({ body }) => ({ handled: await hearEvent({ db, outbox, shop, mailbox }, body as Event) }))
  serve(app, notificationsCards.listMail, async ({ query }) => ({ items: (await latestMails(db, query.to)).map(describe) }))
  serve(app, notificationsCards.readMail, async ({ params }) => {
    const mail = await needMail(db, params.id)
    return { ...describe(mail), ...(await draw(mail as unknown as Letter)) }
  })
  if (!mailbox) return
  app.get('/dev/mail', async (_request, reply) => reply.type('text/html; charset=utf-8').send(mailboxPage(await latestMails(db))))
  app.get('/dev/mail/:id', async (request, reply) => {
    const mail = await needMail(db, (request.params as { id: string }).id)
    return reply.type('text/html; charset=utf-8').send(mailPage(mail, await draw(mail as unknown as Letter)))
  })
  app.get('/dev/mail/:id/attachment', async (request, reply) => {
    const mail = await needMail(db, (request.params as { id: string }).id)
    const attachment = await readAttachment(documents, mail as unknown as Letter)
    if (!attachment) throw problem(404, 'no-such-attachment', 'Nothing goes with this mail.')
    return reply.type(attachment.contentType).send(attachment.content)
  })
}

async function needMail(db: Kysely<Tables>, id: string): Promise<MailsTable> {
  const mail = await findMail(db, id)
  if (!mail) throw problem(404, 'no-such-mail', 'There is no such mail.')
  return mail
}

function describe({ id, recipient, subject, template, state, created_at, sent_at }: MailsTable) {
  return { id, to: recipient, subject, template, state, createdAt: created_at.toISOString(), sentAt: sent_at?.toISOString() ?? null }
}
