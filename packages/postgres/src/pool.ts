import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { guardClient } from './guarded-client.ts'
import { meterPool } from './pool-meters.ts'
import { createStatementNames } from './statement-names.ts'

/** Within a second whoever asks is told that the database says nothing; a tenth of it is for telling. */
const SILENCE_MS = 900

export interface PoolOptions {
  url: string
  /**
   * PgBouncer in transaction mode before the same database and role: statements go through it. It keeps nothing of a session, so nothing is
   * prepared, and limits are those of the role; what needs a session has directPool.
   */
  poolerUrl?: string | undefined
  /** Shown in pg_stat_activity, so that a slow query names its room. */
  name: string
  max?: number
  /** Milliseconds a statement may take, 900 unless said; reports use their own pool with a larger value. */
  statementTimeoutMs?: number
  /** Milliseconds to wait for a connection, free or new; 900 unless said. */
  connectTimeoutMs?: number
  /** False where a proxy before the database cannot hold prepared statements (PgBouncer before 1.21). */
  prepare?: boolean
}

/**
 * Opens a pool in which nothing waits for ever: not for a connection, not for a lock, not for a peer that stopped
 * answering. Throws nothing; each query fails on its own when the database is away (see isUnavailable).
 */
export function openPool(options: PoolOptions): pg.Pool {
  const { poolerUrl } = options
  const statementTimeoutMs = options.statementTimeoutMs ?? SILENCE_MS
  const prepares = options.prepare !== false && poolerUrl === undefined
  const pool = new pg.Pool({
    connectionString: poolerUrl ?? options.url,
    application_name: options.name,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? SILENCE_MS,
    query_timeout: statementTimeoutMs,
    ...(poolerUrl === undefined ? sessionLimits(statementTimeoutMs) : {}),
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // One plan for each prepared statement. Left to itself the server plans most of ours anew each time, because it guesses
    // lists to be longer than they are, and planning costs them more than running.
    ...(!prepares ? {} : { options: '-c plan_cache_mode=force_generic_plan' }),
    types: columnTypes,
  })
  const names = prepares ? createStatementNames() : undefined
  // Without a listener a connection that breaks while idle, or between two statements, would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    guardClient(client, names)
  })
  meterPool(options.name, pool)
  if (poolerUrl !== undefined)
    keepDirect(pool, openPool({ ...options, poolerUrl: undefined, name: `${options.name}-direct`, max: DIRECT_MAX }))
  return pool
}

/** The jobs' worker and whoever listens, with one to spare. */
const DIRECT_MAX = 3
const direct = new WeakMap<pg.Pool, pg.Pool>()

/** Connections of a pool that are sessions: for `listen`, and for settings that outlive a transaction. */
export function directPool(pool: pg.Pool): pg.Pool {
  return direct.get(pool) ?? pool
}

function keepDirect(pool: pg.Pool, beside: pg.Pool): void {
  direct.set(pool, beside)
  const end = pool.end as () => Promise<void>
  pool.end = async () => {
    await Promise.all([end.call(pool), beside.end()])
  }
}

/** The server's own limit comes first, so that a merely slow statement costs an error and not the connection. */
function sessionLimits(statementTimeoutMs: number): pg.PoolConfig {
  return {
    statement_timeout: Math.ceil(statementTimeoutMs * 0.9),
    lock_timeout: Math.min(500, statementTimeoutMs),
    idle_in_transaction_session_timeout: 5_000,
  }
}

export function openDatabase<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
