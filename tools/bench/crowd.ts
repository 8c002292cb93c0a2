import { setTimeout as pause } from 'node:timers/promises'

/** One request of a crowd, and what became of it; times in milliseconds. */
export type Asked<Kind extends string = string> = {
  kind: Kind
  /** What was asked for, where somebody has to know whether it reached anybody. */
  key: string
  status: number
  code: string | undefined
  retryAfter: string | null
  /** When the answer was there, and how long it took. */
  at: number
  ms: number
}
type Span = { from: number; until: number }

/** Keeps so many requests under way for so long: what can be answered at most. */
export async function saturate<A>(ask: (n: number) => Promise<A>, { clients, ms }: { clients: number; ms: number }): Promise<A[]> {
  const until = performance.now() + ms
  const all: A[] = []
  let n = 0
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) all.push(await ask(n++))
    }),
  )
  return all
}

/** Asks so often, whether or not there is an answer, as people do who know nothing of each other. */
export async function flood<A>(ask: (n: number) => Promise<A>, { perSecond, ms }: { perSecond: number; ms: number }): Promise<A[]> {
  const begun = performance.now()
  const all: Promise<A>[] = []
  for (let passed = 0; passed < ms; passed = performance.now() - begun) {
    while (all.length < (passed / 1_000) * perSecond) all.push(ask(all.length))
    await pause(5)
  }
  return Promise.all(all)
}

/** What a crowd got, by kind; `goodPerSecond` counts answers that came within a span of time. */
export function tally<Kind extends string>(all: readonly Asked<Kind>[]) {
  return {
    of: (kind: Kind) => all.filter((one) => one.kind === kind),
    refused: all.filter(({ status }) => status >= 400),
    goodPerSecond: ({ from, until }: Span) =>
      (all.filter(({ status, at }) => status < 400 && at >= from && at < until).length * 1_000) / (until - from),
  }
}

/** Whole milliseconds within which this share of them had their answer. */
export function timeOf(all: readonly { ms: number }[], share: number): number {
  const times = all.map(({ ms }) => ms).sort((a, b) => a - b)
  return Math.round(times[Math.floor(times.length * share)] ?? 0)
}
