import { openEar, openRedis } from './redis.ts'

/** Which tags were purged when, in turns that count up with each purge. */
export type Purges = {
  turn: () => number
  /** Whether none of the tags was purged since that turn; null stands for tags that are not known yet, so for all. */
  isCurrent: (tags: readonly string[] | null, since: number) => boolean
  purge: (tags: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

/**
 * Milliseconds after which a purge that others hear as well is repeated. Until they have heard it, one of them may still answer a
 * question of ours with what it knew before, and that would be kept here as new.
 */
const ECHO_MS = 1_000
/** Tags remembered one by one; with more, everything counts as purged and counting begins anew. */
const MOST_TAGS = 100_000
const EVERYTHING = '*'

/**
 * Keeps the purges of this process and, with Redis, tells the other instances and hears theirs. Whenever a connection comes back
 * a message may have been lost on it, so everything is purged: old values are a lie, and making them anew is only work.
 */
export function openPurges({ name, redisUrl, echoMs = ECHO_MS }: { name: string; redisUrl?: string | undefined; echoMs?: number }): Purges {
  const turns = new Map<string, number>()
  let turn = 0
  let allSince = 0

  function purgeHere(tags: readonly string[]): void {
    turn += 1
    if (tags.includes(EVERYTHING) || turns.size + tags.length > MOST_TAGS) {
      allSince = turn
      turns.clear()
      return
    }
    for (const tag of tags) turns.set(tag, turn)
  }

  function purgeTwice(tags: readonly string[]): void {
    purgeHere(tags)
    setTimeout(purgeHere, echoMs, tags).unref()
  }

  const others = redisUrl === undefined ? undefined : tellOthers(redisUrl, `${name}:purge`, purgeTwice)
  return {
    turn: () => turn,
    isCurrent(tags, since) {
      if (since < allSince) return false
      if (tags === null) return since === turn
      for (const tag of tags) if ((turns.get(tag) ?? 0) > since) return false
      return true
    },
    async purge(tags) {
      if (!others) return purgeHere(tags)
      purgeTwice(tags)
      await others.tell(tags)
    },
    close: async () => others?.close(),
  }
}

function tellOthers(url: string, channel: string, purgeHere: (tags: readonly string[]) => void) {
  const mouth = openRedis(url, 'toyline-cache-purges')
  const ear = openEar(url, channel, {
    onMessage: (message) => purgeHere(JSON.parse(message) as string[]),
    onBack: () => purgeHere([EVERYTHING]),
  })
  let untold = false
  mouth.on('ready', () => {
    if (!untold) return
    untold = false
    void tell([EVERYTHING])
  })
  async function tell(tags: readonly string[]): Promise<void> {
    try {
      await mouth.publish(channel, JSON.stringify(tags))
    } catch {
      // Said when the connection is back.
      untold = true
    }
  }
  return {
    tell,
    async close() {
      mouth.disconnect()
      ear.disconnect()
    },
  }
}
