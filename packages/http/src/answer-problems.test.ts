import assert from 'node:assert/strict'
import { test } from 'node:test'
import { log } from '@toyline/observability'
import { pino } from 'pino'
import { z } from 'zod'
import { callerTokens } from './caller.ts'
import { card } from './card.ts'
import { problem } from './problem.ts'
import { serve, serviceApp } from './serve.ts'

const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
const quiet = log('test')
quiet.level = 'silent'

async function answerTo(error: unknown, url = '/things') {
  const app = serviceApp({
    room: 'test',
    log: quiet,
    tokens,
    isUnavailable: (thrown) => (thrown as Error).message.startsWith('Connection terminated'),
  })
  const things = card({ name: 'things', method: 'GET', path: '/things', reply: z.any(), who: 'anyone', audience: 'internal', summary: '' })
  serve(app, things, async () => {
    throw error
  })
  const reply = await app.inject({ url, headers: { authorization: `Bearer ${await tokens.sign({ kind: 'guest' })}` } })
  return { ...reply.json(), status: reply.statusCode, type: reply.headers['content-type'], retryAfter: reply.headers['retry-after'] }
}

test('a database that is away is 503 with Retry-After, not a bug', async () => {
  const { status, type, retryAfter, code } = await answerTo(new Error('Connection terminated unexpectedly at 10.0.0.7'))
  assert.deepEqual([status, type, retryAfter, code], [503, 'application/problem+json; charset=utf-8', '2', 'database-unavailable'])
})

test('any other error is a bug, and its words stay inside', async () => {
  const answer = await answerTo(new Error('column "password" does not exist'))
  assert.deepEqual([answer.status, answer.code, answer.retryAfter], [500, 'internal-error', undefined])
  assert.ok(!JSON.stringify(answer).includes('password'))
})

test('a problem that says how long to wait says it as a header too, in whole seconds', async () => {
  assert.equal((await answerTo(problem(429, 'too-many-requests', 'Wait.', { retryAfter: 1.2 }))).retryAfter, '2')
})

test('an address that cannot be decoded is a problem of the asker', async () => {
  const { status, type, code } = await answerTo(undefined, '/%zz')
  assert.deepEqual([status, type, code], [400, 'application/problem+json; charset=utf-8', 'bad-request'])
})

test('what is logged of a request carries its id, and nothing is logged of one that went well', async () => {
  const lines: string[] = []
  const heard = pino({ level: 'info' }, { write: (line: string) => lines.push(line) })
  const app = serviceApp({ room: 'test', log: heard, tokens, isUnavailable: () => false })
  const any = { reply: z.any(), who: 'anyone', audience: 'internal', summary: '' } as const
  serve(app, card({ name: 'fine', method: 'GET', path: '/fine', ...any }), async ({ request }) => ({ level: request.log.level }))
  serve(app, card({ name: 'broken', method: 'GET', path: '/broken', ...any }), async ({ request }) => {
    request.log.child({ part: 'till' }).info('open')
    throw new Error('a bug')
  })
  const authorization = `Bearer ${await tokens.sign({ kind: 'guest' })}`
  assert.deepEqual((await app.inject({ url: '/fine', headers: { authorization } })).json(), { level: 'info' })
  assert.deepEqual(lines, [])
  await app.inject({ url: '/broken', headers: { authorization, 'x-request-id': 'req-9' } })
  const said = lines.map((line) => JSON.parse(line) as { reqId: string; msg: string; part?: string; err?: { message: string } })
  assert.deepEqual(
    said.map(({ reqId, msg, part, err }) => [reqId, msg, part, err?.message]),
    [
      ['req-9', 'open', 'till', undefined],
      ['req-9', 'unexpected error', undefined, 'a bug'],
    ],
  )
})
