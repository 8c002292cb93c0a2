import type { Role } from '@toyline/contracts'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { Tables } from './tables.ts'

const LISTED = 100

export type LiveSession = {
  id: string
  user_id: string
  role: Role
  email: string
  name: string
  company_id: string | null
  expires_at: Date
  extend: boolean
}

/** Runs for each request of somebody signed in: one prepared statement over two unique indexes. */
export async function findLiveSession(pool: Pool, token: string): Promise<LiveSession | undefined> {
  const { rows } = await pool.query<LiveSession>({
    name: 'live-session',
    text: `select s.id, s.user_id, u.role, u.email, u.name, u.company_id, s.expires_at, s.updated_at < now() - interval '1 day' as extend
           from users.sessions s join users.users u on u.id = s.user_id
           where s.token = $1 and s.expires_at > now()`,
    values: [token],
  })
  return rows[0]
}

/** Gives a session its full life again, at most once a day. */
export async function extendSession(pool: Pool, id: string, days: number): Promise<Date | undefined> {
  const { rows } = await pool.query<{ expires_at: Date }>({
    name: 'extend-session',
    text: `update users.sessions set expires_at = now() + make_interval(days => $2), updated_at = now()
           where id = $1 and updated_at < now() - interval '1 day' returning expires_at`,
    values: [id, days],
  })
  return rows[0]?.expires_at
}

export async function listLiveSessions(db: Kysely<Tables>, userId: string) {
  return db
    .selectFrom('sessions')
    .select(['id', 'token', 'created_at', 'updated_at', 'user_agent'])
    .where('user_id', '=', userId)
    .where('expires_at', '>', sql<Date>`now()`)
    .orderBy('created_at', 'desc')
    .limit(LISTED)
    .execute()
}

/** Ends one session of this user; its token, or undefined where the user has no such session. */
export async function endSessionOf(tx: Transaction<Tables>, userId: string, sessionId: string): Promise<string | undefined> {
  const ended = await tx
    .deleteFrom('sessions')
    .where('id', '=', sessionId)
    .where('user_id', '=', userId)
    .returning('token')
    .executeTakeFirst()
  return ended?.token
}

export async function endSessionByToken(db: Kysely<Tables>, token: string): Promise<void> {
  await db.deleteFrom('sessions').where('token', '=', token).execute()
}
