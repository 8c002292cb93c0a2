import { openEar, openUnhurriedRedis } from './redis.ts'

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

/** Where Redis keeps the turn of the latest purge (`turn`) and of the latest one of each tag (`tag:…`, of everything `tag:*`). */
export const purgedKey = (name: string) => `${name}:purged`
export const tagField = (tag: string) => `tag:${tag}`
export const ALL_FIELD = tagField(EVERYTHING)

/**
 * Notes a purge for all, and says it on a channel if there is one. Turns are also the time, so that a server that takes another's place,
 * and has not heard of its last purges, gives none twice.
 */
const NOTE = `
local time = redis.call('time')
local turn = math.max(tonumber(redis.call('hget', KEYS[1], 'turn') or 0) + 1, time[1] * 1000 + math.floor(time[2] / 1000))
local said = string.format('%.0f', turn)
if redis.call('hlen', KEYS[1]) + #ARGV > ${MOST_TAGS} then
  redis.call('del', KEYS[1])
  redis.call('hset', KEYS[1], '${ALL_FIELD}', said)
end
redis.call('hset', KEYS[1], 'turn', said)
for i = 3, #ARGV do redis.call('hset', KEYS[1], ARGV[i], said) end
if ARGV[1] ~= '' then redis.call('publish', ARGV[1], ARGV[2]) end`

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

  const others = redisUrl === undefined ? undefined : tellOthers({ url: redisUrl, name, echoMs, purgeHere: purgeTwice })
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

type Others = { url: string; name: string; echoMs: number; purgeHere: (tags: readonly string[]) => void }

function tellOthers({ url, name, echoMs, purgeHere }: Others) {
  const channel = `${name}:purge`
  const mouth = openUnhurriedRedis(url, 'toyline-cache-purges')
  const ear = openEar(url, channel, {
    onMessage: (message) => purgeHere(JSON.parse(message) as string[]),
    onBack: () => purgeHere([EVERYTHING]),
  })
  let isBehind = false
  mouth.on('ready', () => {
    if (isBehind) void tell([EVERYTHING])
    // After this connection there may be a server in the place of this one that has not heard the latest.
    isBehind = true
  })
  async function say(tags: readonly string[], on: string): Promise<void> {
    try {
      await mouth.eval(NOTE, 1, purgedKey(name), on, JSON.stringify(tags), ...tags.map(tagField))
    } catch {
      // It is late, or the connection is not there, and then everything is purged when it is.
      isBehind = true
    }
  }
  async function tell(tags: readonly string[]): Promise<void> {
    await say(tags, channel)
    setTimeout(say, echoMs, tags, '').unref()
  }
  return {
    tell,
    async close() {
      mouth.disconnect()
      ear.disconnect()
    },
  }
}
