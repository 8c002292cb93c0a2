import { type Kysely, sql } from 'kysely'

const BATCH = 2_000

/**
 * Forgets keys after 24 hours, which is what the API promises to keep them, by the database's clock; a service runs it as a
 * repeating job. A request that is still worked on keeps its key. Returns how many went; few at a time, so that no statement
 * holds many locks.
 */
// biome-ignore lint/suspicious/noExplicitAny: any service's tables
export async function forgetKeys(db: Kysely<any>): Promise<number> {
  let gone = 0
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from idempotency_keys where ctid = any (array(
        select ctid from idempotency_keys
        where created_at < now() - interval '24 hours' and (status is not null or lease_until < now())
        limit ${BATCH}))`.execute(db)
    const portion = Number(numAffectedRows ?? 0)
    gone += portion
    if (portion < BATCH) return gone
  }
}
