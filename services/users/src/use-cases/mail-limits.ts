import { problem } from '@toyline/http'
import { secondsToWait } from '../domain/attempt-limits.ts'
import type { Room } from '../room.ts'
import { attemptOf, countAttempt } from '../store/attempts-store.ts'

/**
 * Counts a request that may send a mail, whether or not the address has an account. Returns false when the address has had so
 * many from everywhere that this one is quietly left out.
 * Error: 429 `too-many-attempts` for the one who asks too often.
 */
export async function mayMail(room: Room, email: string, ip: string | undefined): Promise<boolean> {
  const levels = await countAttempt(room.db, attemptOf(room.hashKey, 'mail', email, ip))
  const wait = secondsToWait('mail', levels, ['pair', 'network'])
  if (wait > 0) throw tooManyAttempts(wait)
  return secondsToWait('mail', levels, ['account']) === 0
}

export function tooManyAttempts(retryAfter: number) {
  return problem(429, 'too-many-attempts', 'That was tried too often. Please wait a moment.', { retryAfter })
}
