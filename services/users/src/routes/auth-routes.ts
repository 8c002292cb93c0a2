import { usersCards } from '@toyline/contracts'
import { serve } from '@toyline/http'
import type { FastifyInstance } from 'fastify'
import type { Room } from '../room.ts'
import { endSessionByToken } from '../store/sessions-store.ts'
import { askForMail, type MailTask } from '../use-cases/ask-for-mail.ts'
import { mayMail } from '../use-cases/mail-limits.ts'
import { prepareRegistration } from '../use-cases/register.ts'
import { prepareReset, resetPassword } from '../use-cases/reset-password.ts'
import { sessionResolver } from '../use-cases/resolve-session.ts'
import { signIn } from '../use-cases/sign-in.ts'
import { verifyEmail } from '../use-cases/verify-email.ts'
import { serveKept } from './serve-kept.ts'
import { visitOf } from './visit.ts'

const accepted = { reply: { accepted: true } } as const

export function mountAuthRoutes(app: FastifyInstance, room: Room): void {
  serveKept(
    app,
    usersCards.register,
    room,
    ({ body, request }) => prepareRegistration(room, body, visitOf(request).ip),
    async (_call, tx, prepared) => {
      await askForMail(room, tx, 'register', prepared)
      return accepted
    },
  )
  serveKept(
    app,
    usersCards.verifyEmail,
    room,
    async () => undefined,
    async ({ body, request }, tx) => ({
      reply: { verified: true as const },
      cookies: await verifyEmail(room, tx, body.token, visitOf(request)),
    }),
  )
  mountMailRequest(app, room, usersCards.resendVerification, 'mail-verification')
  mountMailRequest(app, room, usersCards.requestPasswordReset, 'mail-reset')
  serveKept(
    app,
    usersCards.resetPassword,
    room,
    ({ body }) => prepareReset(room, body),
    async ({ request }, tx, prepared) => {
      await resetPassword(room, tx, prepared, visitOf(request).ip)
      return { reply: { reset: true as const } }
    },
  )
  // Signing in keeps no answer by its key: a repeated sign-in proves the password again and opens a session of its own.
  serve(app, usersCards.signIn, async ({ body, request, reply }) => {
    const { user, cookies } = await signIn(room, body, visitOf(request))
    reply.header('set-cookie', cookies)
    return { user }
  })
  // Nor does signing out: done twice it has the effect of once.
  serve(app, usersCards.signOut, async ({ request, reply }) => {
    const { headers } = visitOf(request)
    const { token } = await room.auth.api.readSessionCookie({ headers })
    // Before Better Auth does the rest, because it answers that all is well even when the row could not be removed.
    if (token) await endSessionByToken(room.db, token)
    const signedOut = await room.auth.api.signOut({ headers, returnHeaders: true })
    reply.header('set-cookie', signedOut.headers.getSetCookie())
    return { signedOut: true as const }
  })
  const resolve = sessionResolver(room)
  serve(app, usersCards.resolveSession, async ({ body }) => ({ session: await resolve(body.cookie) }))
}

function mountMailRequest(
  app: FastifyInstance,
  room: Room,
  card: typeof usersCards.resendVerification | typeof usersCards.requestPasswordReset,
  task: MailTask,
): void {
  serveKept(
    app,
    card,
    room,
    ({ body, request }) => mayMail(room, body.email, visitOf(request).ip),
    async ({ body }, tx, mail) => {
      if (mail) await askForMail(room, tx, task, body)
      return accepted
    },
  )
}
