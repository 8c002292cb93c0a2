import type { LocaleId, Role } from '@toyline/contracts'
import type { Generated, Selectable } from 'kysely'

type UsersTable = {
  id: string
  email: string
  email_verified: boolean
  name: string
  image: string | null
  role: Role
  company_name: string | null
  phone: string | null
  locale: LocaleId | null
  company_id: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}
type AccountsTable = { id: string; user_id: string; provider_id: string; account_id: string; password: string | null }
type SessionsTable = {
  id: string
  user_id: string
  token: string
  ip_address: string | null
  user_agent: string | null
  expires_at: Date
  created_at: Generated<Date>
  updated_at: Generated<Date>
}
type VerificationsTable = { id: string; identifier: string; value: string; expires_at: Date; created_at: Generated<Date> }
type AddressesTable = {
  id: string
  user_id: string
  company_id: string | null
  label: string | null
  is_default: boolean
  name: string
  company: string | null
  line1: string
  line2: string | null
  city: string
  area: string | null
  postcode: string | null
  country: string
  phone: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}
type AttemptsTable = { key: Buffer; level: number; at: Date }

export type Tables = {
  users: UsersTable
  accounts: AccountsTable
  sessions: SessionsTable
  verifications: VerificationsTable
  addresses: AddressesTable
  attempts: AttemptsTable
}
export type UserRow = Selectable<UsersTable>
export type AddressRow = Selectable<AddressesTable>
