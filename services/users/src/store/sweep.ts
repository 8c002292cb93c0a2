import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

const BATCH = 2_000
/** Each rule names rows that nobody can need any more. Idempotency keys are promised for 24 hours. */
const OUTDATED = [
  ['sessions', sql`expires_at < now()`],
  ['verifications', sql`expires_at < now()`],
  ['attempts', sql`at < now() - interval '90 days' or (level > 0 and at < now() - interval '1 day')`],
  ['idempotency_keys', sql`created_at < now() - interval '48 hours'`],
] as const

/** Clears away what has expired, in portions, so that no statement holds many locks. Returns how many rows went. */
export async function sweep(db: Kysely<Tables>): Promise<number> {
  let gone = 0
  for (const [table, rule] of OUTDATED) {
    let portion: number
    do {
      const { numAffectedRows } = await sql`
        delete from ${sql.table(table)} where ctid in (select ctid from ${sql.table(table)} where ${rule} limit ${BATCH})`.execute(db)
      portion = Number(numAffectedRows ?? 0)
      gone += portion
    } while (portion === BATCH)
  }
  return gone
}
