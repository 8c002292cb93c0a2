import type { LocaleId, Profile, Role } from '@toyline/contracts'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Tables, UserRow } from './tables.ts'

export const PASSWORD_PROVIDER = 'credential'

/** Makes registrations of one address wait for each other; they meet in no row yet. */
export async function lockEmail(tx: Transaction<Tables>, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${email}, 7))`.execute(tx)
}

export type Account = { user: UserRow; passwordHash: string | null }

export async function findAccountByEmail(db: Kysely<Tables>, email: string): Promise<Account | undefined> {
  return findAccount(db, 'email', email)
}

export async function findAccountById(db: Kysely<Tables>, id: string): Promise<Account | undefined> {
  return findAccount(db, 'id', id)
}

async function findAccount(db: Kysely<Tables>, by: 'id' | 'email', value: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('users')
    .leftJoin('accounts', (join) => join.onRef('accounts.user_id', '=', 'users.id').on('accounts.provider_id', '=', PASSWORD_PROVIDER))
    .selectAll('users')
    .select('accounts.password')
    .where(`users.${by}`, '=', value)
    .executeTakeFirst()
  if (!row) return undefined
  const { password, ...user } = row
  return { user, passwordHash: password }
}

/** What a registration asks for; kept with its link, so that the link's owner gets what the link's owner typed. */
export type Claimed = { name: string; companyName: string | null; passwordHash: string | null }

/** Overwrites what an earlier registration of an address, which nobody has confirmed, asked for. */
export async function replaceUnconfirmed(tx: Transaction<Tables>, userId: string, claimed: Claimed): Promise<void> {
  await tx
    .updateTable('users')
    .set({ name: claimed.name, company_name: claimed.companyName, updated_at: sql<Date>`now()` })
    .where('id', '=', userId)
    .where('email_verified', '=', false)
    .execute()
  await setPasswordHash(tx, userId, claimed.passwordHash)
}

/** In which language this person is written to from now on. */
export async function keepLocale(tx: Transaction<Tables>, userId: string, locale: LocaleId): Promise<void> {
  await tx.updateTable('users').set({ locale }).where('id', '=', userId).execute()
}

/** Confirms an address with what its link carried. False when it was confirmed before, in whatever way. */
export async function confirmEmail(tx: Transaction<Tables>, userId: string, claimed?: Claimed): Promise<boolean> {
  const confirmed = await tx
    .updateTable('users')
    .set({
      email_verified: true,
      updated_at: sql<Date>`now()`,
      ...(claimed ? { name: claimed.name, company_name: claimed.companyName } : {}),
    })
    .where('id', '=', userId)
    .where('email_verified', '=', false)
    .returning('id')
    .executeTakeFirst()
  if (confirmed && claimed) await setPasswordHash(tx, userId, claimed.passwordHash)
  return confirmed !== undefined
}

async function setPasswordHash(tx: Transaction<Tables>, userId: string, hash: string | null): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({ password: hash })
    .where('user_id', '=', userId)
    .where('provider_id', '=', PASSWORD_PROVIDER)
    .execute()
}

export async function setRole(db: Kysely<Tables>, userId: string, role: Role): Promise<void> {
  await db.updateTable('users').set({ role, updated_at: sql<Date>`now()` }).where('id', '=', userId).execute()
}

/** Puts a fresh hash in the place of a stale one, unless the password was changed meanwhile. */
export async function upgradeHash(db: Kysely<Tables>, userId: string, from: string, to: string): Promise<void> {
  await db
    .updateTable('accounts')
    .set({ password: to })
    .where('user_id', '=', userId)
    .where('provider_id', '=', PASSWORD_PROVIDER)
    .where('password', '=', from)
    .execute()
}

export async function forgetOtherLinks(tx: Transaction<Tables>, value: string): Promise<void> {
  await tx.deleteFrom('verifications').where('value', '=', value).execute()
}

export type ProfileChange = { name?: string | undefined; companyName?: string | null | undefined; phone?: string | null | undefined }

export async function changeProfile(tx: Transaction<Tables>, userId: string, change: ProfileChange): Promise<UserRow | undefined> {
  return tx
    .updateTable('users')
    .set({
      updated_at: sql<Date>`now()`,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.companyName === undefined ? {} : { company_name: change.companyName || null }),
      ...(change.phone === undefined ? {} : { phone: change.phone || null }),
    })
    .where('id', '=', userId)
    .returningAll()
    .executeTakeFirst()
}

export function profileOf(user: UserRow): Profile {
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    role: user.role,
    emailVerified: user.email_verified,
    companyName: user.company_name,
    phone: user.phone,
    createdAt: user.created_at.toISOString(),
  }
}
