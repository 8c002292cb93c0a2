import { createAuthEndpoint } from 'better-auth/api'
import { deleteSessionCookie, setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** What we need of Better Auth's cookies beside its own routes; called from our use cases only, never over HTTP. */
export const sessionCookies = {
  id: 'toyline-session-cookies',
  endpoints: {
    /** The session token of a cookie whose signature is right, else null. */
    readSessionCookie: createAuthEndpoint({ method: 'POST', requireHeaders: true }, async (ctx) => {
      const token = await ctx.getSignedCookie(ctx.context.authCookies.sessionToken.name, ctx.context.secret)
      return { token: token || null }
    }),
    /** Opens a new session for somebody who has proved who they are, and sets its cookie. */
    openSession: createAuthEndpoint({ method: 'POST', requireHeaders: true, body: z.object({ userId: z.string() }) }, async (ctx) => {
      const user = await ctx.context.internalAdapter.findUserById(ctx.body.userId)
      if (!user) throw new Error(`no user ${ctx.body.userId} to open a session for`)
      const session = await ctx.context.internalAdapter.createSession(user.id)
      await setSessionCookie(ctx, { session, user })
      return { sessionId: session.id }
    }),
    forgetSessionCookie: createAuthEndpoint({ method: 'POST', requireHeaders: true }, async (ctx) => {
      deleteSessionCookie(ctx)
      return {}
    }),
  },
}
