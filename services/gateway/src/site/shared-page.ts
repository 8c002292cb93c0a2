import { entityTag } from '@toyline/http'
import { bytesOf, type CodedBody, type Coding, coded, unpacked } from './codings.ts'
import { VARY_BY } from './page-address.ts'
import type { PriceSegment } from './price-segment.ts'
import { readSurrogateControl } from './surrogate-control.ts'

/** Going back after signing out must not show a member's page, and going on after signing in not a guest's. */
const KEPT_BY: Record<PriceSegment, (fresh: number) => string> = {
  everybody: (fresh) => `public, max-age=0, s-maxage=${fresh}`,
  guest: () => 'private, no-cache',
  member: () => 'private, no-store',
}

type Headers = Record<string, string | string[] | undefined>

/** An answer of the storefront that is the same for everybody, as it is kept. */
export type SharedPage = {
  status: number
  etag: string
  body: CodedBody
  /** Everything about the answer but its coding. */
  headers: Record<string, string>
  madeAt: number
}

/** How long a shared answer is good, and what has to change for it to be another one. */
export type Sharing = {
  freshMs: number
  agingMs: number
  tags: string[]
  /** Never worth more than a newcomer's place. */
  passing: boolean
  kind: 'page' | 'file'
}

/** Addresses that do not exist are without number; each is remembered for a moment only. */
const MISSING_MS = 10_000
/** A page without one of its parts is better than none, until the part answers again. */
const INCOMPLETE_MS = 5_000
/** Built files have the hash of their content in their names, so that it does not matter for how long one is kept. */
const FILE_MS = 3_600_000
const SHAREABLE = new Set([200, 404, 410])
const MISSING = new Set([404, 410])
/** What describes the message as it came from the storefront, and what only concerns whoever keeps it. */
const NOT_KEPT = new Set([
  'cache-control',
  'connection',
  'content-encoding',
  'content-length',
  'date',
  'etag',
  'keep-alive',
  'surrogate-control',
  'surrogate-key',
  'transfer-encoding',
  'vary',
])

/**
 * Whether everybody may be shown this answer: the storefront says so in as many words, or it is a built file whose content can never
 * change. Cookies, or another answer for other readers than a key can tell apart, make it nobody's whatever it says.
 */
export function sharingOf(status: number, headers: Headers): Sharing | undefined {
  if (!SHAREABLE.has(status) || headers['set-cookie'] !== undefined || headers['content-encoding'] !== undefined) return undefined
  if (listOf(headers.vary, ',').some((name) => !VARY_BY.has(name.toLowerCase()))) return undefined
  const said = readSurrogateControl(headers['surrogate-control'])
  const tags = listOf(headers['surrogate-key'], ' ')
  if (said) {
    const sharing: Sharing = { ...said, tags, passing: false, kind: 'page' }
    return MISSING.has(status) ? shortened(sharing, 'missing') : sharing
  }
  if (status === 200 && /\bpublic\b.*\bimmutable\b/.test(String(headers['cache-control'])))
    return { freshMs: FILE_MS, agingMs: FILE_MS, tags: [], passing: false, kind: 'file' }
  return undefined
}

export function shortened(sharing: Sharing, why: 'missing' | 'incomplete'): Sharing {
  const most = why === 'missing' ? MISSING_MS : INCOMPLETE_MS
  return { ...sharing, freshMs: Math.min(sharing.freshMs, most), agingMs: 0, passing: why === 'missing' }
}

/**
 * @param cdn whether a shared cache stands in front of us, which can be told more than browsers
 * @param segment whose prices it shows; what not everybody may see is kept by nobody but us
 */
export async function sharedPage(
  status: number,
  headers: Headers,
  body: Buffer,
  { freshMs, agingMs, tags, kind }: Sharing,
  { cdn, segment }: { cdn: boolean; segment: PriceSegment },
): Promise<SharedPage> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) if (value !== undefined && !NOT_KEPT.has(name)) kept[name] = String(value)
  const fresh = Math.floor(freshMs / 1_000)
  kept.vary = [...new Set([...listOf(headers.vary, ',').map((name) => name.toLowerCase()), 'accept-encoding', ...varyOf(kind)])].join(', ')
  kept['cache-control'] = kind === 'file' ? String(headers['cache-control']) : KEPT_BY[segment](fresh)
  if (cdn && segment === 'everybody' && kind === 'page') {
    kept['surrogate-control'] = `max-age=${fresh}, stale-while-revalidate=${Math.floor(agingMs / 1_000)}`
    if (tags.length > 0) kept['surrogate-key'] = tags.join(' ')
  }
  return {
    status,
    // One for all codings, and therefore weak (RFC 9110, 8.8.1).
    etag: `W/${entityTag(body)}`,
    body: await coded(body, kept['content-type'] ?? '', kind),
    headers: kept,
    madeAt: Date.now(),
  }
}

export function pageBytes({ body, headers }: SharedPage): number {
  return bytesOf(body) + JSON.stringify(headers).length
}

/** The body in this coding, or in the one in which alone it is kept. */
export function bodyIn(body: CodedBody, coding: Coding): { bytes: Buffer; coding: Coding } | Promise<{ bytes: Buffer; coding: Coding }> {
  if ('identity' in body) return { bytes: body.identity, coding: 'identity' }
  if (coding !== 'identity') return { bytes: body[coding], coding }
  return unpacked(body).then((bytes) => ({ bytes, coding }))
}

/** Pages answer with their text where a reader prefers it; files do not. */
function varyOf(kind: Sharing['kind']): string[] {
  return kind === 'page' ? ['accept'] : []
}

function listOf(value: string | string[] | undefined, separator: string): string[] {
  return String(value ?? '')
    .split(separator)
    .map((one) => one.trim())
    .filter(Boolean)
}
