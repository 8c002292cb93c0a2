/** What was asked for: a page for a reader, or an answer for a script of the page. */
export type Kind = 'page' | 'api'
export type Outcome = 'good' | 'shed' | 'failed'

/** `at`: when the answer was there, in milliseconds of performance.now(). */
export type Entry = { kind: Kind; action: string; ms: number; outcome: Outcome; at: number }

export type Figures = { count: number; failed: number; shed: number; p50Ms: number; p95Ms: number; p99Ms: number; worstMs: number }

/** Keeps how long each answer took and what became of it, from when it is told to. */
export function openRecord() {
  const entries: Entry[] = []
  const placed: string[] = []
  const failures = new Map<string, number>()
  let isOn = false
  return {
    start() {
      isOn = true
    },
    /** What was kept since the last time, which begins anew. */
    take() {
      return entries.splice(0)
    },
    keep(entry: Omit<Entry, 'at'> & { why?: string | undefined }) {
      if (!isOn) return
      const { why, ...rest } = entry
      entries.push({ ...rest, at: performance.now() })
      if (why) failures.set(why, (failures.get(why) ?? 0) + 1)
    },
    /** Ids of the orders that their buyers were told are placed. */
    placed,
    failures: () => [...failures].sort(([, a], [, b]) => b - a),
  }
}
export type Record = ReturnType<typeof openRecord>

export function figuresOf(entries: readonly { ms: number; outcome: Outcome }[]): Figures {
  const times = entries
    .filter(({ outcome }) => outcome === 'good')
    .map(({ ms }) => ms)
    .sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0)
  const count = (wanted: Outcome) => entries.filter(({ outcome }) => outcome === wanted).length
  return {
    count: entries.length,
    failed: count('failed'),
    shed: count('shed'),
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
    worstMs: at(1),
  }
}
