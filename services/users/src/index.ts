import type { Event } from '@toyline/contracts'
import type { CallerTokens } from '@toyline/http'
import type { Log } from '@toyline/observability'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import type { Appointment } from './use-cases/appoint.ts'
import type { NewAccount } from './use-cases/create-account.ts'

export { usersService } from './service.ts'
export type { NewAccount }

export type UsersNeeds = {
  /** As the role toyline_users. */
  pool: Pool
  log: Log
  tokens: CallerTokens
  deliver: (subscriber: string, event: Event) => Promise<void>
  settings: {
    /** At least 32 characters. Signs cookies and is part of every password's hash: changing it makes all passwords wrong. */
    secret: string
    /** Public address of the shop; https makes cookies secure. */
    publicUrl: string
    /** Lower than 12 only in tests. */
    bcryptCost?: number
  }
}
export type UsersService = {
  app: FastifyInstance
  start(): Promise<void>
  stop(): Promise<void>
  /** For seeding. An account that exists stays as it is. */
  createAccount(account: NewAccount): Promise<{ userId: string; created: boolean }>
  /** For an operator's command: gives a role, and an account to who has none. */
  appoint(appointment: Appointment): Promise<{ userId: string; created: boolean }>
}

export const migrations = new URL('../migrations/', import.meta.url)
