export { type Cache, type CacheOptions, type Found, type Made, openCache, type Seen } from './cache.ts'
export { openPurges, type Purges } from './purges.ts'
export { openRedis, type Redis } from './redis.ts'
export { redisPlace } from './redis-place.ts'
