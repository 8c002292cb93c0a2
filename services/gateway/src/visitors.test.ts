import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Caller, callerTokens, problem } from '@toyline/http'
import Fastify from 'fastify'
import { installVisitors, type VisitorsNeeds } from './identity/visitors.ts'
import { house, PUBLIC_CARDS, requestFor } from './test-house.ts'

const cardNamed = (name: string) => PUBLIC_CARDS.find((card) => card.name === name) as (typeof PUBLIC_CARDS)[number]
const add = {
  ...requestFor(cardNamed('addCartLine')),
  payload: JSON.stringify({ variantId: 'var_01j00000000000000000000000', quantity: 1 }),
}

test('a guest is given an identity once, in a cookie that scripts and other sites do not get', async (t) => {
  const { app, heard } = await house(t)
  const first = await app.inject(add)
  const [cookie = '', marker] = [first.headers['set-cookie']].flat()
  assert.match(cookie, /^toyline\.guest=gst_[\w-]{32}; Max-Age=15552000; HttpOnly; Path=\/; SameSite=Lax$/)
  assert.equal(marker, 'toyline.visitor=guest; Max-Age=15552000; Path=/; SameSite=Lax')
  const pair = cookie.split(';')[0] as string
  const again = await app.inject({ ...add, headers: { ...add.headers, cookie: `a=b; ${pair}; toyline.visitor=guest` } })
  assert.equal(again.headers['set-cookie'], undefined)
  assert.deepEqual(
    heard.map(({ caller }) => caller),
    [0, 1].map(() => ({ kind: 'guest', guestId: pair.split('=')[1] })),
  )
})

test('over https the cookie is bound to this host and to https', async (t) => {
  const { app } = await house(t, { settings: { publicUrl: 'https://shop.test' } })
  const reply = await app.inject(add)
  assert.match(String(reply.headers['set-cookie']), /^__Host-toyline\.guest=gst_[\w-]{32}; .*; Secure,toyline\.visitor=guest; .*; Secure$/)
  const planted = await app.inject({ ...add, headers: { ...add.headers, cookie: `toyline.guest=gst_${'a'.repeat(32)}` } })
  assert.match(String(planted.headers['set-cookie']), /^__Host-/, 'a cookie that a sister site could plant is nobody')
})

test('an identity that we did not make is replaced', async (t) => {
  const { app, heard } = await house(t)
  for (const value of ['gst_short', 'usr_1', `gst_${'a'.repeat(33)}`, "gst_'--"]) {
    const reply = await app.inject({ ...add, headers: { ...add.headers, cookie: `toyline.guest=${value}` } })
    assert.match(String(reply.headers['set-cookie']), /^toyline\.guest=gst_/)
    assert.notEqual(heard.at(-1)?.caller.guestId, value)
  }
})

test('looking around gives nobody an identity', async (t) => {
  const { app } = await house(t)
  for (const url of ['/api/v1/products', '/api/v1/cart', '/api/v1/payment-methods', '/livez', '/api/docs', '/media/x/1.webp'])
    assert.equal((await app.inject({ url })).headers['set-cookie'], undefined, url)
})

test('who is signed in is known to the room as that person, with the guest that they were', async (t) => {
  const { app, heard, sessions } = await house(t)
  sessions.set('bea', { userId: 'usr_1', role: 'buyer', email: 'bea@shop.test' })
  const guestId = `gst_${'a'.repeat(32)}`
  const reply = await app.inject({
    ...add,
    headers: { ...add.headers, cookie: `toyline.guest=${guestId}; toyline.session_token=bea; toyline.visitor=person` },
  })
  assert.deepEqual([reply.statusCode, reply.headers['set-cookie']], [200, undefined])
  assert.deepEqual(heard.at(-1)?.caller, { kind: 'buyer', userId: 'usr_1', email: 'bea@shop.test', guestId })
})

