import { LRUCache } from 'lru-cache'
import { openPurges, type Purges } from './purges.ts'
import { openShelf } from './shelf.ts'

export type CacheOptions = {
  name: string
  /** Bytes kept in this process. */
  maxBytes: number
  /** 0 switches the cache off: everything is made anew. */
  ttlMs: number
  /** How long a value that has run out, or was purged, may still be served while its source fails. */
  graceMs?: number
  /** The part of `maxBytes`, up to 1, in which values that were asked for only once push out each other and nothing else. */
  newcomers?: number
  /** With Redis, instances hear each other's purges. */
  redisUrl?: string | undefined
  /** Purges that this cache shares with another one; its own unless given. */
  purges?: Purges
  /** Milliseconds, never going back. */
  now?: () => number
}

/** What `make` made, and its size. `keep: false` is handed to whoever asks now and then forgotten. */
export type Made<V> = {
  value: V
  bytes: number
  keep: boolean
  /** Where only the value itself says which tags it has. */
  tags?: readonly string[]
  /** Milliseconds for which it is fresh; the cache's own `ttlMs` unless said. */
  freshMs?: number
  /** Milliseconds for which, after that, it may still be shown while it is made anew. */
  agingMs?: number
  /** Kept only as long as there is room among the newcomers, however often it is asked for. */
  passing?: boolean
}
/** `stale` says that the source failed and this is what it said before. */
export type Found<V> = { value: V; stale: boolean }
/** `aging` says that it should be made anew, and may be shown meanwhile; `stale` that this was tried and its source failed. */
export type Seen<V> = { value: V; aging: boolean; stale: boolean }

export type Cache = {
  /**
   * The value under this key, or the one `make` makes; a hundred askers at once make it once. What is being made while one of
   * its tags is purged is not given to those who ask after the purge. Rejects as `make` does when there is nothing to serve.
   * @param tags null where only the value itself will say them: whatever is purged, it may be meant
   */
  getOrSet<V>(key: string, tags: readonly string[] | null, make: () => Promise<Made<V>>): Promise<Found<V>>
  /** What can be shown at once, without waiting; nothing that was purged. */
  look<V>(key: string): Seen<V> | undefined
  /** Makes everything with one of these tags anew, here at once and in other instances as soon as they hear of it. */
  purge(tags: readonly string[]): Promise<void>
  /** Bytes kept now. */
  bytes(): number
  close(): Promise<void>
}

type Kept = { value: unknown; tags: readonly string[]; madeAt: number; turn: number; freshMs: number; agingMs: number }
type Making = { turn: number; promise: Promise<Found<unknown>> }

/** Milliseconds for which a source that has just failed is not asked again while there is something old to serve. */
const REST_MS = 500
const ENTRY_OVERHEAD_BYTES = 300

/** A cache in this process. Tags are purged by noting the turn of the purge, so that purging costs nothing per entry. */
export function openCache(options: CacheOptions): Cache {
  const { name, maxBytes, ttlMs, graceMs = 0, newcomers, redisUrl, now = () => performance.now() } = options
  if (ttlMs === 0) return notKept
  const kept = openShelf<Kept>({ maxBytes, newcomers })
  const making = new Map<string, Making>()
  const resting = new LRUCache<string, number>({ max: 10_000 })
  const purges = options.purges ?? openPurges({ name, redisUrl })

  async function makeNow<V>(key: string, tags: readonly string[] | null, make: () => Promise<Made<V>>): Promise<Found<V>> {
    // Read before the source is: a purge that comes meanwhile makes this value an old one.
    const turn = purges.turn()
    const madeAt = now()
    try {
      const { value, bytes, keep, passing, freshMs = ttlMs, agingMs = 0, tags: own = tags ?? [] } = await make()
      resting.delete(key)
      // What began before a purge must not take the place of what was made after it.
      const isLate = (kept.get(key)?.turn ?? turn) > turn
      if (!keep) kept.delete(key)
      else if (!isLate)
        kept.set(key, { value, tags: own, madeAt, turn, freshMs, agingMs }, bytes + key.length + ENTRY_OVERHEAD_BYTES, passing)
      return { value, stale: false }
    } catch (error) {
      const old = kept.get(key)
      if (!old || now() - old.madeAt >= old.freshMs + graceMs) throw error
      resting.set(key, now() + REST_MS)
      return { value: old.value as V, stale: true }
    }
  }

  return {
    async getOrSet<V>(key: string, tags: readonly string[] | null, make: () => Promise<Made<V>>): Promise<Found<V>> {
      const known = kept.get(key)
      if (known) {
        const age = now() - known.madeAt
        if (age < known.freshMs && purges.isCurrent(known.tags, known.turn)) return { value: known.value as V, stale: false }
        const rests = resting.get(key)
        if (rests !== undefined && now() < rests && age < known.freshMs + graceMs) return { value: known.value as V, stale: true }
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
    look<V>(key: string): Seen<V> | undefined {
      const known = kept.get(key)
      if (!known) return undefined
      const age = now() - known.madeAt
      if (age >= known.freshMs + known.agingMs || !purges.isCurrent(known.tags, known.turn)) return undefined
      const aging = age >= known.freshMs
      return { value: known.value as V, aging, stale: aging && resting.has(key) }
    },
    purge: (tags) => purges.purge(tags),
    bytes: () => kept.bytes(),
    close: () => purges.close(),
  }
}

const notKept: Cache = {
  getOrSet: async (_key, _tags, make) => ({ value: (await make()).value, stale: false }),
  look: () => undefined,
  purge: async () => {},
  bytes: () => 0,
  close: async () => {},
}
