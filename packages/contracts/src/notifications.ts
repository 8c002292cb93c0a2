import { card } from '@toyline/http/card'
import { z } from 'zod'

export const Mail = z.strictObject({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  template: z.string(),
  state: z.enum(['queued', 'sent', 'failed']),
  createdAt: z.string(),
  sentAt: z.string().nullable(),
})

export const notificationsCards = {
  listMail: card({
    name: 'listMail',
    method: 'GET',
    path: '/internal/mail',
    query: z.strictObject({ to: z.string().max(254).optional() }),
    reply: z.strictObject({ items: z.array(Mail) }),
    who: 'service',
    audience: 'internal',
    summary: 'The latest 100 mails of the mailbox',
  }),
  readMail: card({
    name: 'readMail',
    method: 'GET',
    path: '/internal/mail/:id',
    params: z.strictObject({ id: z.string().max(60) }),
    reply: Mail.extend({ html: z.string(), text: z.string() }),
    who: 'service',
    audience: 'internal',
    summary: 'One mail of the mailbox',
    problems: ['no-such-mail'],
  }),
} as const