test('nothing that a caller says about itself reaches a room', async (t) => {
  const { app, heard } = await house(t)
  await app.inject({
    ...add,
    headers: {
      ...add.headers,
      'x-user-id': 'usr_1',
      'x-client-ip': '1.2.3.4',
      'x-forwarded-for': '1.2.3.4',
      'x-deadline': '99999999999999',
      'x-request-id': 'mine',
      'x-storefront-key': 'guessed',
      authorization: 'Bearer x',
    },
  })
  const [{ headers, caller }] = heard as [(typeof heard)[number]]
  assert.equal(caller.userId, undefined)
  assert.deepEqual([headers['x-user-id'], headers['x-forwarded-for'], headers['x-storefront-key']], [undefined, undefined, undefined])
  assert.equal(headers['x-client-ip'], '127.0.0.1')
  assert.ok(Number(headers['x-deadline']) < Date.now() + 9_000)
  assert.match(String(headers['x-request-id']), /^[0-9a-f-]{36}$/)
})

test('only the session cookie goes on to the users service, and its cookies come back, all of them', async (t) => {
  const { app, heard, on } = await house(t)
  on('signIn', async ({ reply }) => reply.header('set-cookie', ['toyline.session_token=new; HttpOnly', 'other=1']).send('{}'))
  const reply = await app.inject({
    ...requestFor(cardNamed('signIn')),
    payload: JSON.stringify({ email: 'bea@shop.test', password: 'a shelf full of plush' }),
    headers: { ...requestFor(cardNamed('signIn')).headers, cookie: 'tracking=1; toyline.session_token=old; toyline.guest=x' },
  })
  assert.deepEqual(reply.headers['set-cookie'], ['toyline.session_token=new; HttpOnly', 'other=1', PERSON])
  assert.equal(heard.find(({ card }) => card === 'signIn')?.headers.cookie, 'toyline.session_token=old')
})

const PERSON = 'toyline.visitor=person; Max-Age=15552000; Path=/; SameSite=Lax'
const NOBODY = 'toyline.visitor=; Max-Age=0; Path=/; SameSite=Lax'

test('scripts are told whether their browser is a person’s or a guest’s, and when that changes', async (t) => {
  const { get, pass, users } = desk(t)
  const marker = async (url: string, cookie: string) => {
    const set = [(await get(url, cookie)).headers['set-cookie']].flat().filter((one) => one?.startsWith('toyline.visitor='))
    assert.ok(set.length <= 1, 'two answers to one question')
    return set[0]
  }
  const guest = `toyline.guest=gst_${'a'.repeat(32)}`
  assert.equal(await marker('/anyone', 'toyline.session_token=s'), PERSON)
  assert.equal(await marker('/anyone', 'toyline.session_token=s; toyline.visitor=person'), undefined)
  assert.equal(await marker('/sign-out', 'toyline.session_token=s; toyline.visitor=person'), NOBODY)
  assert.equal(await marker('/sign-out', `toyline.session_token=s; ${guest}; toyline.visitor=person`), PERSON.replace('person', 'guest'))
  users(async () => null)
  pass(1_000)
  assert.equal(await marker('/anyone', `toyline.session_token=s; ${guest}; toyline.visitor=person`), PERSON.replace('person', 'guest'))
  assert.equal(await marker('/anyone', 'toyline.session_token=s; toyline.visitor=person'), NOBODY)
  assert.equal(await marker('/anyone', ''), undefined, 'looking around tells a browser nothing')
})

