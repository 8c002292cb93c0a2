import assert from 'node:assert/strict'
import { newId } from '@toyline/contracts'
import { callerTokens } from '@toyline/http'
import { log } from '@toyline/observability'
import { openPool } from '@toyline/postgres'
import { usersService } from '@toyline/users'
import { secretFor } from '../../apps/platform/src/secrets.ts'
import { SECRET } from '../gateway/platform.ts'

const PASSWORD = 'a shelf full of plush'
const AT_ONCE = 8

export type Person = { email: string; role: 'buyer' | 'staff' }

/** Session cookies of these people, opened in a users room of our own, whose hashes take no time. */
export async function openSessions(url: string, people: readonly Person[]): Promise<string[]> {
  const pool = openPool({ url, name: 'users-story' })
  const tokens = callerTokens(secretFor(SECRET, 'caller-tokens'))
  const settings = { secret: secretFor(SECRET, 'users'), publicUrl: 'http://localhost', bcryptCost: 4 }
  const users = usersService({ pool, log: log('users-story'), tokens, deliver: async () => {}, settings })
  const authorization = `Bearer ${await tokens.sign({ kind: 'guest' })}`
  const sessions: string[] = []
  await inTurns(people.length, async (n) => {
    const { email, role } = people[n] as Person
    await users.createAccount({ email, name: 'Bea Buyer', password: PASSWORD, role, verified: true })
    const reply = await users.app.inject({
      method: 'POST',
      url: '/auth/sign-in',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': newId('key'), 'x-client-ip': `10.1.0.${n}` },
      payload: JSON.stringify({ email, password: PASSWORD }),
    })
    assert.equal(reply.statusCode, 200, reply.body)
    const cookie = [reply.headers['set-cookie']].flat().find((one) => one?.includes('session_token='))
    sessions[n] = String(cookie).split(';')[0] as string
  })
  await users.stop()
  await pool.end()
  return sessions
}

/** Does `work` for each number below `count`, a few at once. */
export async function inTurns(count: number, work: (n: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) await work(next++)
    }),
  )
}
