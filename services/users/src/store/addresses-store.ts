import type { Address, SavedAddress } from '@toyline/contracts'
import { newId } from '@toyline/contracts'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { AddressRow, Tables } from './tables.ts'

export const MOST_ADDRESSES = 100

export type AddressChange = { address: Address; label: string | null; isDefault: boolean }

export async function listAddressesOf(db: Kysely<Tables>, userId: string): Promise<SavedAddress[]> {
  const rows = await db
    .selectFrom('addresses')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('is_default', 'desc')
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_ADDRESSES)
    .execute()
  return rows.map(savedAddress)
}

/** Lets one change of a person's address book in at a time, so that count and default are decided on what is kept. */
export async function lockAddressBook(tx: Transaction<Tables>, userId: string): Promise<{ count: number }> {
  await tx.selectFrom('users').select('id').where('id', '=', userId).forUpdate().execute()
  const { count } = await tx
    .selectFrom('addresses')
    .select(sql<number>`count(*)`.as('count'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  return { count }
}

export async function insertAddress(tx: Transaction<Tables>, userId: string, change: AddressChange): Promise<SavedAddress> {
  if (change.isDefault) await clearDefault(tx, userId)
  const row = await tx
    .insertInto('addresses')
    .values({ id: newId('adr'), user_id: userId, company_id: null, is_default: change.isDefault, ...columns(change) })
    .returningAll()
    .executeTakeFirstOrThrow()
  return savedAddress(row)
}

/** A default stays one until another takes its place. */
export async function replaceAddress(
  tx: Transaction<Tables>,
  userId: string,
  id: string,
  change: AddressChange,
): Promise<SavedAddress | undefined> {
  const mine = await tx.selectFrom('addresses').select('id').where('id', '=', id).where('user_id', '=', userId).executeTakeFirst()
  if (!mine) return undefined
  if (change.isDefault) await clearDefault(tx, userId)
  const row = await tx
    .updateTable('addresses')
    .set({ ...columns(change), ...(change.isDefault ? { is_default: true } : {}), updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returningAll()
    .executeTakeFirstOrThrow()
  return savedAddress(row)
}

/** The newest of what is left becomes the default when the default goes. False where the user has no such address. */
export async function deleteAddress(tx: Transaction<Tables>, userId: string, id: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom('addresses')
    .where('id', '=', id)
    .where('user_id', '=', userId)
    .returning('is_default')
    .executeTakeFirst()
  if (gone?.is_default)
    await sql`
      update addresses set is_default = true
      where id = (select id from addresses where user_id = ${userId} order by created_at desc, id desc limit 1)`.execute(tx)
  return gone !== undefined
}

async function clearDefault(tx: Transaction<Tables>, userId: string): Promise<void> {
  await tx.updateTable('addresses').set({ is_default: false }).where('user_id', '=', userId).where('is_default', '=', true).execute()
}

function columns({ address, label }: AddressChange) {
  const { name, company, line1, line2, city, area, postcode, country, phone } = address
  return {
    label: label || null,
    name,
    company: company ?? null,
    line1,
    line2: line2 ?? null,
    city,
    area: area ?? null,
    postcode: postcode ?? null,
    country,
    phone: phone ?? null,
  }
}

function savedAddress(row: AddressRow): SavedAddress {
  const { id, label, is_default, name, company, line1, line2, city, area, postcode, country, phone } = row
  return {
    id,
    label,
    isDefault: is_default,
    name,
    line1,
    city,
    country,
    ...(company && { company }),
    ...(line2 && { line2 }),
    ...(area && { area }),
    ...(postcode && { postcode }),
    ...(phone && { phone }),
  }
}
