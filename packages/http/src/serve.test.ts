import assert from 'node:assert/strict'
import { test } from 'node:test'
import { log } from '@toyline/observability'
import { SignJWT } from 'jose'
import { z } from 'zod'
import { type Caller, callerTokens } from './caller.ts'
import { card } from './card.ts'
import { client } from './client.ts'
import { Problem } from './problem.ts'
import { serve, serviceApp } from './serve.ts'
import { injectTransport } from './transport.ts'

const SECRET = 'a-secret-of-this-test-and-of-nothing-else'
const tokens = callerTokens(SECRET)
const cards = {
  greet: card({
    name: 'greet',
    method: 'POST',
    path: '/greetings/:name',
    params: z.strictObject({ name: z.string().max(20) }),
    query: z.strictObject({ loud: z.enum(['yes', 'no']).default('no') }),
    body: z.strictObject({ times: z.int().min(1).max(3) }),
    reply: z.strictObject({ text: z.string() }),
    status: 201,
    who: 'buyer',
    audience: 'public',
    summary: 'Greets',
    idempotent: true,
  }),
  secret: card({
    name: 'secret',
    method: 'GET',
    path: '/secret',
    reply: z.strictObject({ ok: z.boolean() }),
    who: 'service',
    audience: 'internal',
    summary: 'For services',
  }),
  broken: card({
    name: 'broken',
    method: 'GET',
    path: '/broken',
    reply: z.strictObject({ ok: z.boolean() }),
    who: 'anyone',
    audience: 'public',
    summary: 'Fails',
  }),
  listed: card({
    name: 'listed',
    method: 'GET',
    path: '/listed',
    reply: z.strictObject({ ok: z.boolean() }),
    who: 'anyone',
    audience: 'public',
    summary: 'Cached',
    cache: 'public, max-age=5',
  }),
}

function room() {
  const app = serviceApp({
    room: 'test',
    log: log('test'),
    tokens,
    isUnavailable: (error) => (error as Error).message === 'the database is away',
  })
  serve(app, cards.greet, async ({ params, body, query }) => ({ text: `${params.name} ${body.times} ${query.loud}` }))
  serve(app, cards.secret, async () => ({ ok: true }))
  serve(app, cards.broken, async () => {
    throw new Error('a bug with a password in it')
  })
  serve(app, cards.listed, async () => ({ ok: true }))
  return app
}

const as = (caller: Caller) => client(cards, injectTransport(room()), { tokens, caller })
const buyer: Caller = { kind: 'buyer', userId: 'usr_1' }

async function code(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => assert.fail('should have been refused'),
    (error: unknown) => {
      assert.ok(error instanceof Problem, String(error))
      return `${error.status} ${error.code}`
    },
  )
}

test('a typed client reaches a card and gets what its schema says', async () => {
  const reply = await as(buyer).greet(
    { params: { name: 'Zoé & co' }, query: { loud: 'yes' }, body: { times: 2 } },
    { idempotencyKey: 'k1' },
  )
  assert.deepEqual(reply, { text: 'Zoé & co 2 yes' })
})

test('bad input is refused with the place and the reason, and extra fields are bad input', async () => {
  const ask = (body: unknown) => as(buyer).greet({ params: { name: 'x' }, body: body as { times: number } }, { idempotencyKey: 'k' })
  for (const body of [{ times: 0 }, { times: 1.5 }, { times: '1' }, { times: 1, price: 0 }, [], null])
    assert.equal(await code(ask(body)), '400 bad-input')
  const error = await ask({ times: 9 }).catch((thrown: Problem) => thrown)
  assert.deepEqual((error as Problem).extra.errors, [
    { where: 'body', path: 'times', code: 'too_big', message: 'Too big: expected number to be <=3' },
  ])
})

test('a mutation without an Idempotency-Key, or with one that no header should carry, is refused', async () => {
  const ask = (idempotencyKey?: string) =>
    as(buyer).greet({ params: { name: 'x' }, body: { times: 1 } }, idempotencyKey === undefined ? {} : { idempotencyKey })
  assert.equal(await code(ask()), '400 idempotency-key-missing')
  assert.equal(await code(ask('k'.repeat(256))), '400 idempotency-key-invalid')
  assert.equal(await code(ask('with space')), '400 idempotency-key-invalid')
  assert.deepEqual(await ask('k'.repeat(255)), { text: 'x 1 no' })
})

