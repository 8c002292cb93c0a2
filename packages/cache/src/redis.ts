import { Redis } from 'ioredis'

export type { Redis }

/** A Redis connection in which no command waits for ever: without these limits the client hangs on a dead peer. */
export function openRedis(url: string, name: string): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    connectTimeout: 300,
    commandTimeout: 50,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    retryStrategy: (attempt) => Math.min(attempt * 200, 2_000),
  })
  // An unheard 'error' event would end the process; callers see their own command fail.
  redis.on('error', () => {})
  return redis
}
