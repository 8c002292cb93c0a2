import { histogram } from '@toyline/observability'
import type { Kysely } from 'kysely'
import { createTransport, type Transporter } from 'nodemailer'
import type { Letter } from '../domain/letters.ts'
import { findMail, markSent, type Tables } from '../store/mails-store.ts'
import { draw } from '../templates/draw.ts'
import { type Documents, readAttachment } from './read-attachment.ts'

const sentAfter = histogram('notifications_mail_seconds', 'Time from a letter to its mail', [], [1, 5, 30, 60, 300, 1_800, 7_200])

/** Hands one mail over; rejects when it should be tried again. */
export type SendMail = (id: string) => Promise<void>

/** For mail that was queued when there was an SMTP server. Without one the mailbox page shows it. */
export function mailboxSender(db: Kysely<Tables>): SendMail {
  return (id) => markSent(db, id)
}

/** Every wait of the connection is bounded; the message id is the mail's own, so that a repeated hand-over can be recognised. */
export function smtpSender(
  db: Kysely<Tables>,
  { smtpUrl, from, documents }: { smtpUrl: string; from: string; documents: Documents },
): SendMail & { close: () => void } {
  const transport: Transporter = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 20_000,
  } as never)
  const domain = from.match(/@([^>\s]+)/)?.[1] ?? 'toyline.example'
  const send: SendMail = async (id) => {
    const mail = await findMail(db, id)
    if (!mail || mail.state === 'sent') return
    const letter = { template: mail.template, data: mail.data } as Letter
    const attachment = await readAttachment(documents, letter)
    const { html, text } = await draw(letter)
    await transport.sendMail({
      from,
      to: mail.recipient,
      subject: mail.subject,
      html,
      text,
      ...(attachment ? { attachments: [attachment] } : {}),
      messageId: `<${mail.id}@${domain}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
    await markSent(db, id)
    sentAfter.observe((Date.now() - mail.created_at.getTime()) / 1_000)
  }
  return Object.assign(send, { close: () => transport.close() })
}
