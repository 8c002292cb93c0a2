import { randomBytes } from 'node:crypto'
import { Email, type Role } from '@toyline/contracts'
import type { Room } from '../room.ts'
import { findAccountByEmail, setRole } from '../store/accounts-store.ts'
import { createAccount } from './create-account.ts'

export type Appointment = { email: string; name: string; role: Role }

/**
 * Gives a person a role by the operator's word. One who has no account gets one with a password that nobody knows: they ask for a link to
 * set theirs, which proves the address as well. One who has keeps name and password.
 */
export async function appoint(room: Room, { email: typedEmail, name, role }: Appointment): Promise<{ userId: string; created: boolean }> {
  const email = Email.parse(typedEmail)
  const known = await findAccountByEmail(room.db, email)
  const account = known
    ? { userId: known.user.id, created: false }
    : await createAccount(room, { email, name, password: randomBytes(32).toString('base64url'), role, verified: false })
  if (!account.created) await setRole(room.db, account.userId, role)
  return account
}