/** The visitors alone, on a clock of the test's own, before a users service that a test switches off. */
function desk(t: { after: (end: () => unknown) => void }) {
  let time = 0
  let asked = 0
  let answer: () => Promise<{ userId: string; role: 'buyer' | 'staff'; email: string } | null> = async () => ({
    userId: 'usr_1',
    role: 'staff',
    email: 'sam@shop.test',
  })
  const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
  const users: VisitorsNeeds['users'] = async () => {
    asked += 1
    const person = await answer()
    const session = person && { sessionId: 's', name: '', companyId: null, expiresAt: '', ...person }
    return { status: 200, headers: {}, body: Buffer.from(JSON.stringify({ session })) }
  }
  const app = Fastify()
  const visitors = installVisitors(app, { users, tokens, secure: false, now: () => time })
  app.get('/:who', async (request, reply): Promise<Caller | string> => {
    const { who } = request.params as { who: 'anyone' | 'staff' }
    const token = await visitors.token({ who }, request, reply).catch((error: { code?: string }) => `failed ${error.code}`)
    return token.startsWith('failed') ? token : tokens.verify(token.slice(7))
  })
  app.get('/sign-out', async (_request, reply) => reply.header('set-cookie', 'toyline.session_token=; Max-Age=0').send('bye'))
  t.after(() => app.close())
  const get = (url = '/anyone', cookie = 'toyline.session_token=s') => app.inject({ url, headers: { cookie } })
  return {
    get,
    who: async (url?: string, cookie?: string) => (await get(url, cookie)).body,
    asked: () => asked,
    pass: (ms: number) => {
      time += ms
    },
    users: (next: typeof answer) => {
      answer = next
    },
  }
}
const STAFF = '{"kind":"staff","userId":"usr_1","email":"sam@shop.test"}'
const down = async () => {
  throw problem(503, 'service-unavailable', 'down')
}

test('a session is asked for once a second, however many ask at once', async (t) => {
  const { who, asked, pass } = desk(t)
  assert.deepEqual(new Set(await Promise.all(Array.from({ length: 20 }, () => who()))), new Set([STAFF]))
  assert.equal(asked(), 1)
  pass(999)
  await who()
  assert.equal(asked(), 1)
  pass(1)
  await who()
  assert.equal(asked(), 2)
})

test('while the users service is away, a session is believed for five minutes, but no role above a buyer’s door', async (t) => {
  const { who, pass, users } = desk(t)
  await who()
  users(down)
  pass(299_999)
  assert.equal(await who(), STAFF)
  assert.equal(await who('/staff'), 'failed service-unavailable')
  pass(1)
  assert.equal(await who(), 'failed service-unavailable', 'unknown is not the same as a guest')
  assert.equal(await who('/anyone', 'toyline.guest=x'), '{"kind":"guest"}', 'who has no session needs nobody to say so')
})

test('a role that was taken away is gone within a second', async (t) => {
  const { who, pass, users } = desk(t)
  assert.equal(await who('/staff'), STAFF)
  users(async () => ({ userId: 'usr_1', role: 'buyer', email: 'sam@shop.test' }))
  pass(1_000)
  assert.match(await who('/staff'), /"kind":"buyer"/)
  users(async () => null)
  pass(1_000)
  assert.equal(await who(), '{"kind":"guest"}')
})

test('who signs out is forgotten at once, even by an answer that was on its way', async (t) => {
  const { get, who, users, asked, pass } = desk(t)
  await who()
  pass(1_000)
  const slow = Promise.withResolvers<null | { userId: string; role: 'buyer'; email: string }>()
  users(() => slow.promise)
  const onItsWay = who()
  await new Promise(setImmediate)
  await get('/sign-out')
  slow.resolve({ userId: 'usr_1', role: 'buyer', email: 'sam@shop.test' })
  await onItsWay
  users(async () => null)
  assert.equal(await who(), '{"kind":"guest"}')
  assert.equal(asked(), 3)
  users(down)
  pass(1_000)
  assert.equal(await who(), '{"kind":"guest"}', 'and stays so while nobody can be asked')
})

test('endless cookies are nobody’s and are not asked about', async (t) => {
  const { who, asked } = desk(t)
  assert.equal(await who('/anyone', `toyline.session_token=${'x'.repeat(1_001)}`), '{"kind":"guest"}')
  assert.equal(asked(), 0)
})
