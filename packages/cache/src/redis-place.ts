import type { RedisOptions } from 'ioredis'

const DEFAULT_SENTINEL_PORT = 26_379
const WATCHED = /^redis(?<tls>s?)\+sentinel:\/\/(?:(?<user>[^:@/]*):(?<password>[^@/]*)@)?(?<sentinels>[^@/]+)\/(?<name>[^/?#]+)$/

/**
 * Where Redis is, as the client wants to know it. One server: `redis://…` or, with TLS, `rediss://…`. Several, of which Sentinels
 * know the first: `redis+sentinel://user:password@sentinel-a:26379,sentinel-b:26379/name`, or `rediss+sentinel://…`; user and
 * password are those of the servers. Throws a TypeError for anything else.
 */
export function redisPlace(url: string): RedisOptions & { url?: string } {
  if (/^rediss?:\/\/./.test(url) && URL.canParse(url)) return { url }
  const { tls, user, password, sentinels, name } = WATCHED.exec(url)?.groups ?? {}
  if (!sentinels || !name) throw new TypeError('Redis is at redis://…, rediss://… or redis+sentinel://host:port,host:port/name')
  return {
    sentinels: sentinels.split(',').map(sentinelAt),
    name,
    // A first server that only fell silent breaks no connection: the Sentinels say when it was replaced.
    failoverDetector: true,
    ...(user ? { username: decodeURIComponent(user) } : {}),
    ...(password ? { password: decodeURIComponent(password) } : {}),
    ...(tls ? { tls: {}, enableTLSForSentinelMode: true } : {}),
  }
}

function sentinelAt(address: string): { host: string; port: number } {
  const [, host, port] = /^(.+?)(?::(\d+))?$/.exec(address) ?? []
  if (!host) throw new TypeError('a Sentinel needs a host')
  return { host, port: Number(port ?? DEFAULT_SENTINEL_PORT) }
}
