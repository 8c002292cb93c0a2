import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const registry = new Registry()
let defaultsStarted = false

/** All metrics of this process in the Prometheus text format. */
export async function renderMetrics(): Promise<{ contentType: string; body: string }> {
  if (!defaultsStarted) {
    collectDefaultMetrics({ register: registry })
    defaultsStarted = true
  }
  return { contentType: registry.contentType, body: await registry.metrics() }
}

export function counter<const L extends string>(name: string, help: string, labels: readonly L[] = []): Counter<L> {
  return (
    (registry.getSingleMetric(name) as Counter<L> | undefined) ??
    new Counter({ name, help, labelNames: [...labels], registers: [registry] })
  )
}

export function gauge<const L extends string>(name: string, help: string, labels: readonly L[] = []): Gauge<L> {
  return (
    (registry.getSingleMetric(name) as Gauge<L> | undefined) ?? new Gauge({ name, help, labelNames: [...labels], registers: [registry] })
  )
}

/** @param buckets upper bounds in the metric's unit, seconds unless its name says otherwise */
export function histogram<const L extends string>(name: string, help: string, labels: readonly L[], buckets: number[]): Histogram<L> {
  return (
    (registry.getSingleMetric(name) as Histogram<L> | undefined) ??
    new Histogram({ name, help, labelNames: [...labels], buckets, registers: [registry] })
  )
}

export type Figure<L extends string> = { labels?: Record<L, string>; value: number }

/** A figure that is read when somebody asks for the numbers. */
export function gaugeOnAsking<const L extends string>(name: string, help: string, labels: readonly L[], read: () => Figure<L>[]): void {
  new Gauge({
    name,
    help,
    labelNames: [...labels],
    registers: [registry],
    collect() {
      this.reset()
      for (const { labels: of, value } of read()) this.set((of ?? {}) as Record<L, string>, value)
    },
  })
}

/** Milliseconds for which a figure that a database has to be asked for is good enough. */
const GOOD_FOR_MS = 15_000

/**
 * As `gaugeOnAsking`, of a figure that has to be asked for. Everybody who lights the room tells the same. While it cannot be read
 * it is not told at all, so that nobody takes an old one for how things are.
 * @param read asked again each time the room starts; replaces the one before
 */
export function gaugeOfRoom(name: string, help: string, read: () => Promise<number>): void {
  registry.removeSingleMetric(name)
  let readAt = Number.NEGATIVE_INFINITY
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      if (performance.now() - readAt < GOOD_FOR_MS) return
      try {
        this.set(await read())
        readAt = performance.now()
      } catch {
        this.remove()
      }
    },
  })
}
