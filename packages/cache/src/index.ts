export { type Cache, type CacheOptions, type Found, type Made, openCache } from './cache.ts'
export { openRedis, type Redis } from './redis.ts'
