import { openEar, openRedis } from './redis.ts'

/** Which tags were purged when, in turns that count up with each purge. */
export type Purges = {
  turn: () => number
  /** Whether none of the tags was purged since that turn. */
  isCurrent: (tags: readonly string[], since: number) => boolean
  purge: (tags: readonly string[]) => Promise<void>
  close: () => Promise<void>
}

/** Tags remembered one by one; with more, everything counts as purged and counting begins anew. */
const MOST_TAGS = 100_000
const EVERYTHING = '*'

/**
 * Keeps the purges of this process and, with Redis, tells the other instances and hears theirs. Whenever a connection comes back
 * a message may have been lost on it, so everything is purged: old values are a lie, and making them anew is only work.
 */
export function purgesOf({ name, redisUrl }: { name: string; redisUrl: string | undefined }): Purges {
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

  const others = redisUrl === undefined ? undefined : tellOthers(redisUrl, `${name}:purge`, purgeHere)
  return {
    turn: () => turn,
    isCurrent(tags, since) {
      if (since < allSince) return false
      for (const tag of tags) if ((turns.get(tag) ?? 0) > since) return false
      return true
    },
    async purge(tags) {
      purgeHere(tags)
      await others?.tell(tags)
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
