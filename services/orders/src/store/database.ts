import type { Kysely, Transaction } from 'kysely'

/** All SQL of this room is written out; the schema's types stand beside each statement. */
export type Db = Kysely<unknown>
export type Tx = Transaction<unknown>
