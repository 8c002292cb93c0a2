import type { LocaleId } from '@toyline/contracts'
import type { Task } from '@toyline/jobs'
import type { Transaction } from 'kysely'
import type { Room } from '../room.ts'
import { findAccountByEmail } from '../store/accounts-store.ts'
import type { Tables } from '../store/tables.ts'
import { mailReset, mailVerification } from './mailed-links.ts'
import { type PreparedRegistration, register } from './register.ts'

export type MailRequest = { email: string; locale?: LocaleId | undefined }
export type MailTask = 'register' | 'mail-verification' | 'mail-reset'

/**
 * Queues the looking-up itself: the request does the same work for an address with an account and for one without, so neither
 * its answer nor the time it takes tells which it was. What concerns one address happens in the order in which it was asked.
 */
export async function askForMail(
  room: Room,
  tx: Transaction<Tables>,
  task: MailTask,
  payload: MailRequest | PreparedRegistration,
): Promise<void> {
  await room.outbox.enqueue(tx, { task, payload, queue: `mail:${payload.email}` })
}

/** The other half of askForMail: account, link and event in one transaction, with the end of the job. */
export function mailTasks(room: Room): Record<MailTask, Task> {
  const task =
    <Payload>(work: (tx: Transaction<Tables>, payload: Payload) => Promise<void>): Task =>
    (payload: Payload, job) =>
      room.db.transaction().execute(async (tx) => {
        await job.finish(tx)
        await work(tx, payload)
      })
  return {
    register: task((tx, prepared: PreparedRegistration) => register(room, tx, prepared)),
    'mail-verification': task(async (tx, { email, locale }: MailRequest) => {
      const account = await findAccountByEmail(tx, email)
      if (account && !account.user.email_verified) await mailVerification(room, tx, account, locale)
    }),
    'mail-reset': task(async (tx, { email, locale }: MailRequest) => {
      const account = await findAccountByEmail(tx, email)
      if (account) await mailReset(room, tx, account, locale)
    }),
  }
}
