import { SpanKind, SpanStatusCode, TraceFlags } from '@opentelemetry/api'
import { millisToHrTime, W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { type Resource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  NodeTracerProvider,
  ParentBasedSampler,
  type ReadableSpan,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-node'
import type { TraceSettings } from './start-tracing.ts'
import { type ToldSpan, traceWith } from './tracing.ts'

/** Milliseconds that the collector has to take some spans. */
const EXPORT_MS = 5_000
/** Spans that wait to be sent; more are dropped. */
const MOST_WAITING = 4_096

/** Loaded only where traces are collected. One exporter for all rooms of the process; each room is a service of its own. */
export function exportTraces({ endpoint, ratio, instance }: TraceSettings): { stop: () => Promise<void> } {
  const exporter = new OTLPTraceExporter({ url: new URL('v1/traces', `${endpoint.replace(/\/$/, '')}/`).href, timeoutMillis: EXPORT_MS })
  const processor = new BatchSpanProcessor(exporter, { maxQueueSize: MOST_WAITING, exportTimeoutMillis: EXPORT_MS })
  // Whoever asks us has decided already; only what begins here is drawn.
  const sampler = new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(ratio) })
  const named = (room: string) =>
    resourceFromAttributes({ 'service.name': room, 'service.namespace': 'toyline', 'service.instance.id': instance })
  const house = new NodeTracerProvider({ resource: named('platform'), sampler, spanProcessors: [processor] })
  house.register({ propagator: new W3CTraceContextPropagator() })
  const tracers = new Map<string, ReturnType<BasicTracerProvider['getTracer']>>()
  traceWith({
    ratio,
    tracerOf(room) {
      let tracer = tracers.get(room)
      if (!tracer) {
        tracer = new BasicTracerProvider({ resource: named(room), sampler, spanProcessors: [processor] }).getTracer('toyline')
        tracers.set(room, tracer)
      }
      return tracer
    },
    add: (span) => processor.onEnd(told(span, named(span.room))),
  })
  return {
    async stop() {
      traceWith(undefined)
      await house.shutdown()
    },
  }
}

/** As if the span had been made here: only its ids are those of whoever made it. */
function told({ name, traceId, spanId, startMs, ms }: ToldSpan, resource: Resource): ReadableSpan {
  const ids = { traceId, spanId, traceFlags: TraceFlags.SAMPLED }
  return {
    name,
    kind: SpanKind.CLIENT,
    spanContext: () => ids,
    startTime: millisToHrTime(startMs),
    endTime: millisToHrTime(startMs + ms),
    duration: millisToHrTime(ms),
    ended: true,
    status: { code: SpanStatusCode.UNSET },
    resource,
    instrumentationScope: { name: 'toyline' },
    attributes: {},
    links: [],
    events: [],
    droppedAttributesCount: 0,
    droppedEventsCount: 0,
    droppedLinksCount: 0,
  }
}
