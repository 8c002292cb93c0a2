import { timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyRequest } from 'fastify'

export type Addresses = {
  /** The visitor's address; undefined when the storefront asks for itself and not for a visitor. */
  of: (request: FastifyRequest) => string | undefined
  /** Whether our own storefront asks: it proves so with its key, which no browser ever sees. */
  isStorefront: (headers: IncomingHttpHeaders) => boolean
}

export const STOREFRONT_KEY_HEADER = 'x-storefront-key'

/**
 * Whose request it is. The storefront's server asks in the name of many visitors from one address, so what it says about theirs
 * is believed; nobody else's forwarding headers are, beyond the configured proxies.
 */
export function visitorAddresses(storefrontKey: string | undefined): Addresses {
  const key = storefrontKey === undefined ? undefined : Buffer.from(storefrontKey)
  function isStorefront(headers: IncomingHttpHeaders): boolean {
    const given = headers[STOREFRONT_KEY_HEADER]
    if (key === undefined || typeof given !== 'string') return false
    const bytes = Buffer.from(given)
    return bytes.length === key.length && timingSafeEqual(bytes, key)
  }
  return {
    isStorefront,
    of(request) {
      if (!isStorefront(request.headers)) return request.ip
      const forwarded = request.headers['x-forwarded-for']
      return typeof forwarded === 'string' && forwarded !== '' ? forwarded : undefined
    },
  }
}

/** What a limit counts: an IPv4 address, or the /64 that one subscriber of IPv6 is given. */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  const [head = '', tail] = address.toLowerCase().split('::', 2)
  const first = head === '' ? [] : head.split(':')
  const last = tail === undefined || tail === '' ? [] : tail.split(':')
  const all = tail === undefined ? first : [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
  return `${all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`
}
