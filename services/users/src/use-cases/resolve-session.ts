import type { usersCards } from '@toyline/contracts'
import type { Reply } from '@toyline/http'
import { SESSION_DAYS } from '../auth/better-auth.ts'
import type { Room } from '../room.ts'
import { extendSession, findLiveSession } from '../store/sessions-store.ts'

type Session = Reply<typeof usersCards.resolveSession>['session']

const REMEMBERED = 5_000

/**
 * Who a session cookie belongs to: its signature first, then one query. Null for anything that is not a live session. That a
 * cookie's signature was right is remembered; whether its session lives is asked each time.
 */
export function sessionResolver({ auth, pool }: Room): (cookie: string) => Promise<Session> {
  const signed = new Map<string, string>()

  async function tokenOf(cookie: string): Promise<string | null> {
    const known = signed.get(cookie)
    if (known) return known
    const { token } = await auth.api.readSessionCookie({ headers: cookieHeaders(cookie) })
    if (!token) return null
    if (signed.size >= REMEMBERED) signed.clear()
    signed.set(cookie, token)
    return token
  }

  return async (cookie) => {
    const token = await tokenOf(cookie)
    const session = token ? await findLiveSession(pool, token) : undefined
    if (!session) return null
    const extended = session.extend ? await extendSession(pool, session.id, SESSION_DAYS) : undefined
    return {
      sessionId: session.id,
      userId: session.user_id,
      role: session.role,
      email: session.email,
      name: session.name,
      companyId: session.company_id,
      expiresAt: (extended ?? session.expires_at).toISOString(),
    }
  }
}

/** Only what a header may hold: a cookie with anything else in it was not made here. */
export function cookieHeaders(cookie: string | undefined): Headers {
  return new Headers(cookie && /^[\x20-\x7e]*$/.test(cookie) ? { cookie } : {})
}
