import { randomUUID } from 'node:crypto'
import type { Pool } from 'undici'
import { type Line, purchase } from '../bench/purchase.ts'
import type { Knowledge } from './knowledge.ts'
import type { Kind, Record } from './record.ts'

/** Of a hundred things that people do, so many are these; only every eighth has an account to look after. */
const MIX = { browse: 60, search: 20, cart: 12, checkout: 5, account: 3 }
const MEMBERS_MIX = { ...MIX, account: MIX.account * 8 }
const GUESTS_MIX = { ...MIX, account: 0 }
type Action = keyof typeof MIX

/** People look at what they got before they go on: seconds, and no two alike. */
const THINK_SECONDS = { least: 5, most: 35 }
/** What a browser waits before it gives up. */
const PATIENCE_MS = 15_000
/** What each line of an order comes to at least: three of them make a first order. */
const LINE_CENTS = 60_00

const pick = <T>(from: readonly T[]): T => from[Math.floor(Math.random() * from.length)] as T
/** A few are asked for often and most hardly ever: a fifth of all choices fall on the first hundredth. */
const pickPopular = <T>(from: readonly T[]): T => from[Math.floor(Math.random() ** 3 * from.length)] as T

type Needs = { pool: Pool; record: Record; knowledge: Knowledge; session: string | undefined; address: string }

/** One person with a browser, from the first page to the last. */
export function visitor({ pool, record, knowledge, session, address }: Needs) {
  const cookies = new Map<string, string>(session === undefined ? [] : [session.split('=', 2) as [string, string]])
  const mix = session === undefined ? GUESTS_MIX : MEMBERS_MIX

  async function ask(kind: Kind, action: Action, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<string> {
    const headers: { [name: string]: string } = {
      accept: kind === 'page' ? 'text/html' : 'application/json',
      'accept-encoding': 'gzip, br',
      'x-forwarded-for': address,
    }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (method !== 'GET') headers['idempotency-key'] = randomUUID()
    if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const begun = performance.now()
    const keep = (outcome: 'good' | 'shed' | 'failed', why?: string) =>
      record.keep({ kind, action, ms: performance.now() - begun, outcome, why })
    let reply: Awaited<ReturnType<Pool['request']>>
    let text: string
    try {
      const signal = AbortSignal.timeout(PATIENCE_MS)
      reply = await pool.request({ method, path, headers, body: body === undefined ? null : JSON.stringify(body), signal })
      text = await reply.body.text()
    } catch (error) {
      keep('failed', `${action}: ${(error as Error).message}`)
      throw error
    }
    for (const cookie of [reply.headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (name) cookies.set(name, value ?? '')
    }
    if (reply.statusCode < 400) keep('good')
    else if (reply.statusCode === 503 && reply.headers['retry-after']) keep('shed')
    else keep('failed', `${action}: ${method} ${path.split('?')[0]} answered ${reply.statusCode}`)
    if (reply.statusCode >= 400) throw new Error(String(reply.statusCode))
    return text
  }
  const page = (action: Action, path: string) => ask('page', action, 'GET', path)
  const api = (action: Action) => (method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown) =>
    ask('api', action, method, `/api/v1${path}`, body)

  function line(): Line {
    const { id, casePack, price } = pick(knowledge.variants)
    return { variantId: id, quantity: Math.ceil(LINE_CENTS / (price * casePack)) * casePack }
  }

  const actions: { [action in Action]: () => Promise<unknown> } = {
    async browse() {
      await page('browse', Math.random() < 0.5 ? `/c/${pickPopular(knowledge.categories)}` : `/p/${pickPopular(knowledge.handles)}`)
    },
    async search() {
      const word = pickPopular(knowledge.words)
      await api('search')('GET', `/search/suggest?q=${encodeURIComponent(word.slice(0, 3))}`)
      await page('search', `/search?q=${encodeURIComponent(word)}`)
    },
    async cart() {
      await api('cart')('POST', '/cart/lines', line())
      await page('cart', '/cart')
    },
    async checkout() {
      await page('checkout', '/checkout')
      const lines = new Map([line(), line(), line()].map((one) => [one.variantId, one]))
      record.placed.push((await purchase(api('checkout'), [...lines.values()])).id)
    },
    async account() {
      await page('account', '/account')
      await api('account')('GET', '/orders?limit=20')
    },
  }

  return {
    /** Comes, looks around with pauses until told to leave. What goes wrong is on record; people try something else. */
    async stay(signal: AbortSignal): Promise<void> {
      await think(signal, Math.random())
      while (!signal.aborted) {
        await actions[chooseAction(mix)]().catch(() => {})
        await think(signal, 1)
      }
    },
  }
}

function chooseAction(mix: { [action in Action]: number }): Action {
  let left = Math.random() * Object.values(mix).reduce((sum, share) => sum + share, 0)
  for (const [action, share] of Object.entries(mix) as [Action, number][]) {
    left -= share
    if (left < 0) return action
  }
  return 'browse'
}

function think(signal: AbortSignal, share: number): Promise<void> {
  const { least, most } = THINK_SECONDS
  return new Promise((resolve) => {
    const timer = setTimeout(done, (least + Math.random() * (most - least)) * 1_000 * share)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}
