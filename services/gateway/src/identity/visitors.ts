import { randomBytes } from 'node:crypto'
import { usersCards } from '@toyline/contracts'
import { type Caller, type CallerTokens, type Card, client, type Transport } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const GUEST_COOKIE = 'toyline.guest'
const GUEST_DAYS = 180
const GUEST_ID = /^gst_[A-Za-z0-9_-]{32}$/
/** How long a session is believed without asking: as long as a sign-out elsewhere may go unnoticed. */
const FRESH_MS = 1_000
/** How long it is believed while the users service does not answer. */
const STALE_MS = 300_000
const REMEMBERED = 10_000
/** Cards that need no identity beyond "somebody": their answers are the same for all. */
const ANYBODY: Caller = { kind: 'guest' }

export type Visitors = {
  /** The Authorization header for a call in this visitor's name. Gives the browser a guest identity where the card needs one. */
  token: (card: Card, request: FastifyRequest, reply: FastifyReply) => Promise<string>
}

type Session = { userId: string; role: 'buyer' | 'staff' | 'admin'; email: string; companyId: string | null } | null
type Known = { session: Session; at: number }

export function installVisitors(
  app: FastifyInstance,
  { users, tokens, secure }: { users: Transport; tokens: CallerTokens; secure: boolean },
): Visitors {
  const usersClient = client(usersCards, users, { tokens, caller: { kind: 'service', service: 'gateway' } })
  const known = new Map<string, Known>()
  const cookieName = secure ? `__Host-${GUEST_COOKIE}` : GUEST_COOKIE

  async function sessionOf(cookie: string, requestId: string): Promise<Session> {
    const before = known.get(cookie)
    if (before && Date.now() - before.at < FRESH_MS) return before.session
    try {
      const { session } = await usersClient.resolveSession({ body: { cookie } }, { requestId, deadline: Date.now() + 1_500 })
      if (known.size >= REMEMBERED) known.clear()
      known.set(cookie, { session, at: Date.now() })
      return session
    } catch (error) {
      if (before && Date.now() - before.at < STALE_MS) return before.session
      throw error
    }
  }

  // A changed session cookie makes what was known of the old one worthless at once.
  app.addHook('onSend', async (request, reply) => {
    if (reply.hasHeader('set-cookie') && request.headers.cookie) known.delete(sessionCookie(request) ?? '')
  })

  return {
    async token(card, request, reply) {
      if (card.who === 'anyone' && card.cache) return `Bearer ${await tokens.sign(ANYBODY)}`
      const cookie = sessionCookie(request)
      const session = cookie ? await sessionOf(cookie, request.id) : null
      let guestId = request.cookies[cookieName]
      if (guestId && !GUEST_ID.test(guestId)) guestId = undefined
      if (!guestId && !session && card.who === 'visitor') {
        guestId = `gst_${randomBytes(24).toString('base64url')}`
        reply.setCookie(cookieName, guestId, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: GUEST_DAYS * 86_400 })
      }
      return `Bearer ${await tokens.sign(callerOf(session, guestId))}`
    },
  }
}

function callerOf(session: Session, guestId: string | undefined): Caller {
  if (!session) return guestId ? { kind: 'guest', guestId } : ANYBODY
  const { userId, role, email, companyId } = session
  return { kind: role, userId, email, ...(companyId ? { companyId } : {}), ...(guestId ? { guestId } : {}) }
}

/** The session cookie alone, name and value, so that other cookies neither travel nor spoil the memory. */
function sessionCookie(request: FastifyRequest): string | undefined {
  return request.headers.cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.split('=', 1)[0]?.endsWith('session_token'))
}
