import { LRUCache } from 'lru-cache'
import { type Purges, purgesOf } from './purges.ts'

export type CacheOptions = {
  name: string
  /** Bytes kept in this process. */
  maxBytes: number
  /** 0 switches the cache off: everything is made anew. */
  ttlMs: number
  /** How long a value that has run out, or was purged, may still be served while its source fails. */
  graceMs?: number
  /** With Redis, instances hear each other's purges. */
  redisUrl?: string | undefined
  /** Milliseconds, never going back. */
  now?: () => number
}

/** What `make` made, and its size. `keep: false` is handed to whoever asks now and then forgotten. */
export type Made<V> = { value: V; bytes: number; keep: boolean }
/** `stale` says that the source failed and this is what it said before. */
export type Found<V> = { value: V; stale: boolean }

export type Cache = {
  /**
   * The value under this key, or the one `make` makes; a hundred askers at once make it once. What is being made while one of
   * its tags is purged is not given to those who ask after the purge. Rejects as `make` does when there is nothing to serve.
   */
  getOrSet<V>(key: string, tags: readonly string[], make: () => Promise<Made<V>>): Promise<Found<V>>
  /** Makes everything with one of these tags anew, here at once and in other instances as soon as they hear of it. */
  purge(tags: readonly string[]): Promise<void>
  close(): Promise<void>
}

type Kept = { value: unknown; tags: readonly string[]; madeAt: number; turn: number }
type Making = { turn: number; promise: Promise<Found<unknown>> }

/** Milliseconds for which a source that has just failed is not asked again while there is something old to serve. */
const REST_MS = 500
const ENTRY_OVERHEAD_BYTES = 300

/** A cache in this process. Tags are purged by noting the turn of the purge, so that purging costs nothing per entry. */
export function openCache({ name, maxBytes, ttlMs, graceMs = 0, redisUrl, now = () => performance.now() }: CacheOptions): Cache {
  if (ttlMs === 0) return notKept
  const kept = new LRUCache<string, Kept>({ maxSize: maxBytes, maxEntrySize: Math.ceil(maxBytes / 20) })
  const making = new Map<string, Making>()
  const resting = new LRUCache<string, number>({ max: 10_000 })
  const purges: Purges = purgesOf({ name, redisUrl })

  async function makeNow<V>(key: string, tags: readonly string[], make: () => Promise<Made<V>>): Promise<Found<V>> {
    // Read before the source is: a purge that comes meanwhile makes this value an old one.
    const turn = purges.turn()
    const madeAt = now()
    try {
      const made = await make()
      resting.delete(key)
      if (!made.keep) kept.delete(key)
      else kept.set(key, { value: made.value, tags, madeAt, turn }, { size: made.bytes + key.length + ENTRY_OVERHEAD_BYTES })
      return { value: made.value, stale: false }
    } catch (error) {
      const old = kept.get(key)
      if (!old || now() - old.madeAt >= ttlMs + graceMs) throw error
      resting.set(key, now() + REST_MS)
      return { value: old.value as V, stale: true }
    }
  }

  return {
    async getOrSet<V>(key: string, tags: readonly string[], make: () => Promise<Made<V>>): Promise<Found<V>> {
      const known = kept.get(key)
      if (known) {
        const age = now() - known.madeAt
        if (age < ttlMs && purges.isCurrent(known.tags, known.turn)) return { value: known.value as V, stale: false }
        const rests = resting.get(key)
        if (rests !== undefined && now() < rests && age < ttlMs + graceMs) return { value: known.value as V, stale: true }
      }
      const underWay = making.get(key)
      if (underWay && purges.isCurrent(tags, underWay.turn)) return underWay.promise as Promise<Found<V>>
      const promise = makeNow(key, tags, make)
      const mine: Making = { turn: purges.turn(), promise }
      making.set(key, mine)
      try {
        return await promise
      } finally {
        if (making.get(key) === mine) making.delete(key)
      }
    },
    purge: (tags) => purges.purge(tags),
    close: () => purges.close(),
  }
}

const notKept: Cache = {
  getOrSet: async (_key, _tags, make) => ({ value: (await make()).value, stale: false }),
  purge: async () => {},
  close: async () => {},
}
