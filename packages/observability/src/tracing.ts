import {
  type Attributes,
  type Context,
  context,
  createContextKey,
  propagation,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'

/** What takes a trace to another process, or to a later time: W3C headers by name. */
export type Carrier = Record<string, string>

/** One piece of work of a room, from its first line to its last. */
export type Piece = { room: string; name: string; kind: 'server' | 'consumer'; from?: Carrier | undefined; attributes?: Attributes }

/** Work that has begun. Whatever runs in it belongs to it. */
export type Begun = { runIn: <R>(work: () => R) => R; fail: (error: unknown) => void; end: (found?: Attributes) => void }

/** What a piece of work is about; told once it is known, and then in every line of its log. */
type Scope = { room: string; orderId: string | undefined }

const SCOPE = createContextKey('what a piece of work is about')
const KINDS = {
  server: SpanKind.SERVER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  internal: SpanKind.INTERNAL,
}
const ORDER_ID = /^ord_[0-9a-z]{26}$/
const CARRIED_ORDER = /(?:^|,)\s*order\.id=(ord_[0-9a-z]{26})(?:$|[,;])/

/** Who collects traces. */
export type Tracing = {
  /** Makes the spans of one room. */
  tracerOf: (room: string) => Tracer
  /** Share of the traces that begin here and are recorded, 0 to 1. */
  ratio: number
  /** Takes a span of a recorded trace that somebody else made. */
  add: (span: ToldSpan) => void
}
/** Work that was not done here, as whoever did it tells; times in milliseconds, `startMs` since 1970. */
export type ToldSpan = { room: string; name: string; traceId: string; spanId: string; startMs: number; ms: number }

let tracing: Tracing | undefined

/** @param collecting undefined while nobody collects traces */
export function traceWith(collecting: Tracing | undefined): void {
  tracing = collecting
}

/** False: nothing is traced, and the functions below do next to nothing. */
export function isTracing(): boolean {
  return tracing !== undefined
}

/** Draws whether a trace is recorded that begins with somebody who has no say in it. */
export function isDrawn(): boolean {
  return tracing !== undefined && Math.random() < tracing.ratio
}

/** Adds what somebody else did to a recorded trace of ours; for whoever made sure that it is theirs to tell. */
export function addSpan(span: ToldSpan): void {
  tracing?.add(span)
}

/** Begins a piece of work, in the trace that `from` carries or in one of its own. */
export function begin({ room, name, kind, from, attributes = {} }: Piece): Begun {
  if (!tracing) return NOT_TRACED
  const parent = from ? propagation.extract(ROOT_CONTEXT, from) : ROOT_CONTEXT
  const span = tracing.tracerOf(room).startSpan(name, { kind: KINDS[kind], attributes }, parent)
  const inside = trace.setSpan(parent, span).setValue(SCOPE, { room, orderId: undefined } satisfies Scope)
  const begun: Begun = {
    runIn: (work) => context.with(inside, work),
    fail: (error) => failed(span, error),
    end(found = {}) {
      span.setAttributes(found)
      span.end()
    },
  }
  noteOrder(inside, CARRIED_ORDER.exec(from?.baggage ?? '')?.[1])
  return begun
}

const NOT_TRACED: Begun = { runIn: (work) => work(), fail() {}, end() {} }

/** A step of the piece of work that runs now; only traced where the piece is recorded. */
export async function step<R>(
  name: string,
  { kind = 'internal', attributes = {} }: { kind?: 'client' | 'producer' | 'internal'; attributes?: Attributes },
  work: () => Promise<R>,
): Promise<R> {
  const scope = tracing && scopeOf(context.active())
  if (!tracing || !scope || !isRecorded()) return work()
  const span = tracing.tracerOf(scope.room).startSpan(name, { kind: KINDS[kind], attributes })
  try {
    return await context.with(trace.setSpan(context.active(), span), work)
  } catch (error) {
    failed(span, error)
    throw error
  } finally {
    span.end()
  }
}

/** Whether what runs now is recorded: it is traced, and among those that are sampled. */
export function isRecorded(): boolean {
  return tracing !== undefined && trace.getActiveSpan()?.isRecording() === true
}

/**
 * What takes the trace of what runs now further; undefined where there is none.
 * @param about what goes further may be about an order of its own
 */
export function carried(about?: unknown): Carrier | undefined {
  if (!tracing || !trace.getActiveSpan()) return undefined
  const carrier: Carrier = {}
  propagation.inject(context.active(), carrier)
  const orderId = orderIn(about) ?? scopeOf(context.active())?.orderId
  return orderId ? { ...carrier, baggage: `order.id=${orderId}` } : carrier
}

/** The work that runs now is about the order that one of these objects names in its first level of fields, if one does. */
export function noteOrderIn(...objects: unknown[]): void {
  if (tracing) noteOrder(context.active(), orderIn(...objects))
}

function noteOrder(of: Context, orderId: string | undefined): void {
  const scope = orderId === undefined ? undefined : scopeOf(of)
  if (!scope || orderId === undefined) return
  scope.orderId = orderId
  trace.getSpan(of)?.setAttribute('order.id', orderId)
}

function orderIn(...objects: unknown[]): string | undefined {
  for (const object of objects) {
    if (object === null || typeof object !== 'object') continue
    for (const value of Object.values(object)) if (typeof value === 'string' && ORDER_ID.test(value)) return value
  }
  return undefined
}

/** The ids that each line of the log carries; none outside a trace. */
export function idsOfNow(): { traceId?: string; spanId?: string; orderId?: string } {
  if (!tracing) return {}
  const now = context.active()
  const span = trace.getSpan(now)?.spanContext()
  if (!span) return {}
  const orderId = scopeOf(now)?.orderId
  return { traceId: span.traceId, spanId: span.spanId, ...(orderId ? { orderId } : {}) }
}

function scopeOf(of: Context): Scope | undefined {
  return of.getValue(SCOPE) as Scope | undefined
}

/** Messages of errors may quote what people wrote; their kind does not. */
function failed(span: Span, error: unknown): void {
  const kind = (error as { code?: unknown } | null)?.code ?? (error as Error | null)?.name
  span.setStatus({ code: SpanStatusCode.ERROR, message: String(kind ?? 'error') })
}
