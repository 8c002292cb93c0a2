import { setTimeout as pause } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import { isStalePlan } from './failures.ts'

const RETRIES = 3
const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'

/**
 * Runs `work` in one transaction. A serialization failure, a deadlock or a plan made stale by a migration rolls back and runs it again, up to 3 times,
 * so `work` must have no effect outside the transaction.
 */
export async function transaction<Tables, Result>(db: Kysely<Tables>, work: (tx: Transaction<Tables>) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt > RETRIES || !isConflict(error)) throw error
      await pause(Math.random() * 10 * 2 ** attempt)
    }
  }
}

function isConflict(error: unknown): boolean {
  if (isStalePlan(error)) return true
  const code = (error as { code?: unknown } | null)?.code
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED
}
