import { event } from '@toyline/contracts'
import type { Transaction } from 'kysely'
import type { Room, Visit } from '../room.ts'
import { confirmEmail, findAccountById } from '../store/accounts-store.ts'
import type { Tables } from '../store/tables.ts'
import { badToken, linkIdentifier, type VerificationLink } from './mailed-links.ts'

/**
 * Confirms the address of a mailed link, once, and signs its owner in. Returns the cookies to set.
 * Error: 400 `bad-token`.
 */
export async function verifyEmail(room: Room, tx: Transaction<Tables>, token: string, visit: Visit): Promise<string[]> {
  const auth = room.authIn(tx)
  const { internalAdapter } = await auth.$context
  const kept = await internalAdapter.consumeVerificationValue(linkIdentifier('verify-email', token))
  if (!kept) throw badToken()
  const { userId, ...claimed } = JSON.parse(kept.value) as VerificationLink
  if (!(await confirmEmail(tx, userId, claimed))) throw badToken()
  await sayRegistered(room, tx, userId)
  const { headers } = await auth.api.openSession({ body: { userId }, headers: visit.headers, returnHeaders: true })
  return headers.getSetCookie()
}

export async function sayRegistered(room: Room, tx: Transaction<Tables>, userId: string): Promise<void> {
  const account = await findAccountById(tx, userId)
  if (!account) throw new Error(`user ${userId} is gone`)
  const { email, name } = account.user
  await room.outbox.say(tx, event('users.user-registered.v1', userId, { userId, email, name }))
}
