import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { isReadTimeout } from './failures.ts'

export interface PoolOptions {
  url: string
  /** Shown in pg_stat_activity, so that a slow query names its room. */
  name: string
  max?: number
  /** Milliseconds a statement may take; reports use their own pool with a larger value. */
  statementTimeoutMs?: number
  /** Milliseconds to wait for a connection, free or new. */
  connectTimeoutMs?: number
}

/**
 * Opens a pool in which nothing waits for ever: not for a connection, not for a lock, not for a peer that stopped
 * answering. Throws nothing; each query fails on its own when the database is away (see isUnavailable).
 */
export function openPool(options: PoolOptions): pg.Pool {
  const statementTimeoutMs = options.statementTimeoutMs ?? 1_000
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.name,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 1_000,
    // The server's own limit comes first, so that a merely slow statement costs an error and not the connection.
    statement_timeout: Math.ceil(statementTimeoutMs * 0.9),
    query_timeout: statementTimeoutMs,
    lock_timeout: Math.min(500, statementTimeoutMs),
    idle_in_transaction_session_timeout: 5_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: columnTypes,
  })
  // Without a listener a connection that breaks while idle, or between two statements, would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => {
    client.on('error', () => {})
    dropWhenSilent(client)
  })
  return pool
}

/**
 * pg answers a read time-out but keeps the connection, whose unanswered statement then delays whoever gets it next.
 * Such a connection is closed; the pool replaces it.
 */
function dropWhenSilent(client: pg.PoolClient): void {
  const query = client.query as (...parameters: unknown[]) => unknown
  client.query = ((...parameters: unknown[]) => {
    const answer = query.apply(client, parameters)
    if (answer instanceof Promise) {
      answer.then(undefined, (error: unknown) => {
        if (isReadTimeout(error)) void (client as unknown as pg.Client).end()
      })
    }
    return answer
  }) as typeof client.query
}

export function openDatabase<Tables>(pool: pg.Pool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
