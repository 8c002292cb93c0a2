import { randomUUID } from 'node:crypto'
import type { TestContext } from 'node:test'
import { type Event, type EventData, type EventName, usersCards } from '@toyline/contracts'
import { type Caller, type Card, callerTokens, cardPath } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { scratchDatabase, waitFor } from '@toyline/testing'
import { type UsersNeeds, usersService } from './index.ts'

export const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
export const GOOD_PASSWORD = 'seven toys on one shelf'
const secret = 'signs cookies of a test and nothing else, 41'

export type Answer<Body> = { status: number; body: Body; cookies: string[]; headers: Record<string, unknown>; raw: string }
export type CallSettings = {
  params?: Record<string, string>
  caller?: Caller
  cookie?: string
  ip?: string
  key?: string
  headers?: Record<string, string>
}
/** A problem's fields, for bodies that are asserted to be one. */
// biome-ignore lint/suspicious/noExplicitAny: each test names the fields that it looks at
type Body = any

/** The users room over a database of its own, with what it says caught on the way. */
export async function openTestRoom(t: TestContext, settings: Partial<UsersNeeds['settings']> = {}) {
  const { urls } = await scratchDatabase(t, ['users'])
  const pool = openPool({ url: urls.users, name: 'users-test', statementTimeoutMs: 5_000, connectTimeoutMs: 10_000 })
  const said: Event[] = []
  const users = usersService({
    pool,
    log: log('users-test'),
    tokens,
    deliver: async (_subscriber, event) => {
      said.push(event)
    },
    settings: { secret, publicUrl: 'http://localhost:3000', bcryptCost: 4, ...settings },
  })
  await users.start()
  t.after(async () => {
    await users.stop()
    await pool.end()
  })

  async function call(name: keyof typeof usersCards, body?: unknown, options: CallSettings = {}): Promise<Answer<Body>> {
    const card: Card = usersCards[name]
    const { caller = { kind: 'guest', guestId: 'gst_test' }, params, cookie, ip = '198.51.100.7', key = randomUUID() } = options
    const reply = await users.app.inject({
      method: card.method,
      url: cardPath(card, { params }),
      headers: {
        authorization: `Bearer ${await tokens.sign(caller)}`,
        'idempotency-key': key,
        'x-client-ip': ip,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...options.headers,
      },
      ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    })
    const cookies = [reply.headers['set-cookie'] ?? []].flat()
    return { status: reply.statusCode, body: reply.json(), cookies, headers: reply.headers, raw: reply.body }
  }

  /** The next event of a name about an address that was not asked for before. */
  const taken = new Set<string>()
  async function heard<N extends EventName>(name: N, email: string): Promise<EventData<N>> {
    const event = await waitFor(
      () => said.find((one) => one.name === name && (one.data as { email?: string }).email === email && !taken.has(one.id)),
      { what: `${name} for ${email}` },
    )
    taken.add(event.id)
    return event.data as EventData<N>
  }

  /** Registers and confirms somebody; the cookie as a browser sends it. */
  async function join(email: string, password = GOOD_PASSWORD, name = 'Ada Shopkeeper') {
    await call('register', { email, password, name })
    const { token, userId } = await heard('users.verification-requested.v1', email)
    const verified = await call('verifyEmail', { token })
    await heard('users.user-registered.v1', email)
    const caller: Caller = { kind: 'buyer', userId, email }
    return { userId, caller, cookie: cookiePair(verified.cookies) }
  }

  async function resolve(cookie: string) {
    const { body } = await call('resolveSession', { cookie }, { caller: { kind: 'service', service: 'gateway' } })
    return body.session as { userId: string; role: string; sessionId: string; companyId: string | null; expiresAt: string } | null
  }

  /** Waits until every job that exists has run. */
  const settled = () =>
    waitFor(async () => (await pool.query(`select from jobs where status = 'pending' and task <> 'sweep'`)).rowCount === 0)

  return { pool, users, said, call, heard, join, resolve, settled }
}

export function cookiePair(cookies: string[]): string {
  const cookie = cookies.find((one) => one.includes('session_token='))
  return cookie?.split(';')[0] ?? ''
}
