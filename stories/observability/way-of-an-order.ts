import type { Collected } from './collector.ts'

/** Work of an order, on its way from the front door through the outbox to the worker that sends its mail. */
const WAY: [service: string, name: string][] = [
  ['gateway', 'POST /api/v1/orders'],
  ['orders', 'POST /orders'],
  ['products', 'POST /internal/holds'],
  ['payments', 'POST /internal/payments/authorise'],
  ['orders', 'job deliver'],
  ['notifications', 'POST /internal/events'],
  ['notifications', 'job send-mail'],
]

/** Everything on the way is there, and each of it was called by something that is there. */
export function isWhole(spans: Collected[]): boolean {
  const ids = new Set(spans.map(({ spanId }) => spanId))
  const strays = spans.filter(({ parentSpanId }) => parentSpanId && !ids.has(parentSpanId))
  return strays.length === 0 && WAY.every(([service, name]) => spans.some((span) => span.service === service && span.name === name))
}
