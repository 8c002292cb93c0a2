import type { Role } from '@toyline/contracts'
import { Email } from '@toyline/contracts'
import type { Room } from '../room.ts'
import { findAccountByEmail, lockEmail } from '../store/accounts-store.ts'
import { insertAccount } from './register.ts'
import { sayRegistered } from './verify-email.ts'

export type NewAccount = { email: string; name: string; password: string; role: Role; verified: boolean }

/**
 * Makes an account without being asked by its person: demo people. One that is there already stays as it is.
 * No mail is sent and the password is not judged.
 */
export async function createAccount(
  room: Room,
  { email: typedEmail, name, password, role, verified }: NewAccount,
): Promise<{ userId: string; created: boolean }> {
  const email = Email.parse(typedEmail)
  const known = await findAccountByEmail(room.db, email)
  if (known) return { userId: known.user.id, created: false }
  const passwordHash = await room.passwords.hash(password)
  return room.db.transaction().execute(async (tx) => {
    await lockEmail(tx, email)
    const meanwhile = await findAccountByEmail(tx, email)
    if (meanwhile) return { userId: meanwhile.user.id, created: false }
    const userId = await insertAccount(room, tx, { email, claimed: { name, companyName: null, passwordHash }, role, verified })
    if (verified) await sayRegistered(room, tx, userId)
    return { userId, created: true }
  })
}
