import { event, type LocaleId } from '@toyline/contracts'
import { problem } from '@toyline/http'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { passwordWeakness } from '../domain/password-rules.ts'
import type { Room } from '../room.ts'
import {
  type Account,
  type Claimed,
  findAccountByEmail,
  keepLocale,
  lockEmail,
  PASSWORD_PROVIDER,
  replaceUnconfirmed,
} from '../store/accounts-store.ts'
import type { Tables } from '../store/tables.ts'
import { mayMail } from './mail-limits.ts'
import { mailVerification } from './mailed-links.ts'

export type Registration = {
  email: string
  password: string
  name: string
  companyName?: string | undefined
  locale?: LocaleId | undefined
}
/** A registration as its job carries it; `mail` is false when the address has had too many mails. */
export type PreparedRegistration = { email: string; claimed: Claimed; mail: boolean; locale?: LocaleId | undefined }

/**
 * Everything slow, before the transaction and the same for every address: limits, rules, hash.
 * Errors: 400 `bad-input`, 422 `weak-password`, 429 `too-many-attempts`, 503 `sign-in-busy`.
 */
export async function prepareRegistration(room: Room, asked: Registration, ip: string | undefined): Promise<PreparedRegistration> {
  refuseUnusableEmail(asked.email)
  refuseWeakPassword(asked.password, asked)
  const mail = await mayMail(room, asked.email, ip)
  const passwordHash = await room.passwords.hash(asked.password)
  return {
    email: asked.email,
    claimed: { name: asked.name, companyName: asked.companyName || null, passwordHash },
    mail,
    locale: asked.locale,
  }
}

/** Keeps an account that nobody can sign in to before its address is confirmed, or mails the account that there is. */
export async function register(room: Room, tx: Transaction<Tables>, { email, claimed, mail, locale }: PreparedRegistration): Promise<void> {
  await lockEmail(tx, email)
  const known = await findAccountByEmail(tx, email)
  if (known?.user.email_verified) {
    const { id: userId, name } = known.user
    const to = { userId, email, name, locale: locale ?? known.user.locale }
    if (mail) await room.outbox.say(tx, event('users.sign-up-repeated.v1', userId, to))
    return
  }
  if (known) await replaceUnconfirmed(tx, known.user.id, claimed)
  else await insertAccount(room, tx, { email, claimed, role: 'buyer', verified: false })
  const account = (await findAccountByEmail(tx, email)) as Account
  if (locale) await keepLocale(tx, account.user.id, locale)
  if (mail) await mailVerification(room, tx, account, locale)
}

export async function insertAccount(
  room: Room,
  tx: Transaction<Tables>,
  { email, claimed, role, verified }: { email: string; claimed: Claimed; role: string; verified: boolean },
): Promise<string> {
  const { internalAdapter } = await room.authIn(tx).$context
  const person = { email, name: claimed.name, companyName: claimed.companyName, role, emailVerified: verified }
  const { id } = await internalAdapter.createUser(person, { method: 'email-password' })
  await internalAdapter.linkAccount({
    userId: id,
    accountId: id,
    providerId: PASSWORD_PROVIDER,
    password: claimed.passwordHash ?? undefined,
  })
  return id
}

export function refuseWeakPassword(password: string, owner: { email?: string; name?: string }): void {
  const message = passwordWeakness(password, owner)
  if (message) throw problem(422, 'weak-password', message, { errors: [{ where: 'body', path: 'password', code: 'weak', message }] })
}

/** An address that Better Auth would not accept at sign-in must not get as far as an account. */
function refuseUnusableEmail(email: string): void {
  if (z.email().safeParse(email).success) return
  const message = 'Please enter an e-mail address like name@shop.example.'
  throw problem(400, 'bad-input', 'Some of what was sent cannot be used.', {
    errors: [{ where: 'body', path: 'email', code: 'custom', message }],
  })
}
