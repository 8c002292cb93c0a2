import { Redis, type RedisOptions } from 'ioredis'
import { redisPlace } from './redis-place.ts'

export type { Redis }

const CONNECT_MS = 300
const retryStrategy = (attempt: number) => Math.min(attempt * 200, 2_000)

function connect(address: string, limits: RedisOptions): Redis {
  const { url, ...place } = redisPlace(address)
  const options = {
    connectTimeout: CONNECT_MS,
    retryStrategy,
    sentinelRetryStrategy: retryStrategy,
    sentinelCommandTimeout: CONNECT_MS,
    ...place,
    ...limits,
  }
  const redis = url === undefined ? new Redis(options) : new Redis(url, options)
  // An unheard 'error' event would end the process; callers see their own command fail.
  redis.on('error', () => {})
  return redis
}

const SHORT = { socketTimeout: 1_000, maxRetriesPerRequest: 1 }

/**
 * A Redis connection in which no command waits for ever: without these limits the client hangs on a dead peer. A peer that says
 * nothing for a second after a command is connected to anew, as it may be the connection that is dead.
 */
export function openRedis(url: string, name: string): Redis {
  return connect(url, { connectionName: name, ...SHORT, commandTimeout: 50, enableOfflineQueue: false })
}

/** The same for what nobody waits for, which may have a second to get through, also to a peer that is only just connected to. */
export function openUnhurriedRedis(url: string, name: string): Redis {
  return connect(url, { connectionName: name, ...SHORT, commandTimeout: 1_000 })
}

/** A connection that only listens. `onBack` is called each time it begins to hear: what was said before is lost. */
export function openEar(
  url: string,
  channel: string,
  { onMessage, onBack }: { onMessage: (message: string) => void; onBack: () => void },
): Redis {
  const redis = connect(url, { maxRetriesPerRequest: null, autoResubscribe: false, keepAlive: 10_000 })
  redis.on('message', (_channel, message: string) => onMessage(message))
  redis.on('ready', () => void redis.subscribe(channel).then(onBack, () => redis.disconnect(true)))
  return redis
}
