import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cookiePair, GOOD_PASSWORD, openTestRoom } from './test-room.ts'

const email = 'ada@shop.example'
const NEW_PASSWORD = 'eight toys on two shelves'

test('two devices are two sessions; ending one leaves the other', async (t) => {
  const { call, join, resolve } = await openTestRoom(t)
  const { caller, cookie: laptop } = await join(email)
  const phone = cookiePair((await call('signIn', { email, password: GOOD_PASSWORD }, { headers: { 'user-agent': 'Phone/1' } })).cookies)
  const { items } = (await call('listSessions', undefined, { caller, cookie: laptop })).body
  assert.deepEqual(
    items.map(({ userAgent, current }: { userAgent: string | null; current: boolean }) => [userAgent, current]),
    [
      ['Phone/1', false],
      ['lightMyRequest', true],
    ],
  )
  const ended = await call('endSession', undefined, { caller, cookie: laptop, params: { id: items[0].id } })
  assert.deepEqual([ended.status, ended.body, ended.cookies], [200, { ended: true }, []])
  assert.equal(await resolve(phone), null)
  assert.equal((await resolve(laptop))?.userId, caller.userId)
  assert.equal((await call('endSession', undefined, { caller, cookie: laptop, params: { id: items[0].id } })).status, 404)
  const own = await call('endSession', undefined, { caller, cookie: laptop, params: { id: items[1].id } })
  assert.match(own.cookies.join('\n'), /toyline\.session_token=; Max-Age=0/)
  assert.equal(await resolve(laptop), null)
})

test('nobody ends or sees somebody else’s session', async (t) => {
  const { call, join, resolve } = await openTestRoom(t)
  const ada = await join(email)
  const eve = await join('eve@shop.example')
  const id = (await resolve(ada.cookie))?.sessionId ?? ''
  for (const asked of [id, 'ses_0', 'x', "' or 1=1 --", '\u0000', '%']) {
    const refused = await call('endSession', undefined, { caller: eve.caller, cookie: eve.cookie, params: { id: asked } })
    assert.deepEqual([refused.status, refused.body.code], [404, 'no-such-session'], asked)
  }
  assert.equal((await resolve(ada.cookie))?.sessionId, id)
  const { items } = (await call('listSessions', undefined, { caller: eve.caller, cookie: ada.cookie })).body
  assert.deepEqual([items.length, items[0].current, items[0].id === id], [1, false, false])
})

test('signing out ends the session at once, also twice, also without one', async (t) => {
  const { call, join, resolve, pool } = await openTestRoom(t)
  const { cookie } = await join(email)
  for (let time = 1; time <= 2; time++) {
    const signedOut = await call('signOut', undefined, { cookie })
    assert.deepEqual([signedOut.status, signedOut.body], [200, { signedOut: true }])
    assert.match(signedOut.cookies.join('\n'), /toyline\.session_token=; Max-Age=0/)
    assert.equal(await resolve(cookie), null)
  }
  assert.equal((await call('signOut')).status, 200)
  assert.equal((await pool.query('select from sessions')).rowCount, 0)
})

test('each sign-in opens a new session and ends the one the browser came with, whosever it is', async (t) => {
  const { call, join, resolve } = await openTestRoom(t)
  const eve = await join('eve@shop.example')
  await join(email)
  const signedIn = await call('signIn', { email, password: GOOD_PASSWORD }, { cookie: eve.cookie })
  const cookie = cookiePair(signedIn.cookies)
  assert.notEqual(cookie, eve.cookie)
  assert.equal(await resolve(eve.cookie), null)
  assert.equal((await resolve(cookie))?.userId, signedIn.body.user.id)
})

test('one key used for two sign-ins gives each its own session, never the other’s', async (t) => {
  const { call, join, resolve } = await openTestRoom(t)
  const ada = await join(email)
  const eve = await join('eve@shop.example')
  const key = 'the-same-key'
  const first = cookiePair((await call('signIn', { email, password: GOOD_PASSWORD }, { key })).cookies)
  const second = cookiePair((await call('signIn', { email: 'eve@shop.example', password: GOOD_PASSWORD }, { key })).cookies)
  assert.equal((await resolve(first))?.userId, ada.userId)
  assert.equal((await resolve(second))?.userId, eve.userId)
  assert.equal((await call('signIn', { email, password: 'wrong' }, { key })).status, 401)
})

test('a cookie that was altered, cut, swapped or signed with another secret is nobody’s', async (t) => {
  const { join, resolve, pool } = await openTestRoom(t)
  const other = await openTestRoom(t, { secret: 'another secret of another shop entirely, 5' })
  const { cookie } = await join(email)
  const { cookie: foreign } = await other.join(email)
  const { rows } = await other.pool.query('select token from sessions')
  await pool.query('update sessions set token = $1 where token <> $1', [rows[0].token])
  // The row is there, under a token that only the other secret has signed.
  assert.equal(await resolve(foreign), null)
  assert.equal((await other.resolve(foreign))?.sessionId.startsWith('ses_'), true)

  const { cookie: mine } = await join('eve@shop.example')
  assert.ok(await resolve(mine))
  const [name = '', value = ''] = mine.split('=', 2)
  const [token = '', signature = ''] = value.split('.', 2)
  const altered = (text: string) => text.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))
  for (const forged of [
    `${name}=${altered(token)}.${signature}`,
    `${name}=${token}.${altered(signature)}`,
    `${name}=${token}`,
    `${name}=${token}.`,
    `${name}=.${signature}`,
    `${name}=${rows[0].token}.${signature}`,
    `other.session_token=${value}`,
    `__Secure-${mine}`,
    name,
    '',
    '=;=;',
    `${name}=%00.${signature}`,
    `${name}=\u{1F984}`,
    'x'.repeat(8_000),
  ])
    assert.equal(await resolve(forged), null, forged)
  assert.ok(await resolve(mine))
  assert.equal(await resolve(cookie), null)
})

