import type { Kysely, Transaction } from 'kysely'

/** All statements here are written out as SQL, so no table types are given to Kysely. */
export type Database = Kysely<unknown>
export type Tx = Transaction<unknown>
