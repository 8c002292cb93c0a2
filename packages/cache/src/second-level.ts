import { hash, randomUUID } from 'node:crypto'
import { deserialize, serialize } from 'node:v8'
import { counter } from '@toyline/observability'
import type { Made } from './cache.ts'
import { ALL_FIELD, purgedKey, tagField } from './purges.ts'
import { openRedis } from './redis.ts'

export type SecondLevel = {
  /**
   * What another instance made of the same key, if nothing that it shows was purged since; else what `make` makes, which the others then
   * have too. Of several that want the same at once one makes it. While Redis does not answer each makes its own.
   * @param key under which all instances mean the same thing
   */
  getOrMake<V>(key: string, make: () => Promise<Made<V>>): Promise<Made<V>>
  close(): void
}

type Kept = { made: Made<unknown>; turn: number }

/** Milliseconds for which the others wait for the one who makes, and between two looks. */
const PATIENCE_MS = 2_000
const LOOK_MS = 25
/** Larger values cost more to fetch than they are worth to others. */
const MOST_BYTES = 1_048_576

const asked = counter('cache_second_level_total', 'Values that this process lacked, by how it came to them', ['how'])

/** Takes the lock away if it is still ours. */
const RELEASE = `if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end`

/**
 * Values that all instances share, in Redis, for as long as they are fresh. What it says is as true as a first level that hears every
 * purge: a value carries the turn of the latest purge before its making began, and is worth nothing once one of its tags has a later one.
 * @param name the same as that of the purges
 */
export function openSecondLevel({ name, redisUrl }: { name: string; redisUrl: string }): SecondLevel {
  const redis = openRedis(redisUrl, 'toyline-cache-values')
  const purged = purgedKey(name)

  /** The value and for how long it is still good; without one, the turn from which a new one may count. Throws while Redis does not answer. */
  async function look<V>(place: string): Promise<{ made: Made<V> } | { turn: number }> {
    const [bytes, leftMs, turn] = await Promise.all([redis.getBuffer(place), redis.pttl(place), redis.hget(purged, 'turn')])
    const now = { turn: Number(turn ?? 0) }
    if (!bytes || leftMs <= 0) return now
    const kept = deserialize(bytes) as Kept
    // Asked for after the value, so that a purge between the two is seen.
    const turns = await redis.hmget(purged, ALL_FIELD, ...(kept.made.tags ?? []).map(tagField))
    if (turns.some((since) => Number(since ?? 0) > kept.turn)) return now
    return { made: { ...(kept.made as Made<V>), freshMs: leftMs } }
  }

  async function makeForAll<V>(place: string, turn: number, make: () => Promise<Made<V>>): Promise<Made<V>> {
    const made = await make()
    if (!made.keep || made.passing || !made.freshMs || made.bytes > MOST_BYTES) return made
    const kept: Kept = { made, turn }
    await redis.set(place, serialize(kept), 'PX', Math.ceil(made.freshMs)).catch(() => {})
    return made
  }

  return {
    async getOrMake<V>(key: string, make: () => Promise<Made<V>>): Promise<Made<V>> {
      const place = `${name}:kept:${hash('sha256', key, 'base64url')}`
      const lock = `${place}:making`
      const mine = randomUUID()
      const until = performance.now() + PATIENCE_MS
      let found: Awaited<ReturnType<typeof look<V>>>
      try {
        found = await look<V>(place)
        while ('turn' in found && performance.now() < until && !(await redis.set(lock, mine, 'PX', PATIENCE_MS, 'NX'))) {
          await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
          found = await look<V>(place)
        }
      } catch {
        asked.labels('alone').inc()
        return make()
      }
      asked.labels('made' in found ? 'found' : 'made').inc()
      if ('made' in found) return found.made
      try {
        return await makeForAll(place, found.turn, make)
      } finally {
        redis.eval(RELEASE, 1, lock, mine).catch(() => {})
      }
    },
    close: () => redis.disconnect(),
  }
}
