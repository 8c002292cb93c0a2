import type { Kysely, RawBuilder, Transaction } from 'kysely'

/** All SQL of this room is written out; the schema's types stand beside each statement. */
export type Db = Kysely<unknown>
export type Tx = Transaction<unknown>
/** A part of a larger statement. Round trips cost more than anything else here, so the busiest work is one statement each. */
export type Fragment = RawBuilder<unknown>
