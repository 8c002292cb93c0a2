import { serviceApp } from '@toyline/http'
import { createOutbox, startJobs } from '@toyline/jobs'
import { isUnavailable, openDatabase } from '@toyline/postgres'
import type { NotificationsNeeds, NotificationsService } from './index.ts'
import { mountMailRoutes } from './routes/mail-routes.ts'
import type { Tables } from './store/mails-store.ts'
import { mailboxSender, smtpSender } from './use-cases/send-mail.ts'

const SCHEMA = 'notifications'

export function notificationsService({ pool, log, tokens, documents, settings }: NotificationsNeeds): NotificationsService {
  const db = openDatabase<Tables>(pool)
  const outbox = createOutbox({ schema: SCHEMA })
  const app = serviceApp({ room: 'notifications', log, tokens, isUnavailable })
  mountMailRoutes(app, { db, outbox, shop: settings.shopUrl, mailbox: settings.smtpUrl === undefined, documents })
  const smtp = settings.smtpUrl ? smtpSender(db, { smtpUrl: settings.smtpUrl, from: settings.from, documents }) : undefined
  const send = smtp ?? mailboxSender(db)
  let jobs: ReturnType<typeof startJobs> | undefined
  return {
    app,
    async start() {
      await app.ready()
      jobs = startJobs({ pool, schema: SCHEMA, outbox, log, tasks: { 'send-mail': ({ id }: { id: string }) => send(id) } })
    },
    async stop() {
      await app.close()
      await jobs?.stop()
      smtp?.close()
    },
  }
}
