import { newId } from '@toyline/contracts'
import type { Log } from '@toyline/observability'
import { betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import type { Passwords } from '../passwords/hashing.ts'
import type { Tables } from '../store/tables.ts'
import { sessionCookies } from './session-cookies.ts'
import { tableNames } from './tables.ts'

export const SESSION_DAYS = 30
/** The longest life that browsers give a cookie. The row decides when a session ends; the cookie only has to outlive it. */
const COOKIE_DAYS = 400
const DAY_SECONDS = 86_400

const ID_PREFIXES: Record<string, string> = { user: 'usr', session: 'ses', account: 'acc', verification: 'ver' }

export type AuthSettings = {
  /** At least 32 characters. Signs session cookies. */
  secret: string
  /** Public address of the shop; https makes cookies secure. */
  publicUrl: string
}
type AuthNeeds = { log: Log; passwords: Passwords; settings: AuthSettings }

/**
 * Everything that Better Auth is told, in one place: sign-in with Microsoft, one-time codes and passkeys are plugins that are
 * added to `plugins`, with their tables in tables.ts and a migration.
 * @param db the database, or the transaction in which Better Auth shall do its part of a larger work
 */
export function authOn(db: Kysely<Tables>, { log, passwords, settings }: AuthNeeds) {
  return betterAuth({
    appName: 'Toyline',
    baseURL: settings.publicUrl,
    basePath: '/api/v1/auth',
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log.error(message) },
    database: { db, type: 'postgres', transaction: !db.isTransaction },
    emailAndPassword: {
      enabled: true,
      requireEmailVerification: true,
      // Our own accounts come through the use cases, which say events and tell nobody what exists.
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 256,
      password: { hash: passwords.hash, verify: ({ hash, password }) => passwords.verify(password, hash) },
    },
    user: {
      ...tableNames.user,
      additionalFields: {
        role: { type: 'string', required: false, defaultValue: 'buyer', input: false },
        companyName: { type: 'string', required: false, input: false, fieldName: 'company_name' },
        phone: { type: 'string', required: false, input: false },
      },
    },
    session: { ...tableNames.session, expiresIn: COOKIE_DAYS * DAY_SECONDS, disableSessionRefresh: true },
    account: { ...tableNames.account },
    verification: { ...tableNames.verification, storeIdentifier: 'hashed', disableCleanup: true },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, expiresAt: new Date(session.createdAt.getTime() + SESSION_DAYS * DAY_SECONDS * 1_000) },
          }),
        },
      },
    },
    advanced: {
      cookiePrefix: 'toyline',
      useSecureCookies: settings.publicUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: ['x-client-ip'] },
      database: {
        generateId: ({ model }) => newId(ID_PREFIXES[model] ?? model),
        // Asked once by a test instead of at each start.
        validateSchema: false,
      },
    },
    plugins: [sessionCookies],
  })
}

export type Auth = ReturnType<typeof authOn>