test('a session that is over is nobody’s, and one in use lives on, extended at most once a day', async (t) => {
  const { join, resolve, pool } = await openTestRoom(t)
  const { cookie } = await join(email)
  const before = await resolve(cookie)
  await resolve(cookie)
  assert.equal((await resolve(cookie))?.expiresAt, before?.expiresAt)

  await pool.query(`update sessions set updated_at = now() - interval '25 hours', expires_at = now() + interval '1 hour'`)
  const extended = await resolve(cookie)
  assert.ok(Date.parse(extended?.expiresAt ?? '') > Date.now() + 29 * 86_400_000)
  assert.equal((await resolve(cookie))?.expiresAt, extended?.expiresAt)

  await pool.query(`update sessions set expires_at = now() - interval '1 second'`)
  assert.equal(await resolve(cookie), null)
})

test('a role that is taken away is gone at the next request', async (t) => {
  const { users, call, resolve, pool } = await openTestRoom(t)
  await users.createAccount({ email, name: 'Root', password: 'an operator’s password', role: 'admin', verified: true })
  const cookie = cookiePair((await call('signIn', { email, password: 'an operator’s password' })).cookies)
  assert.equal((await resolve(cookie))?.role, 'admin')
  await pool.query(`update users set role = 'buyer'`)
  assert.equal((await resolve(cookie))?.role, 'buyer')
})

test('only a service may ask whose a cookie is', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller, cookie } = await join(email)
  for (const asking of [caller, { ...caller, kind: 'admin' as const }, { kind: 'guest' as const }])
    assert.equal((await call('resolveSession', { cookie }, { caller: asking })).status, 404)
})

test('a reset sets the password once, ends every session, and takes every other reset link with it', async (t) => {
  const { call, heard, join, resolve, pool } = await openTestRoom(t)
  const { cookie, userId } = await join(email)
  const second = cookiePair((await call('signIn', { email, password: GOOD_PASSWORD })).cookies)
  await call('requestPasswordReset', { email })
  const older = await heard('users.password-reset-requested.v1', email)
  await call('requestPasswordReset', { email })
  const newer = await heard('users.password-reset-requested.v1', email)
  assert.equal(newer.userId, userId)
  const { rows } = await pool.query(`select round(extract(epoch from expires_at - created_at) / 60)::int as minutes from verifications`)
  assert.deepEqual(rows, [{ minutes: 60 }, { minutes: 60 }])

  const weak = await call('resetPassword', { token: newer.token, password: 'ada@shop.example' })
  assert.deepEqual([weak.status, weak.body.code], [422, 'weak-password'])
  const reset = await call('resetPassword', { token: newer.token, password: NEW_PASSWORD })
  assert.deepEqual([reset.status, reset.body, reset.cookies], [200, { reset: true }, []])
  assert.deepEqual([await resolve(cookie), await resolve(second)], [null, null])
  assert.equal((await pool.query('select from sessions')).rowCount, 0)
  for (const token of [newer.token, older.token])
    assert.equal((await call('resetPassword', { token, password: 'a third one, later' })).body.code, 'bad-token')
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD })).status, 401)
  assert.equal((await call('signIn', { email, password: NEW_PASSWORD })).status, 200)
})

test('a reset link is dead after its hour', async (t) => {
  const { call, heard, join, pool } = await openTestRoom(t)
  await join(email)
  await call('requestPasswordReset', { email })
  const { token } = await heard('users.password-reset-requested.v1', email)
  await pool.query(`update verifications set expires_at = now() - interval '1 second'`)
  assert.equal((await call('resetPassword', { token, password: NEW_PASSWORD })).body.code, 'bad-token')
  assert.equal((await call('signIn', { email, password: GOOD_PASSWORD })).status, 200)
})

test('links of one kind do not open the other door', async (t) => {
  const { call, heard } = await openTestRoom(t)
  await call('register', { email, password: GOOD_PASSWORD, name: 'Ada' })
  const verify = await heard('users.verification-requested.v1', email)
  await call('requestPasswordReset', { email })
  const reset = await heard('users.password-reset-requested.v1', email)
  assert.equal((await call('resetPassword', { token: verify.token, password: NEW_PASSWORD })).body.code, 'bad-token')
  assert.equal((await call('verifyEmail', { token: reset.token })).body.code, 'bad-token')
  // Whoever resets has the mailbox: the account is confirmed, and what a stranger registered with it is over.
  assert.equal((await call('resetPassword', { token: reset.token, password: NEW_PASSWORD })).status, 200)
  assert.equal((await call('verifyEmail', { token: verify.token })).body.code, 'bad-token')
  assert.equal((await call('signIn', { email, password: NEW_PASSWORD })).status, 200)
})
