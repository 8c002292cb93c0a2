import type { Profile } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { isAPIError } from 'better-auth/api'
import { secondsToWait } from '../domain/attempt-limits.ts'
import type { Room, Visit } from '../room.ts'
import { type Account, findAccountById, profileOf, upgradeHash } from '../store/accounts-store.ts'
import { attemptOf, countAttempt, forgiveAttempts, returnAttempt } from '../store/attempts-store.ts'
import { endSessionByToken } from '../store/sessions-store.ts'
import { tooManyAttempts } from './mail-limits.ts'

export type SignedIn = { user: Profile; cookies: string[] }

/**
 * Opens a new session for the right password and ends the one that the browser came with.
 * Errors: 401 `bad-credentials` for a wrong address and a wrong password alike, 403 `email-not-verified` (only after the right
 * password), 429 `too-many-attempts`, 503 `sign-in-busy`.
 */
export async function signIn(room: Room, asked: { email: string; password: string }, visit: Visit): Promise<SignedIn> {
  const attempt = attemptOf(room.hashKey, 'sign-in', asked.email, visit.ip)
  const wait = secondsToWait('sign-in', await countAttempt(room.db, attempt), ['pair', 'network', 'account'])
  if (wait > 0) throw tooManyAttempts(wait)
  const { headers, response } = await room.auth.api
    .signInEmail({ body: asked, headers: visit.headers, returnHeaders: true })
    .catch(async (error: unknown) => {
      const code = isAPIError(error) ? error.body?.code : undefined
      if (code === 'INVALID_EMAIL_OR_PASSWORD' || code === 'INVALID_EMAIL')
        throw problem(401, 'bad-credentials', 'The e-mail address or the password is not right.')
      if (code !== 'EMAIL_NOT_VERIFIED') {
        await returnAttempt(room.db, attempt)
        throw error
      }
      await forgiveAttempts(room.db, attempt)
      throw problem(403, 'email-not-verified', 'Please open the link that we mailed you first; we can send it again.')
    })
  await forgiveAttempts(room.db, attempt)
  const before = await room.auth.api.readSessionCookie({ headers: visit.headers })
  if (before.token) await endSessionByToken(room.db, before.token)
  const account = await findAccountById(room.db, response.user.id)
  if (!account) throw new Error(`user ${response.user.id} signed in and is gone`)
  await refreshHash(room, account, asked.password)
  return { user: profileOf(account.user), cookies: headers.getSetCookie() }
}

async function refreshHash(room: Room, { user, passwordHash }: Account, password: string): Promise<void> {
  if (!passwordHash || !room.passwords.isStale(passwordHash)) return
  await upgradeHash(room.db, user.id, passwordHash, await room.passwords.hash(password))
}
