import assert from 'node:assert/strict'
import { test } from 'node:test'
import bcrypt from 'bcrypt'
import { createPasswords } from './passwords/hashing.ts'
import { cookiePair, GOOD_PASSWORD, openTestRoom } from './test-room.ts'

const email = 'ada@shop.example'
const home = '198.51.100.7'

test('a guesser from one place is stopped with a time to wait, and the right password does not help there', async (t) => {
  const { call, join } = await openTestRoom(t)
  await join(email)
  const guesser = { ip: '203.0.113.9' }
  const answers = await Promise.all(Array.from({ length: 30 }, () => call('signIn', { email, password: 'guess' }, guesser)))
  assert.equal(answers.filter(({ status }) => status === 401).length, 8)
  assert.equal(answers.filter(({ status }) => status === 429).length, 22)
  const refused = await call('signIn', { email, password: GOOD_PASSWORD }, guesser)
  assert.deepEqual([refused.status, refused.body.code, refused.cookies], [429, 'too-many-attempts', []])
  assert.equal(refused.headers['retry-after'], String(refused.body.retryAfter))
  assert.ok(refused.body.retryAfter > 0 && refused.body.retryAfter <= 60)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD }, { ip: home })).status, 200)
})

test('guesses from everywhere slow the account down for strangers, and never for where its owner signs in', async (t) => {
  const { call, join, pool } = await openTestRoom(t)
  await join(email)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD }, { ip: home })).status, 200)
  let stopped = 0
  for (let at = 0; at < 70; at++)
    if ((await call('signIn', { email, password: 'guess' }, { ip: `2001:db8:${at}::1` })).status === 429) stopped += 1
  assert.ok(stopped >= 9 && stopped <= 10, `${stopped} of 70`)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD }, { ip: '2001:db8:ffff::1' })).status, 429)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD }, { ip: home })).status, 200)
  // An hour later nobody is locked out any more.
  await pool.query(`update attempts set at = at - interval '1 hour'`)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD }, { ip: '2001:db8:ffff::1' })).status, 200)
})

test('one guesser cannot fill the account’s bucket for everybody else', async (t) => {
  const { call, join } = await openTestRoom(t)
  await join(email)
  for (let time = 0; time < 80; time++) await call('signIn', { email, password: 'guess' }, { ip: '203.0.113.9' })
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD }, { ip: '203.0.113.77' })).status, 200)
})

test('right passwords are no guesses', async (t) => {
  const { call, join } = await openTestRoom(t)
  await join(email)
  for (let time = 0; time < 12; time++) assert.equal((await call('signIn', { email, password: GOOD_PASSWORD })).status, 200)
})

test('nobody can have a mailbox flooded: each asker is stopped, and an address gets only so many from all', async (t) => {
  const { call, join, said, settled } = await openTestRoom(t)
  await join(email)
  said.length = 0
  const statuses = []
  for (let time = 0; time < 6; time++) statuses.push((await call('requestPasswordReset', { email }, { ip: '203.0.113.9' })).status)
  assert.deepEqual(statuses, [202, 202, 202, 202, 202, 429])
  for (let at = 0; at < 20; at++) assert.equal((await call('requestPasswordReset', { email }, { ip: `192.0.2.${at}` })).status, 202)
  await settled()
  // One of the ten was the registration's own.
  assert.equal(said.length, 9)
})

test('addresses of guessers and guessed are not readable in what is kept of attempts', async (t) => {
  const { call, pool } = await openTestRoom(t)
  await call('signIn', { email, password: 'guess' }, { ip: '203.0.113.9' })
  const { rows } = await pool.query(`select encode(key, 'escape') as key from attempts`)
  assert.equal(rows.length, 3)
  for (const { key } of rows) assert.doesNotMatch(key, /ada|203/)
})

test('an older hash is accepted and made anew with today’s parameters, once', async (t) => {
  const { call, join, pool } = await openTestRoom(t, { bcryptCost: 5 })
  await join(email)
  const kept = async () => (await pool.query<{ password: string }>('select password from accounts')).rows[0]?.password ?? ''
  const fresh = await kept()
  assert.match(fresh, /^1\$2b\$05\$/)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD })).status, 200)
  assert.equal(await kept(), fresh)

  const ofAnotherShop = await bcrypt.hash(GOOD_PASSWORD, 4)
  await pool.query('update accounts set password = $1', [ofAnotherShop])
  assert.equal((await call('signIn', { email, password: 'wrong' })).status, 401)
  assert.equal(await kept(), ofAnotherShop)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD })).status, 200)
  assert.match(await kept(), /^1\$2b\$05\$/)
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD })).status, 200)
})

test('a hash is worth nothing without the secret, and is never the same twice', async () => {
  const one = createPasswords({ secret: 'one secret that is long enough to be one', cost: 4 })
  const other = createPasswords({ secret: 'another secret that is long enough, too', cost: 4 })
  const hash = await one.hash('a password')
  assert.notEqual(hash, await one.hash('a password'))
  assert.equal(await one.verify('a password', hash), true)
  assert.equal(await one.verify('a password ', hash), false)
  assert.equal(await other.verify('a password', hash), false)
  assert.equal(await one.verify('cafe\u0301 au lait', await one.hash('caf\u00e9 au lait')), true)
  assert.equal(createPasswords({ secret: 'x'.repeat(40), cost: 5 }).isStale(hash), true)
  assert.equal(one.isStale(hash), false)
})

test('while a hundred people sign in at once, everybody else is answered', async (t) => {
  const { call, join } = await openTestRoom(t, { bcryptCost: 8 })
  const { caller } = await join(email)
  let open = 100
  const crowd = Array.from({ length: open }, (_, at) =>
    call('signIn', { email: `nobody${at}@shop.example`, password: 'guess' }, { ip: `192.0.2.${at}` }).finally(() => {
      open -= 1
    }),
  )
  let answered = 0
  while (open > 0) {
    assert.equal((await call('getMe', undefined, { caller })).status, 200)
    answered += 1
  }
  const statuses = (await Promise.all(crowd)).map(({ status }) => status)
  assert.deepEqual(new Set(statuses.map((status) => (status === 401 || status === 503 ? 'refused' : status))), new Set(['refused']))
  // With the hashes on the event loop, or in all of its threads, hardly any would be.
  assert.ok(answered > 20, `${answered} while 100 signed in`)
})

test('a session opened by the right password belongs to who typed it', async (t) => {
  const { call, join, resolve } = await openTestRoom(t)
  const ada = await join(email)
  const eve = await join('eve@shop.example', 'nine toys under one roof')
  const cookies = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      at % 2
        ? call('signIn', { email, password: GOOD_PASSWORD })
        : call('signIn', { email: 'eve@shop.example', password: 'nine toys under one roof' }),
    ),
  )
  for (const [at, answer] of cookies.entries())
    if (answer.status === 200) assert.equal((await resolve(cookiePair(answer.cookies)))?.userId, at % 2 ? ada.userId : eve.userId)
    else assert.equal(answer.status, 429)
})
