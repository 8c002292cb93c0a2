import type { PageKind, Telemetry } from '@toyline/contracts'
import { splitPath } from '@toyline/contracts/locales'
import { randomHex } from './random-hex.ts'

/** Kinds of pages by the first part of their path. */
const KINDS: Record<string, PageKind> = {
  '': 'home',
  products: 'listing',
  c: 'listing',
  search: 'search',
  p: 'product',
  cart: 'cart',
  checkout: 'checkout',
  orders: 'order',
  account: 'account',
}
const MOST_ERRORS = 5
const MOST_CALLS = 20
/** Milliseconds after which a call is told at the latest: its trace is looked at while it is new. */
const TELL_MS = 5_000
const BUILT_FILE = /\/_next\/static\/[\w./-]+:\d+:\d+/

type Call = Omit<Telemetry['calls'][number], 'agoMs'> & { begun: number }
const waiting = { vitals: [] as Telemetry['vitals'], errors: [] as Telemetry['errors'], calls: [] as Call[] }
let timer: ReturnType<typeof setTimeout> | undefined

function pageKind(url: string = location.href): PageKind {
  return KINDS[splitPath(new URL(url).pathname).path.split('/')[1] ?? ''] ?? 'other'
}

/** @param url of the page that it is about, where that is not the one that is shown */
export function noteVital(name: Telemetry['vitals'][number]['name'], value: number, url?: string): void {
  waiting.vitals.push({ page: pageKind(url), name, value })
}

export function noteError(error: unknown): void {
  if (waiting.errors.length === MOST_ERRORS) return
  const { name = typeof error, message = String(error), stack = '' } = (error ?? {}) as Partial<Error>
  waiting.errors.push({
    page: pageKind(),
    kind: name.slice(0, 60),
    message: message.slice(0, 300),
    at: BUILT_FILE.exec(stack)?.[0].slice(0, 200) ?? '',
  })
}

/** Begins the trace of a request of this page; whether it is recorded is for the shop to say, with its answer. */
export function beginTrace(name: string): { traceparent: string; end: (response: Response) => void } {
  const [traceId, spanId, begun] = [randomHex(16), randomHex(8), performance.now()]
  return {
    traceparent: `00-${traceId}-${spanId}-00`,
    end(response) {
      if (!response.headers.has('traceresponse') || waiting.calls.length === MOST_CALLS) return
      waiting.calls.push({ traceId, spanId, name, begun, ms: Math.round(performance.now() - begun) })
      timer ??= setTimeout(tell, TELL_MS)
    },
  }
}

/** Tells the shop what is waiting. No cookie goes with it, nobody waits for it, and what is lost is lost. */
export function tell(): void {
  clearTimeout(timer)
  timer = undefined
  const [vitals, errors, calls] = [waiting.vitals.splice(0), waiting.errors.splice(0), waiting.calls.splice(0)]
  if (vitals.length + errors.length + calls.length === 0 || !navigator.onLine) return
  const now = performance.now()
  const told: Telemetry = { vitals, errors, calls: calls.map(({ begun, ...call }) => ({ ...call, agoMs: Math.round(now - begun) })) }
  fetch('/telemetry', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(told),
    keepalive: true,
    credentials: 'omit',
  }).catch(() => {})
}
