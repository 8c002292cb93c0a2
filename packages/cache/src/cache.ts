import { BentoCache, bentostore } from 'bentocache'
import { memoryDriver } from 'bentocache/drivers/memory'
import { redisBusDriver, redisDriver } from 'bentocache/drivers/redis'
import { openRedis } from './redis.ts'

export type CacheOptions = {
  name: string
  /** Bytes kept in this process. */
  maxBytes: number
  /** 0 switches the cache off: everything is made anew. */
  ttlMs: number
  /** How long a value that has run out may still be served while its source fails. */
  graceMs?: number
  /** With Redis, instances share values and hear each other's purges. */
  redisUrl?: string | undefined
}

export type Cache = {
  /** The value under this key, or the one `make` returns; a hundred askers at once make it once. `make` may return undefined to keep nothing. */
  getOrSet<V>(key: string, tags: string[], make: () => Promise<V>): Promise<V>
  purge(tags: string[]): Promise<void>
  close(): Promise<void>
}

export function openCache({ name, maxBytes, ttlMs, graceMs = 0, redisUrl }: CacheOptions): Cache {
  if (ttlMs === 0) return { getOrSet: (_key, _tags, make) => make(), purge: async () => {}, close: async () => {} }
  const memory = memoryDriver({ maxSize: maxBytes, maxEntrySize: Math.ceil(maxBytes / 20) })
  const store = redisUrl
    ? bentostore()
        .useL1Layer(memory)
        .useL2Layer(redisDriver({ connection: openRedis(redisUrl, `cache-${name}`), prefix: name }))
        .useBus(redisBusDriver({ connection: busConnection(redisUrl) }))
    : bentostore().useL1Layer(memory)
  const bento = new BentoCache({ default: 'main', stores: { main: store }, prefix: name })
  return {
    getOrSet: (key, tags, make) =>
      bento.getOrSet({
        key,
        tags,
        ttl: ttlMs,
        grace: graceMs > 0 ? graceMs : false,
        suppressL2Errors: true,
        factory: async ({ skip }) => (await make()) ?? (skip() as never),
      }),
    purge: async (tags) => {
      await bento.deleteByTag({ tags })
    },
    close: () => bento.disconnectAll(),
  }
}

function busConnection(url: string): { host: string; port: number; password?: string; connectTimeout: number } {
  const { hostname, port, password } = new URL(url)
  return { host: hostname, port: Number(port || 6379), ...(password ? { password } : {}), connectTimeout: 300 }
}
