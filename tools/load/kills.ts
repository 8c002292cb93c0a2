import type { Entry } from './record.ts'

/** `at`: milliseconds of performance.now(). */
export type Kill = { name: string; at: number }
export type AroundKills = { when: string; answers: number; bad: number; badPercent: number; lastBadAfterSeconds?: number }

/** What a kill may spoil: who asked before it or within this time, and was not answered yet. */
const SPOILT_MS = 1_000

/** There is one of each: nobody else answers while it is away, and nobody starts the database again. */
const SPARED = new Set(['database', 'storefront', 'sandbox'])

/** Kills one of the services' processes outright, chosen at random, every so many seconds until stopped. */
export function killEvery(seconds: number, parts: () => { name: string; pid: number }[]) {
  const kills: Kill[] = []
  const timer = setInterval(() => {
    const running = parts().filter(({ name }) => !SPARED.has(name))
    const victim = running[Math.floor(Math.random() * running.length)]
    if (!victim) return
    process.kill(victim.pid, 'SIGKILL')
    kills.push({ name: victim.name, at: performance.now() })
  }, seconds * 1_000)
  return { kills, stop: () => clearInterval(timer) }
}

/** How many answers were bad, failed or refused, in the second of a kill and at other times; then for each kill until when. */
export function aroundKills(entries: readonly Entry[], kills: readonly Kill[]): AroundKills[] {
  const isSpoilt = ({ at, ms }: Entry) => kills.some((kill) => at >= kill.at && at - ms <= kill.at + SPOILT_MS)
  const rowOf = (when: string, some: readonly Entry[]): AroundKills => {
    const bad = some.filter(isBad).length
    return { when, answers: some.length, bad, badPercent: Number(((bad / Math.max(1, some.length)) * 100).toFixed(2)) }
  }
  return [
    rowOf('in the second of a kill', entries.filter(isSpoilt)),
    rowOf(
      'at other times',
      entries.filter((entry) => !isSpoilt(entry)),
    ),
    ...kills.map(({ name, at: from }, index) => {
      const until = kills[index + 1]?.at ?? Number.POSITIVE_INFINITY
      const after = entries.filter(({ at }) => at >= from && at < until)
      const last = Math.max(from, ...after.filter(isBad).map(({ at }) => at))
      return { ...rowOf(`after ${name} was killed`, after), lastBadAfterSeconds: Number(((last - from) / 1_000).toFixed(1)) }
    }),
  ]
}

function isBad({ outcome }: Entry): boolean {
  return outcome !== 'good'
}
