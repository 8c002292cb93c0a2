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
const OURS = /^(x-forwarded-|x-middleware-|x-invoke-|x-nextjs-rewritten-|x-storefront-|x-user-|x-client-ip$|x-real-ip$|forwarded$|expect$)/

/** The headers of a message that go on to the next hop; those that the sender named in `Connection` do not. */
export function forwardable(headers: Record<string, string | string[] | undefined>): Record<string, string | string[]> {
  const named = new Set(
    String(headers.connection ?? '')
      .split(',')
      .map((name) => name.trim().toLowerCase()),
  )
  const kept: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && !HOP_BY_HOP.has(name) && !named.has(name) && !OURS.test(name)) kept[name] = value
  }
  return kept
}
