import { gaugeOnAsking, histogram, isRecorded, step } from '@toyline/observability'
import type pg from 'pg'

const open = new Set<{ name: string; pool: pg.Pool }>()
const waited = histogram(
  'postgres_pool_wait_seconds',
  'Time until a connection was given, by pool',
  ['pool'],
  [0.001, 0.005, 0.025, 0.1, 0.5, 1],
)

function each(value: (pool: pg.Pool) => number): () => { labels: { pool: string }; value: number }[] {
  return () => [...open].map(({ name, pool }) => ({ labels: { pool: name }, value: value(pool) }))
}
gaugeOnAsking(
  'postgres_pool_connections',
  'Connections that a pool has open',
  ['pool'],
  each((pool) => pool.totalCount),
)
gaugeOnAsking(
  'postgres_pool_idle',
  'Open connections that nobody uses',
  ['pool'],
  each((pool) => pool.idleCount),
)
gaugeOnAsking(
  'postgres_pool_waiting',
  'Callers that wait for a connection',
  ['pool'],
  each((pool) => pool.waitingCount),
)
gaugeOnAsking(
  'postgres_pool_limit',
  'Connections that a pool may have open',
  ['pool'],
  each((pool) => pool.options.max ?? 0),
)

/** Counts a pool's connections for as long as it is open, and measures how long callers wait for one. */
export function meterPool(name: string, pool: pg.Pool): void {
  const entry = { name, pool }
  open.add(entry)
  const ask = pool.connect as () => Promise<pg.PoolClient>
  const askFor = pool.connect as (callback: unknown) => void
  const end = pool.end as (callback?: () => void) => Promise<void>
  const waitedHere = waited.labels({ pool: name })

  async function timed(): Promise<pg.PoolClient> {
    const startedAt = performance.now()
    try {
      return await ask.call(pool)
    } finally {
      waitedHere.observe((performance.now() - startedAt) / 1_000)
    }
  }
  // With a callback it is the pool that asks itself.
  pool.connect = ((callback?: unknown) => {
    if (callback) return askFor.call(pool, callback)
    return isRecorded() ? step('wait for a connection', {}, timed) : timed()
  }) as typeof pool.connect
  pool.end = ((callback?: () => void) => {
    open.delete(entry)
    return end.call(pool, callback)
  }) as typeof pool.end
}
