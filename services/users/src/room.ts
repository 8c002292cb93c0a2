import type { Outbox } from '@toyline/jobs'
import type { Kysely, Transaction } from 'kysely'
import type { Pool } from 'pg'
import type { Auth } from './auth/better-auth.ts'
import type { Passwords } from './passwords/hashing.ts'
import type { Tables } from './store/tables.ts'

/** What the use cases of this room work with. */
export type Room = {
  db: Kysely<Tables>
  pool: Pool
  outbox: Outbox
  passwords: Passwords
  auth: Auth
  /** Better Auth doing its part of a transaction. */
  authIn: (tx: Transaction<Tables>) => Auth
  /** Makes what is kept about attempts and keys unreadable without the platform's secret. */
  hashKey: Buffer
}

/** What a browser sends that matters here, passed on by the gateway. */
export type Visit = { headers: Headers; ip: string | undefined }
