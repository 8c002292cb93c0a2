/** Headers that describe one connection, not the message (RFC 9110, 7.6.1). */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
])
/**
 * Never believed from outside. The `x-middleware-` family once let requests skip a storefront's own checks (CVE-2025-29927), the
 * others are ours to say.
 */
const OURS =
  /^(x-forwarded-|x-middleware-|x-invoke-|x-nextjs-rewritten-|x-storefront-|x-price-segment$|x-user-|x-client-ip$|x-real-ip$|forwarded$|expect$|traceparent$|tracestate$|baggage$)/

/** What the storefront's parts tell each other, and what it is made with, is nobody else's business. */
const INTERNAL = /^(x-middleware-|x-powered-by$|x-storefront-)/

/** In an answer of the storefront: which build of it this is. */
export const BUILD_HEADER = 'x-storefront-build'

type Headers = Record<string, string | string[] | undefined>

/** The headers of a request that go on to the storefront. */
export function toStorefront(headers: Headers): Record<string, string | string[]> {
  return endToEnd(headers, OURS)
}

/** The headers of its answer that go on to the visitor. Its router reads there which page an address stood for. */
export function fromStorefront(headers: Headers): Record<string, string | string[]> {
  return endToEnd(headers, INTERNAL)
}

/** Those that concern more than the next hop, without those that the sender named in `Connection`. */
function endToEnd(headers: Headers, without: RegExp): Record<string, string | string[]> {
  const named = new Set(
    String(headers.connection ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase()),
  )
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name) && !named.has(name) && !without.test(name)) kept[name] = value
  }
  return kept
}
