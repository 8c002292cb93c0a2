import type pg from 'pg'
import { isUnavailable } from './failures.ts'
import { openPool } from './pool.ts'

export type Query = string | pg.QueryConfig

export interface Replica {
  /** False while it rests. Nobody waits to learn whether it is well again: that is found out beside the reads. */
  isWell(needed: bigint): boolean
  /** `late` where it has not replayed what is needed, `failed` where it gave no answer: the primary has to be asked. */
  query<Row extends pg.QueryResultRow>(needed: bigint, query: Query, values?: unknown[]): Promise<pg.QueryResult<Row> | 'late' | 'failed'>
  end(): Promise<void>
}

// One that was made the primary is never behind.
const REPLAYED = `select (case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_insert_lsn() end - '0/0')::text
  as position`
/** Together less than what a visitor's read may take, so that the primary still has its second. */
const CONNECT_MS = 300
const CHECK_MS = 250
const STATEMENT_MS = 700
const REST_MS = 2_000
const LATE_REST_MS = 100

const READ_ONLY = '25006'
/** Slow or in the way of the log's replay, which the next statement need not be. */
const OF_ONE_STATEMENT = new Set(['57014', '55P03'])

/** A server that follows the primary, asked for what it has replayed and for nothing else. */
export function openReplica({ url, name }: { url: string; name: string }): Replica {
  const pool = openPool({ url, name, connectTimeoutMs: CONNECT_MS, statementTimeoutMs: STATEMENT_MS })
  // By connection, because an address may stand for several servers.
  const replayed = new WeakMap<pg.PoolClient, bigint>()
  let restsUntil = 0
  let isLookedAt = false

  async function hasReplayed(client: pg.PoolClient, needed: bigint): Promise<boolean> {
    const known = replayed.get(client)
    if (known !== undefined && known >= needed) return true
    const check: pg.QueryConfig & { query_timeout: number } = { name: 'replayed', text: REPLAYED, query_timeout: CHECK_MS }
    const { rows } = await client.query<{ position: string }>(check)
    const position = BigInt((rows[0] as { position: string }).position)
    replayed.set(client, position)
    return position >= needed
  }

  function rest(ms: number): void {
    restsUntil = performance.now() + ms
  }

  async function ask<Answer>(needed: bigint, work: (client: pg.PoolClient) => Promise<Answer>): Promise<Answer | 'late' | 'failed'> {
    let client: pg.PoolClient | undefined
    let isBroken = false
    try {
      client = await pool.connect()
      if (await hasReplayed(client, needed)) return await work(client)
      rest(LATE_REST_MS)
      return 'late'
    } catch (error) {
      const code = String((error as { code?: unknown }).code)
      if (code === READ_ONLY) throw error
      isBroken = isUnavailable(error) && !OF_ONE_STATEMENT.has(code)
      if (isBroken) rest(REST_MS)
      return 'failed'
    } finally {
      client?.release(isBroken)
    }
  }

  async function look(needed: bigint): Promise<void> {
    isLookedAt = true
    if ((await ask(needed, async () => 'well' as const)) === 'well') restsUntil = 0
    isLookedAt = false
  }

  return {
    isWell(needed) {
      if (restsUntil === 0) return true
      if (performance.now() >= restsUntil && !isLookedAt) void look(needed)
      return false
    },
    query: <Row extends pg.QueryResultRow>(needed: bigint, query: Query, values?: unknown[]) =>
      ask(needed, (client) => client.query<Row>(query, values)),
    end: () => pool.end(),
  }
}
