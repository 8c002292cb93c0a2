import { newId } from '@toyline/contracts'
import { type RawBuilder, sql } from 'kysely'
import type { ProviderCard } from '../domain/provider.ts'
import type { Db } from './tables.ts'

/** Whose cards are meant. A person's for now; rows carry the company whose they will be. */
export type MethodOwner = { userId: string }

export type SavedMethodRow = {
  id: string
  provider: string
  customer: string
  method: string
  brand: string
  last4: string
  exp_month: number
  exp_year: number
  is_removed: boolean
}

const COLUMNS = sql`id, provider, customer, method, brand, last4, exp_month, exp_year, removed_at is not null as is_removed`
const MOST = 20

/** The only place that decides which rows are an owner's. */
function isOf({ userId }: MethodOwner): RawBuilder<boolean> {
  return sql`user_id = ${userId}`
}

/** The newest 20, the newest first. */
export async function listSavedMethods(db: Db, owner: MethodOwner): Promise<SavedMethodRow[]> {
  const { rows } = await sql<SavedMethodRow>`
    select ${COLUMNS} from saved_methods where ${isOf(owner)} and removed_at is null order by created_at desc limit ${MOST}`.execute(db)
  return rows
}

/** An owner's card by its id, unless it was removed. */
export async function findSavedMethod(db: Db, owner: MethodOwner, id: string): Promise<SavedMethodRow | undefined> {
  const { rows } = await sql<SavedMethodRow>`
    select ${COLUMNS} from saved_methods where id = ${id} and ${isOf(owner)} and removed_at is null`.execute(db)
  return rows[0]
}

/** Keeps a card that a provider keeps for an owner; once, however often it is told. */
export async function saveMethod(
  db: Db,
  { userId, provider, customer, card }: MethodOwner & { provider: string; customer: string; card: ProviderCard },
): Promise<void> {
  await sql`
    insert into saved_methods (id, user_id, provider, customer, method, brand, last4, exp_month, exp_year)
    values (${newId('pmt')}, ${userId}, ${provider}, ${customer}, ${card.id}, ${card.brand}, ${card.last4}, ${card.expMonth}, ${card.expYear})
    on conflict (provider, method) do nothing`.execute(db)
}

/** Marks an owner's card as removed. `isNews` where it was not before; undefined where it is none of theirs. */
export async function removeMethod(db: Db, owner: MethodOwner, id: string): Promise<(SavedMethodRow & { isNews: boolean }) | undefined> {
  const { rows } = await sql<SavedMethodRow>`
    select ${COLUMNS} from saved_methods where id = ${id} and ${isOf(owner)} for update`.execute(db)
  const [row] = rows
  if (row && !row.is_removed) await sql`update saved_methods set removed_at = now() where id = ${id}`.execute(db)
  return row && { ...row, isNews: !row.is_removed }
}

/** Whom a provider knows an owner as. */
export async function findProviderCustomer(db: Db, provider: string, owner: MethodOwner): Promise<string | undefined> {
  const { rows } = await sql<{ customer: string }>`
    select customer from provider_customers where provider = ${provider} and ${isOf(owner)}`.execute(db)
  return rows[0]?.customer
}

/** Keeps whom a provider knows an owner as, unless that is known; answers who it is then. */
export async function keepProviderCustomer(db: Db, provider: string, owner: MethodOwner, customer: string): Promise<string> {
  await sql`
    insert into provider_customers (provider, user_id, customer) values (${provider}, ${owner.userId}, ${customer})
    on conflict do nothing`.execute(db)
  return (await findProviderCustomer(db, provider, owner)) ?? customer
}
