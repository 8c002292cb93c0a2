import type { Transaction } from 'kysely'
import type { Room } from '../room.ts'
import { confirmEmail, findAccountById, forgetOtherLinks, PASSWORD_PROVIDER } from '../store/accounts-store.ts'
import { attemptOf, forgiveAttempts } from '../store/attempts-store.ts'
import type { Tables } from '../store/tables.ts'
import { badToken, linkIdentifier } from './mailed-links.ts'
import { refuseWeakPassword } from './register.ts'
import { sayRegistered } from './verify-email.ts'

export type PreparedReset = { token: string; passwordHash: string | null }

/**
 * Checks and hashes the new password before the transaction; for a link that is not there nothing is hashed.
 * Errors: 422 `weak-password`, 503 `sign-in-busy`.
 */
export async function prepareReset(room: Room, { token, password }: { token: string; password: string }): Promise<PreparedReset> {
  const { internalAdapter } = await room.auth.$context
  const kept = await internalAdapter.findVerificationValue(linkIdentifier('reset-password', token))
  const account = kept ? await findAccountById(room.db, kept.value) : undefined
  if (!account) return { token, passwordHash: null }
  refuseWeakPassword(password, account.user)
  return { token, passwordHash: await room.passwords.hash(password) }
}

/**
 * Sets the password of a mailed link, once; ends every session, and every other reset link of this person. Whoever opened the
 * link has the mailbox, so the address counts as confirmed and links of earlier registrations do nothing any more.
 * Error: 400 `bad-token`.
 */
export async function resetPassword(
  room: Room,
  tx: Transaction<Tables>,
  { token, passwordHash }: PreparedReset,
  ip: string | undefined,
): Promise<void> {
  const { internalAdapter } = await room.authIn(tx).$context
  const kept = await internalAdapter.consumeVerificationValue(linkIdentifier('reset-password', token))
  const account = kept ? await findAccountById(tx, kept.value) : undefined
  if (!account || !passwordHash) throw badToken()
  const { id: userId, email } = account.user
  if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, passwordHash)
  else await internalAdapter.linkAccount({ userId, accountId: userId, providerId: PASSWORD_PROVIDER, password: passwordHash })
  await internalAdapter.deleteUserSessions(userId)
  await forgetOtherLinks(tx, userId)
  if (await confirmEmail(tx, userId)) await sayRegistered(room, tx, userId)
  await forgiveAttempts(tx, attemptOf(room.hashKey, 'sign-in', email, ip))
}
