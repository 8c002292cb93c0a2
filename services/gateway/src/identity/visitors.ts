import { randomBytes } from 'node:crypto'
import { usersCards } from '@toyline/contracts'
import { type Caller, type CallerTokens, type Card, client, type Transport } from '@toyline/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cookieOf } from './cookie-of.ts'

const GUEST_COOKIE = 'toyline.guest'
const SESSION_COOKIE = 'toyline.session_token'
/** Says to the browser's own scripts which kind of identity it has; they cannot see the cookies that prove it, and it proves nothing. */
const MARKER_COOKIE = 'toyline.visitor'
const GUEST_DAYS = 180
const GUEST_ID = /^gst_[A-Za-z0-9_-]{32}$/
/** How long a session is believed without asking: as long as a sign-out elsewhere may go unnoticed. */
const FRESH_MS = 1_000
/** How long it is believed while the users service does not answer. */
const STALE_MS = 300_000
const RESOLVE_MS = 1_500
const REMEMBERED = 10_000
/** Ours have about a hundred characters; longer ones are nobody's, and must not fill the memory. */
const LONGEST_COOKIE = 1_000
/** Cards that need no identity beyond "somebody": their answers are the same for all. */
const ANYBODY: Caller = { kind: 'guest' }
/** No person, so that such an answer cannot be about one. */
const ANY_MEMBER: Caller = { kind: 'buyer' }

export type Visitors = {
  /**
   * The Authorization header for a call in this visitor's name. Gives the browser a guest identity where the card needs one.
   * Errors: 503 while nobody can say whose session it is.
   */
  token: (card: Pick<Card, 'who' | 'cache'>, request: FastifyRequest, reply: FastifyReply) => Promise<string>
  /** The same for a call in no one's name but that of all who are signed in, whose answer they share. */
  memberToken: () => Promise<string>
  /** Whether somebody is signed in here. Throws while nobody can say. */
  isSignedIn: (request: FastifyRequest) => Promise<boolean>
  /** The session cookie alone, name and value, so that other cookies neither travel nor spoil the memory. */
  sessionCookie: (request: FastifyRequest) => string | undefined
}

type Session = { userId: string; role: 'buyer' | 'staff' | 'admin'; email: string; companyId: string | null } | null
type Known = { session: Session; at: number }

export type VisitorsNeeds = {
  users: Transport
  tokens: CallerTokens
  /** Cookies for https only, with the name prefixes that browsers enforce. */
  secure: boolean
  /** Milliseconds, never going back. */
  now?: () => number
}

export function installVisitors(app: FastifyInstance, { users, tokens, secure, now = () => performance.now() }: VisitorsNeeds): Visitors {
  const usersClient = client(usersCards, users, { tokens, caller: { kind: 'service', service: 'gateway' } })
  const known = new Map<string, Known>()
  const asking = new Map<string, Promise<Session>>()
  const guestName = secure ? `__Host-${GUEST_COOKIE}` : GUEST_COOKIE
  const sessionName = secure ? `__Secure-${SESSION_COOKIE}` : SESSION_COOKIE
  const markerAttributes = `; Path=/; SameSite=Lax${secure ? '; Secure' : ''}`
  const guestAttributes = `; Max-Age=${GUEST_DAYS * 86_400}; HttpOnly${markerAttributes}`

  function sessionCookie(request: FastifyRequest): string | undefined {
    const value = cookieOf(request, sessionName)
    return value && value.length <= LONGEST_COOKIE ? `${sessionName}=${value}` : undefined
  }

  function guestOf(request: FastifyRequest): string | undefined {
    const guestId = cookieOf(request, guestName)
    return guestId && GUEST_ID.test(guestId) ? guestId : undefined
  }

  function mark(request: FastifyRequest, reply: FastifyReply, kind: 'person' | 'guest' | undefined): void {
    const said = cookieOf(request, MARKER_COOKIE)
    if (said !== kind)
      reply.header('set-cookie', `${MARKER_COOKIE}=${kind ?? ''}; Max-Age=${kind ? GUEST_DAYS * 86_400 : 0}${markerAttributes}`)
  }

  function remember(cookie: string, session: Session): void {
    known.delete(cookie)
    const oldest = known.keys().next().value
    if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest)
    known.set(cookie, { session, at: now() })
  }

  async function ask(cookie: string, requestId: string): Promise<Session> {
    const { session } = await usersClient.resolveSession({ body: { cookie } }, { requestId, deadline: Date.now() + RESOLVE_MS })
    // Somebody who signed out meanwhile has been forgotten, and stays so.
    if (asking.has(cookie)) remember(cookie, session)
    return session
  }

  async function sessionOf(cookie: string, requestId: string, { mayBeStale }: { mayBeStale: boolean }): Promise<Session> {
    const before = known.get(cookie)
    if (before && now() - before.at < FRESH_MS) return before.session
    let underWay = asking.get(cookie)
    if (!underWay) {
      underWay = ask(cookie, requestId).finally(() => {
        if (asking.get(cookie) === underWay) asking.delete(cookie)
      })
      asking.set(cookie, underWay)
    }
    try {
      return await underWay
    } catch (error) {
      if (mayBeStale && before && now() - before.at < STALE_MS && known.get(cookie) === before) return before.session
      throw error
    }
  }

  // A changed session cookie makes what was known of the old one worthless at once.
  app.addHook('onSend', (request, reply, _payload, done) => {
    const set = [reply.getHeader('set-cookie')].flat().find((one) => typeof one === 'string' && one.startsWith(`${sessionName}=`))
    if (set) {
      const cookie = sessionCookie(request)
      if (cookie) {
        known.delete(cookie)
        asking.delete(cookie)
      }
      mark(request, reply, isEnded(String(set)) ? guestKind(guestOf(request)) : 'person')
    }
    done()
  })

  return {
    sessionCookie,
    memberToken: async () => `Bearer ${await tokens.sign(ANY_MEMBER)}`,
    async isSignedIn(request) {
      const cookie = sessionCookie(request)
      return cookie !== undefined && (await sessionOf(cookie, request.id, { mayBeStale: true })) !== null
    },
    async token(card, request, reply) {
      if (card.who === 'anyone' && card.cache) return `Bearer ${await tokens.sign(ANYBODY)}`
      const cookie = sessionCookie(request)
      // While nobody can say what role somebody still has, nobody has more than a buyer's.
      const mayBeStale = card.who !== 'staff' && card.who !== 'admin'
      const session = cookie ? await sessionOf(cookie, request.id, { mayBeStale }) : null
      let guestId = guestOf(request)
      if (!guestId && !session && card.who === 'visitor') {
        guestId = `gst_${randomBytes(24).toString('base64url')}`
        reply.header('set-cookie', `${guestName}=${guestId}${guestAttributes}`)
      }
      mark(request, reply, session ? 'person' : guestKind(guestId))
      return `Bearer ${await tokens.sign(callerOf(session, guestId))}`
    },
  }
}

function callerOf(session: Session, guestId: string | undefined): Caller {
  if (!session) return guestId ? { kind: 'guest', guestId } : ANYBODY
  const { userId, role, email, companyId } = session
  return { kind: role, userId, email, ...(companyId ? { companyId } : {}), ...(guestId ? { guestId } : {}) }
}

const guestKind = (guestId: string | undefined) => (guestId ? ('guest' as const) : undefined)

function isEnded(setCookie: string): boolean {
  return /^[^=]+=(;|$)/.test(setCookie) || /; *max-age=0(;|$)/i.test(setCookie)
}
