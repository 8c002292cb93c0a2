import { event, type LocaleId } from '@toyline/contracts'
import { problem } from '@toyline/http'
import { generateId } from 'better-auth'
import type { Transaction } from 'kysely'
import type { Room } from '../room.ts'
import type { Account, Claimed } from '../store/accounts-store.ts'
import type { Tables } from '../store/tables.ts'

const HOUR_MS = 3_600_000
const VERIFY_MS = 24 * HOUR_MS
const RESET_MS = HOUR_MS
/** Letters and digits of Better Auth's random generator: 190 bits. */
const TOKEN_LENGTH = 32
const TOKEN = /^[A-Za-z0-9]{32}$/

export type LinkKind = 'verify-email' | 'reset-password'

/** Under which name Better Auth keeps a link. Error: 400 `bad-token` for what no token of ours looks like. */
export function linkIdentifier(kind: LinkKind, token: string): string {
  if (!TOKEN.test(token)) throw badToken()
  return `${kind}:${token}`
}

export type VerificationLink = Claimed & { userId: string }

/**
 * Makes a link that confirms the address, and says so. The link carries what was typed with it: whoever opens it gets the
 * password that belongs to this mail, not one that somebody else asked for in the meantime.
 */
export async function mailVerification(
  room: Room,
  tx: Transaction<Tables>,
  { user, passwordHash }: Account,
  locale: LocaleId | null = user.locale,
): Promise<void> {
  const link: VerificationLink = { userId: user.id, name: user.name, companyName: user.company_name, passwordHash }
  const token = await keepLink(room, tx, 'verify-email', JSON.stringify(link), VERIFY_MS)
  const { id: userId, email, name } = user
  await room.outbox.say(tx, event('users.verification-requested.v1', userId, { userId, email, name, locale, token }))
}

/** Makes a link that sets a new password, and says so. */
export async function mailReset(
  room: Room,
  tx: Transaction<Tables>,
  { user }: Account,
  locale: LocaleId | null = user.locale,
): Promise<void> {
  const { id: userId, email, name } = user
  const token = await keepLink(room, tx, 'reset-password', userId, RESET_MS)
  await room.outbox.say(tx, event('users.password-reset-requested.v1', userId, { userId, email, name, locale, token }))
}

async function keepLink(room: Room, tx: Transaction<Tables>, kind: LinkKind, value: string, lifeMs: number) {
  const token = generateId(TOKEN_LENGTH)
  const { internalAdapter } = await room.authIn(tx).$context
  await internalAdapter.createVerificationValue({
    identifier: linkIdentifier(kind, token),
    value,
    expiresAt: new Date(Date.now() + lifeMs),
  })
  return token
}

export function badToken() {
  return problem(400, 'bad-token', 'This link has expired or was used before. Please ask for a new one.')
}
