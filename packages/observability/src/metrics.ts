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
