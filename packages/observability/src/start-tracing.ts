export type TraceSettings = {
  /** Where an OpenTelemetry collector takes OTLP over HTTP; `/v1/traces` is added. */
  endpoint: string
  /** Share of the traces that begin here and are recorded, 0 to 1. */
  ratio: number
  /** Tells this process from others that light the same rooms. */
  instance: string
}

/**
 * Sends traces to a collector until it is stopped, which sends what is left. What makes and sends them is loaded only here: a
 * process that is not traced neither has it in memory nor waits for it.
 */
export async function startTracing(settings: TraceSettings): Promise<{ stop: () => Promise<void> }> {
  const { exportTraces } = await import('./export-traces.ts')
  return exportTraces(settings)
}
