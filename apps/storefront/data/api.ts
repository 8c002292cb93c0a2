import 'server-only'
import { AWAY_DIGEST } from '@toyline/contracts/cache-tags'
import type { CallInput, Card, Reply } from '@toyline/http/card'
import { cardPath } from '@toyline/http/client'
import { Problem, problem, problemFrom } from '@toyline/http/problem'
import { headers } from 'next/headers'
import { TOO_MANY } from './error-digest.ts'
import { sharedAnswers } from './shared-answers.ts'

const API_URL = process.env.STOREFRONT_API_URL ?? 'http://127.0.0.1:3000'
const READ_TIMEOUT_MS = 4_000
/** Said by a room, or in its place, that cannot answer now: it is away, too slow, or has too much to do. */
const AWAY = new Set([502, 503, 504])
/** Proves to the gateway that an address named here is that of the visitor asked for. */
const STOREFRONT_KEY = process.env.STOREFRONT_KEY

const share = sharedAnswers({ most: 500 })

type Options = {
  /** Speak as the visitor: their cookies travel along and the answer is never shared. Only for pages of one person. */
  asVisitor?: boolean
  /** Ask as a guest, whoever the answer is for: for what goes on being written when its request is no longer there to be read. */
  asGuest?: boolean
  idempotencyKey?: string
  /** Seconds for which every visitor may be shown the same answer. Only for calls whose number of different URLs is small. */
  sharedFor?: number
  timeoutMs?: number
}

/**
 * Calls a public card of the API from the server.
 * Errors: the API's own Problem; 503 `shop-unreachable` when nothing answers in time.
 */
export async function callApi<const C extends Card>(card: C, input: CallInput<C>, options: Options = {}): Promise<Reply<C>> {
  const ask = async () => (await send(card, input, options)).body as Reply<C>
  return options.sharedFor === undefined ? ask() : share(pathOf(card, input), options.sharedFor, ask)
}

/** The same, with the cookies that the API sets, for handlers that answer a form. */
export async function callApiWithCookies<const C extends Card>(
  card: C,
  input: CallInput<C>,
  options: Options,
): Promise<{ reply: Reply<C>; cookies: string[] }> {
  const { body, response } = await send(card, input, { ...options, asVisitor: true })
  return { reply: body as Reply<C>, cookies: response.headers.getSetCookie() }
}

/**
 * A page that goes wrong tells its browser and the front door nothing but the digest of the error, so what there are words for names
 * itself in it.
 */
function named(refusal: Problem): Problem {
  const digest = refusal.status === 429 ? TOO_MANY : AWAY.has(refusal.status) ? AWAY_DIGEST : undefined
  return Object.assign(refusal, digest && { digest })
}

function pathOf(card: Card, input: { params?: unknown; query?: unknown }): string {
  return cardPath(card, input as { params?: Record<string, unknown>; query?: Record<string, unknown> })
}

async function send(card: Card, input: { params?: unknown; query?: unknown; body?: unknown }, options: Options) {
  const response = await fetch(`${API_URL}/api/v1${pathOf(card, input)}`, {
    method: card.method,
    headers: {
      accept: 'application/json',
      ...(await visitorHeaders(options)),
      ...(input.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {}),
    },
    ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
    signal: AbortSignal.timeout(options.timeoutMs ?? card.budgetMs ?? READ_TIMEOUT_MS),
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw Object.assign(named(problem(503, 'shop-unreachable', 'The shop is not answering right now.')), { cause })
  })
  const text = await response.text().catch(() => '')
  const body = readJson(text)
  if (!response.ok) throw named(problemFrom(response.status, body))
  return { body, response }
}

/**
 * Whose call this is, so that limits count visitors and not this server. Without `asVisitor` the shop asks for itself: a page for
 * everybody is made from its address and from whose prices it shows, so nothing else of the request that happens to ask for it is even
 * looked at.
 */
async function visitorHeaders({ asVisitor, asGuest, sharedFor }: Options): Promise<Record<string, string>> {
  const kept: Record<string, string> = STOREFRONT_KEY ? { 'x-storefront-key': STOREFRONT_KEY } : {}
  if (asGuest || sharedFor !== undefined) return kept
  const incoming = await headers()
  if (!asVisitor) return isForMembers(incoming) ? { ...kept, 'x-price-segment': 'member' } : kept
  for (const name of ['x-forwarded-for', 'x-request-id', 'traceparent', 'cookie', 'user-agent']) {
    const value = incoming.get(name)
    if (value) kept[name] = value
  }
  return kept
}

/** Whether the page is made for those who may see hidden prices: the front door says so, and proves that it is the front door. */
function isForMembers(incoming: Awaited<ReturnType<typeof headers>>): boolean {
  return STOREFRONT_KEY !== undefined && incoming.get('x-price-segment') === 'member' && incoming.get('x-storefront-key') === STOREFRONT_KEY
}

function readJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isProblem(error: unknown, ...codes: string[]): error is Problem {
  return error instanceof Problem && (codes.length === 0 || codes.includes(error.code))
}
