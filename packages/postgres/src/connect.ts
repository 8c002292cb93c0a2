import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { columnTypes } from './column-types.ts'
import { isUnavailable } from './failures.ts'

const INVALID_PASSWORD = '28P01'
const INVALID_AUTHORIZATION = '28000'

export interface ClientOptions {
  url: string
  name: string
  /** Milliseconds after which an unanswered query fails; 0 waits for ever. */
  queryTimeoutMs: number
}

/** One connection outside any pool, for work that a pool's limits would cut. The caller ends it. */
export async function connectClient(options: ClientOptions): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: options.url,
    application_name: options.name,
    connectionTimeoutMillis: 2_000,
    query_timeout: options.queryTimeoutMs,
    keepAlive: true,
    types: columnTypes,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Asks again while the database is away, as one that is only just starting, for up to `patienceMs`; then throws what it threw. */
export async function patiently<Result>(ask: () => Promise<Result>, patienceMs: number): Promise<Result> {
  const until = performance.now() + patienceMs
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isUnavailable(error) || performance.now() > until) throw error
      await pause(100)
    }
  }
}

/** False when the server refuses this name and password; throws when it cannot be asked. */
export async function canConnect(url: string): Promise<boolean> {
  try {
    const client = await connectClient({ url, name: 'toyline-migrate', queryTimeoutMs: 2_000 })
    await client.end()
    return true
  } catch (error) {
    const code = (error as { code?: unknown }).code
    if (code === INVALID_PASSWORD || code === INVALID_AUTHORIZATION) return false
    throw error
  }
}
