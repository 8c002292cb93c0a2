import type { Task } from '@toyline/jobs'
import type { Transaction } from 'kysely'
import type { Room } from '../room.ts'
import { type Account, findAccountByEmail } from '../store/accounts-store.ts'
import type { Tables } from '../store/tables.ts'
import { mailReset, mailVerification } from './mailed-links.ts'

export type MailTask = 'mail-verification' | 'mail-reset'

/**
 * Queues the looking-up itself: the request does the same work for an address with an account and for one without, so neither
 * its answer nor the time it takes tells which it was.
 */
export async function askForMail(room: Room, tx: Transaction<Tables>, task: MailTask, email: string): Promise<void> {
  await room.outbox.enqueue(tx, { task, payload: { email }, queue: `mail:${email}` })
}

/** The other half of askForMail: the link and its event in one transaction, with the end of the job. */
export function mailTasks(room: Room): Record<MailTask, Task> {
  const task =
    (mail: (tx: Transaction<Tables>, account: Account) => Promise<void>): Task =>
    ({ email }: { email: string }, job) =>
      room.db.transaction().execute(async (tx) => {
        await job.finish(tx)
        const account = await findAccountByEmail(tx, email)
        if (account) await mail(tx, account)
      })
  return {
    'mail-verification': task(async (tx, account) => {
      if (!account.user.email_verified) await mailVerification(room, tx, account)
    }),
    'mail-reset': task((tx, account) => mailReset(room, tx, account)),
  }
}
