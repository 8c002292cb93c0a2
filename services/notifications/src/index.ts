import type { CallerTokens } from '@toyline/http'
import type { Log } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Documents } from './use-cases/read-attachment.ts'

export { notificationsService } from './service.ts'

export type NotificationsNeeds = {
  /** As the role toyline_notifications. */
  pool: Pool
  log: Log
  tokens: CallerTokens
  /** Who keeps the invoices that mails carry. */
  documents: Documents
  settings: {
    /** Address of the shop, for links in mails. */
    shopUrl: string
    from: string
    /** Without it mail stays in the mailbox, which is then shown at /dev/mail. */
    smtpUrl?: string
  }
}
export type NotificationsService = { app: FastifyInstance; start(): Promise<void>; stop(): Promise<void> }

export const migrations = new URL('../migrations/', import.meta.url)
