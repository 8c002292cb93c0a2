import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { PriceSegment } from './price-segment.ts'
import { weightOf } from './weights.ts'

/** All of a request that the answer of a shared page may depend on. */
export type PageAddress = {
  /** Under which its answer is kept. */
  key: string
  path: string
  /** Whose prices it shows. */
  segment: PriceSegment
  /** Path and query as the storefront is asked, in one order and without what only counts visits. */
  url: string
  /** What the storefront is told beside the address. */
  headers: Record<string, string>
}

/** Headers by which answers of one address differ. A page that differs by anything else is not kept. */
export const VARY_BY = new Set([
  'accept',
  'accept-encoding',
  'rsc',
  'next-router-state-tree',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-url',
])
const ROUTER_HEADERS = ['next-router-prefetch', 'next-router-segment-prefetch', 'next-router-state-tree', 'next-url'] as const
/** Longer ones are nobody's link; they go on to the storefront, and are not kept. */
const LONGEST_URL = 2_000
const LONGEST_HEADER = 8_000
const HASHED_FROM = 100
/** A digest of the router's headers, by which shared caches that know nothing of those tell its requests apart. */
const ROUTER_MARK = /[?&]_rsc=[^&]*/
/** Marks that advertisers and mail programs add to links. No page reads them. */
const MARKS = /^(?:utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|ttclid|twclid|yclid|igshid|li_fat_id|mc_cid|mc_eid|_ga|_gl)(?:=|$)/

/** Undefined for a request whose answer is never kept. */
export function pageAddress(rawUrl: string, said: IncomingHttpHeaders, segment: PriceSegment): PageAddress | undefined {
  if (rawUrl.length > LONGEST_URL) return undefined
  const [path, url] = inOneOrder(rawUrl)
  // The router's headers mean something only where the router asks.
  if (said.rsc !== '1') {
    const accept = wantsMarkdown(said.accept) ? 'text/markdown' : 'text/html'
    return { key: `${segment} ${accept} ${url}`, path, segment, url, headers: { accept } }
  }
  const headers: Record<string, string> = { accept: '*/*', rsc: '1' }
  let key = `${segment} rsc ${url}`
  for (const name of ROUTER_HEADERS) {
    const value = said[name]
    key += '\n'
    if (typeof value !== 'string') continue
    if (value.length > LONGEST_HEADER) return undefined
    headers[name] = value
    key += value.length > HASHED_FROM ? hash('sha256', value, 'base64url') : value
  }
  return { key, path, segment, url, headers }
}

/** Where an answer for persons would be remembered: the address, whichever way the router came to it. */
export function placeOf({ url, headers }: PageAddress): string {
  return `${headers.rsc ?? '0'} ${url.replace(ROUTER_MARK, '')}`
}

/** The path, and the path with its query sorted by name; values of one name keep their order. */
function inOneOrder(rawUrl: string): [path: string, url: string] {
  const at = rawUrl.indexOf('?')
  if (at === -1) return [rawUrl, rawUrl]
  const path = rawUrl.slice(0, at)
  const pairs = rawUrl
    .slice(at + 1)
    .split('&')
    .filter((pair) => pair !== '' && !MARKS.test(pair))
  if (pairs.length === 0) return [path, path]
  return [path, `${path}?${pairs.length === 1 ? pairs[0] : pairs.sort(byName).join('&')}`]
}

function byName(a: string, b: string): number {
  const [nameOfA = '', nameOfB = ''] = [a.split('=', 1)[0], b.split('=', 1)[0]]
  return nameOfA < nameOfB ? -1 : nameOfA > nameOfB ? 1 : 0
}

/** Whether a reader prefers the text of a page to its HTML; browsers never name it. */
function wantsMarkdown(accept: string | undefined): boolean {
  if (!accept?.includes('text/markdown')) return false
  const quality = weightOf(accept, 'text/markdown')
  return quality > 0 && quality >= weightOf(accept, 'text/html')
}
