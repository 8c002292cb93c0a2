import type pg from 'pg'

/** How far the primary's log is, as bytes since its beginning. */
const POSITION = `select (pg_current_wal_insert_lsn() - '0/0')::text as position`
/** The primary is asked so often while somebody reads. */
const ASKED_PER_AGE = 4

export interface PrimaryPositions {
  /** What a replica must have replayed for its answer to be no older than the bound. Throws while the primary cannot be asked. */
  needed(): Promise<bigint>
  /** From when it resolves, nothing less than where the primary was at the call. */
  raise(): Promise<void>
}

/**
 * Knows where the primary was a while ago, so that a replica's age is told by the primary's own log: no clock of another machine is
 * read, and a replica that has lost the primary and believes to be up to date is found out too.
 * @param maxAgeMs milliseconds that an answer may be old
 */
export function primaryPositions(primary: pg.Pool, maxAgeMs: number): PrimaryPositions {
  let seen: { at: number; position: bigint }[] = []
  let least = 0n
  let asking: Promise<bigint> | undefined

  async function ask(): Promise<bigint> {
    // Before the question: what it is answered with is at least as new.
    const at = performance.now()
    const { rows } = await primary.query<{ position: string }>({ name: 'position', text: POSITION })
    const position = BigInt((rows[0] as { position: string }).position)
    seen.push({ at, position })
    return position
  }

  function askOnce(): Promise<bigint> {
    asking ??= ask().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    async needed() {
      const now = performance.now()
      seen = seen.filter(({ at }) => now - at <= maxAgeMs)
      const newest = seen.at(-1)
      if (newest && now - newest.at > maxAgeMs / ASKED_PER_AGE) askOnce().catch(() => {})
      const floor = seen[0]?.position ?? (await askOnce())
      return floor > least ? floor : least
    },
    async raise() {
      const position = await ask()
      if (position > least) least = position
    },
  }
}
