import { usersCards } from '@toyline/contracts'
import { type Caller, problem, serve } from '@toyline/http'
import { serveOnce } from '@toyline/idempotency'
import type { FastifyInstance } from 'fastify'
import type { Room } from '../room.ts'
import { changeProfile, findAccountById, profileOf } from '../store/accounts-store.ts'
import { listAddressesOf } from '../store/addresses-store.ts'
import { endSessionOf, listLiveSessions } from '../store/sessions-store.ts'
import { addAddress, removeAddress, updateAddress } from '../use-cases/keep-address.ts'
import { visitOf } from './visit.ts'

/** Everything a person may see and change of their own; every query is bound to the caller's id. */
export function mountMeRoutes(app: FastifyInstance, room: Room): void {
  const { db, auth } = room
  serve(app, usersCards.getMe, async ({ caller }) => {
    const account = await findAccountById(db, me(caller))
    if (!account) throw signInNeeded()
    return profileOf(account.user)
  })
  serveOnce(app, usersCards.updateMe, db, async ({ caller, body }, tx) => {
    const user = await changeProfile(tx, me(caller), body)
    if (!user) throw signInNeeded()
    return profileOf(user)
  })

  serve(app, usersCards.listSessions, async ({ caller, request }) => {
    const { token } = await auth.api.readSessionCookie({ headers: visitOf(request).headers })
    const sessions = await listLiveSessions(db, me(caller))
    return {
      items: sessions.map((session) => ({
        id: session.id,
        createdAt: session.created_at.toISOString(),
        lastSeenAt: session.updated_at.toISOString(),
        userAgent: session.user_agent || null,
        current: session.token === token,
      })),
    }
  })
  serveOnce(app, usersCards.endSession, db, async ({ caller, params, request, reply }, tx) => {
    const ended = /^ses_[0-9a-z]+$/.test(params.id) ? await endSessionOf(tx, me(caller), params.id) : undefined
    if (!ended) throw problem(404, 'no-such-session', 'There is no such session; it may have ended already.')
    const { headers } = visitOf(request)
    const { token } = await auth.api.readSessionCookie({ headers })
    if (token === ended) {
      const forgotten = await auth.api.forgetSessionCookie({ headers, returnHeaders: true })
      reply.header('set-cookie', forgotten.headers.getSetCookie())
    }
    return { ended: true as const }
  })

  serve(app, usersCards.listAddresses, async ({ caller }) => ({ items: await listAddressesOf(db, me(caller)) }))
  serveOnce(app, usersCards.addAddress, db, ({ caller, body }, tx) => addAddress(tx, me(caller), body))
  serveOnce(app, usersCards.updateAddress, db, ({ caller, params, body }, tx) => updateAddress(tx, me(caller), params.id, body))
  serveOnce(app, usersCards.removeAddress, db, async ({ caller, params }, tx) => {
    await removeAddress(tx, me(caller), params.id)
    return { removed: true as const }
  })
}

function me(caller: Caller): string {
  if (!caller.userId) throw signInNeeded()
  return caller.userId
}

function signInNeeded() {
  return problem(401, 'sign-in-needed', 'Please sign in first.')
}