test('each card answers only whom it names', async () => {
  const greet = (caller: Caller) => as(caller).greet({ params: { name: 'x' }, body: { times: 1 } }, { idempotencyKey: 'k' })
  assert.equal(await code(greet({ kind: 'guest', guestId: 'g' })), '401 sign-in-needed')
  assert.equal(await code(greet({ kind: 'service', service: 'orders' })), '403 not-allowed')
  assert.equal(await code(as(buyer).secret({})), '404 not-found')
  assert.equal(await code(as({ kind: 'admin', userId: 'usr_2' }).secret({})), '404 not-found')
  assert.deepEqual(await as({ kind: 'service', service: 'orders' }).secret({}), { ok: true })
})

test('a call without a valid token is refused: none, another secret, no algorithm, another audience, expired', async () => {
  const app = room()
  const ask = async (authorization?: string) =>
    (await app.inject({ url: '/listed', headers: authorization ? { authorization } : {} })).statusCode
  const jwt = (audience: string, expires: string, secret = SECRET, typ = 'toyline-caller+jwt') =>
    new SignJWT({ caller: buyer })
      .setProtectedHeader({ alg: 'HS256', typ })
      .setAudience(audience)
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(secret))
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  assert.equal(await ask(), 401)
  assert.equal(await ask(`Bearer ${await jwt('toyline-services', '1m', 'another-secret-that-is-also-long-enough')}`), 401)
  assert.equal(
    await ask(`Bearer ${part({ alg: 'none', typ: 'toyline-caller+jwt' })}.${part({ caller: buyer, aud: 'toyline-services' })}.`),
    401,
  )
  assert.equal(await ask(`Bearer ${await jwt('somebody-else', '1m')}`), 401)
  assert.equal(await ask(`Bearer ${await jwt('toyline-services', '-1m')}`), 401)
  assert.equal(await ask(`Bearer ${await jwt('toyline-services', '1m', SECRET, 'JWT')}`), 401)
  assert.equal(await ask(`Bearer ${await jwt('toyline-services', '1m')}`), 200)
})

test('a bug becomes a 500 that tells the caller nothing of it', async () => {
  const app = room()
  const reply = await app.inject({
    url: '/broken',
    headers: { authorization: `Bearer ${await tokens.sign(buyer)}`, 'x-request-id': 'req-7' },
  })
  assert.equal(reply.statusCode, 500)
  assert.equal(reply.headers['content-type'], 'application/problem+json; charset=utf-8')
  const { code: problemCode, requestId } = reply.json()
  assert.deepEqual([problemCode, requestId], ['internal-error', 'req-7'])
  assert.ok(!reply.body.includes('password'))
})

test('a cached card has an entity tag and answers 304 to who already has it; others are never stored', async () => {
  const app = room()
  const authorization = `Bearer ${await tokens.sign(buyer)}`
  const first = await app.inject({ url: '/listed', headers: { authorization } })
  assert.equal(first.headers['cache-control'], 'public, max-age=5')
  const again = await app.inject({ url: '/listed', headers: { authorization, 'if-none-match': String(first.headers.etag) } })
  assert.deepEqual([again.statusCode, again.body], [304, ''])
  for (const held of [`"other", W/${first.headers.etag}`, '*']) {
    const listed = await app.inject({ url: '/listed', headers: { authorization, 'if-none-match': held } })
    assert.deepEqual([listed.statusCode, listed.headers.etag], [304, first.headers.etag], held)
  }
  assert.equal((await app.inject({ url: '/listed', headers: { authorization, 'if-none-match': '"other"' } })).statusCode, 200)
  const own = await app.inject({
    method: 'POST',
    url: '/greetings/x',
    headers: { authorization, 'idempotency-key': 'k', 'content-type': 'application/json' },
    payload: '{"times":1}',
  })
  assert.deepEqual([own.statusCode, own.headers['cache-control']], [201, 'private, no-store'])
})

test('bodies that are no JSON, too large, or of another type get their own refusal', async () => {
  const app = room()
  const headers = { authorization: `Bearer ${await tokens.sign(buyer)}`, 'idempotency-key': 'k' }
  const send = async (contentType: string, payload: string) => {
    const reply = await app.inject({ method: 'POST', url: '/greetings/x', headers: { ...headers, 'content-type': contentType }, payload })
    return `${reply.statusCode} ${reply.json().code}`
  }
  assert.equal(await send('application/json', '{"times":'), '400 bad-json')
  assert.equal(await send('text/plain', '{"times":1}'), '415 unsupported-media-type')
  assert.equal(await send('application/json', `{"times":"${'x'.repeat(1_048_576)}"}`), '413 body-too-large')
})
