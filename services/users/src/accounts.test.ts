import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { cookiePair, GOOD_PASSWORD, openTestRoom } from './test-room.ts'

const email = 'ada@shop.example'
const registration = { email, password: GOOD_PASSWORD, name: 'Ada Shopkeeper', companyName: 'Toys & More' }

test('a person registers, opens the mailed link, is signed in, and sees who they are', async (t) => {
  const { call, heard, resolve, pool } = await openTestRoom(t)
  const registered = await call('register', registration)
  assert.deepEqual([registered.status, registered.body, registered.cookies], [202, { accepted: true }, []])
  const mailed = await heard('users.verification-requested.v1', email)
  assert.equal(mailed.name, 'Ada Shopkeeper')
  assert.ok(mailed.token.length * Math.log2(62) >= 128)

  const early = await call('signIn', { email, password: GOOD_PASSWORD })
  assert.deepEqual([early.status, early.body.code, early.cookies], [403, 'email-not-verified', []])

  const verified = await call('verifyEmail', { token: mailed.token })
  assert.deepEqual([verified.status, verified.body], [200, { verified: true }])
  assert.match(verified.cookies.join(), /^toyline\.session_token=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/)

  const cookie = cookiePair(verified.cookies)
  const session = await resolve(cookie)
  assert.deepEqual([session?.userId, session?.role, session?.companyId], [mailed.userId, 'buyer', null])
  const { rows } =
    await pool.query(`select expires_at - created_at = interval '30 days' as whole, expires_at > now() + interval '29 days' as left
                                     from sessions`)
  assert.deepEqual(rows, [{ whole: true, left: true }])

  const me = await call('getMe', undefined, { caller: { kind: 'buyer', userId: mailed.userId } })
  const { createdAt, ...profile } = me.body
  assert.deepEqual(profile, {
    id: mailed.userId,
    email,
    name: 'Ada Shopkeeper',
    role: 'buyer',
    emailVerified: true,
    companyName: 'Toys & More',
    phone: null,
  })
  assert.match(mailed.userId, /^usr_[0-9a-z]{26}$/)
  assert.ok(Math.abs(Date.parse(createdAt) - Date.now()) < 60_000)
})

test('mails are in the language of the page that asks for them, else in that of the registration', async (t) => {
  const { call, heard } = await openTestRoom(t)
  await call('register', { ...registration, locale: 'de-eu' })
  const first = await heard('users.verification-requested.v1', email)
  assert.equal(first.locale, 'de-eu')
  await call('verifyEmail', { token: first.token })
  await call('requestPasswordReset', { email })
  assert.equal((await heard('users.password-reset-requested.v1', email)).locale, 'de-eu')
  await call('register', { ...registration, locale: 'fr-ca' })
  assert.equal((await heard('users.sign-up-repeated.v1', email)).locale, 'fr-ca')
  const { status, body } = await call('requestPasswordReset', { email, locale: 'xx-<b>' })
  assert.deepEqual([status, body.code], [400, 'bad-input'])
})

test('with an https address cookies are for https only', async (t) => {
  const { call, heard } = await openTestRoom(t, { publicUrl: 'https://toyline.example' })
  await call('register', registration)
  const { token } = await heard('users.verification-requested.v1', email)
  const { cookies } = await call('verifyEmail', { token })
  assert.match(cookies.join(), /^__Secure-toyline\.session_token=[^;]+; .*HttpOnly; Secure; SameSite=Lax$/)
})

test('a link works once, and not after its day', async (t) => {
  const { call, heard, pool } = await openTestRoom(t)
  await call('register', registration)
  const { token } = await heard('users.verification-requested.v1', email)
  await pool.query(`update verifications set expires_at = now() - interval '1 second'`)
  assert.deepEqual((await call('verifyEmail', { token })).body.code, 'bad-token')
  await call('resendVerification', { email })
  const second = await heard('users.verification-requested.v1', email)
  assert.notEqual(second.token, token)
  const { rows } = await pool.query('select round(extract(epoch from expires_at - created_at) / 60)::int as minutes from verifications')
  assert.ok(rows.some(({ minutes }) => minutes === 24 * 60))
  assert.equal((await call('verifyEmail', { token: second.token })).status, 200)
  const again = await call('verifyEmail', { token: second.token })
  assert.deepEqual([again.status, again.body.code, again.cookies], [400, 'bad-token', []])
  assert.equal((await pool.query('select from sessions')).rowCount, 1)
})

test('only the hash of a link is kept, and a made-up token opens nothing', async (t) => {
  const { call, heard, pool } = await openTestRoom(t)
  await call('register', registration)
  const { token } = await heard('users.verification-requested.v1', email)
  const { rows } = await pool.query('select * from verifications')
  assert.equal(JSON.stringify(rows).includes(token), false)
  for (const made of [rows[0].identifier, `verify-email:${token}`, `${token.slice(0, -1)}!`, '', "' or 1=1 --", '\u0000'])
    assert.equal((await call('verifyEmail', { token: made })).body.code, 'bad-token', made)
  assert.equal((await pool.query('select from sessions')).rowCount, 0)
})

test('a repeated verification hears the same words but gets nobody’s session', async (t) => {
  const { call, heard } = await openTestRoom(t)
  await call('register', registration)
  const { token } = await heard('users.verification-requested.v1', email)
  const key = randomUUID()
  const first = await call('verifyEmail', { token }, { key })
  const second = await call('verifyEmail', { token }, { key })
  assert.equal(first.cookies.length, 1)
  assert.deepEqual([second.status, second.raw, second.cookies], [first.status, first.raw, []])
})

test('the password that counts is the one typed with the link that was opened', async (t) => {
  const { call, heard } = await openTestRoom(t)
  await call('register', { ...registration, password: 'the owner chose this one' })
  const owners = await heard('users.verification-requested.v1', email)
  await call('register', { ...registration, name: 'Mallory', password: 'the intruder chose that' })
  const intruders = await heard('users.verification-requested.v1', email)
  assert.equal((await call('verifyEmail', { token: owners.token })).status, 200)
  assert.equal((await call('signIn', { email, password: 'the intruder chose that' })).status, 401)
  const signedIn = await call('signIn', { email, password: 'the owner chose this one' })
  assert.deepEqual([signedIn.status, signedIn.body.user.name], [200, 'Ada Shopkeeper'])
  assert.equal((await call('verifyEmail', { token: intruders.token })).body.code, 'bad-token')
})

test('twenty registrations of one address at once make one account', async (t) => {
  const { call, pool, said, settled } = await openTestRoom(t)
  const ip = (at: number) => `203.0.113.${at}`
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => call('register', registration, { ip: ip(at) })))
  assert.deepEqual([...new Set(answers.map(({ status, raw }) => `${status} ${raw}`))], ['202 {"accepted":true}'])
  await settled()
  // No mailbox gets more than ten in a short time.
  assert.equal(said.length, 10)
  assert.deepEqual((await pool.query('select count(*) from users')).rows, [{ count: 1 }])
  assert.deepEqual((await pool.query('select count(*) from accounts')).rows, [{ count: 1 }])
})

test('one key and body sent ten times at once registers once; the key with another body is refused', async (t) => {
  const { call, pool, heard, said, settled } = await openTestRoom(t)
  const key = randomUUID()
  const answers = await Promise.all(Array.from({ length: 5 }, () => call('register', registration, { key })))
  assert.deepEqual(new Set(answers.map(({ raw }) => raw)), new Set(['{"accepted":true}']))
  await heard('users.verification-requested.v1', email)
  await settled()
  assert.equal(said.length, 1)
  const other = await call('register', { ...registration, email: 'other@shop.example' }, { key })
  assert.deepEqual([other.status, other.body.code], [422, 'idempotency-key-reused'])
  assert.deepEqual((await pool.query('select count(*) from users')).rows, [{ count: 1 }])
})

test('what is kept with a key cannot be guessed back into a password', async (t) => {
  const { call, pool } = await openTestRoom(t)
  await call('register', registration)
  const { createHash } = await import('node:crypto')
  const plain = createHash('sha256').update('/auth/register').update('\0').update(JSON.stringify(registration)).digest()
  const { rows } = await pool.query('select fingerprint from idempotency_keys')
  assert.equal(rows.length, 1)
  assert.equal(plain.equals(rows[0].fingerprint), false)
})

test('a role, a confirmation or an id cannot be typed in', async (t) => {
  const { call, join, pool } = await openTestRoom(t)
  for (const extra of [{ role: 'admin' }, { emailVerified: true }, { email_verified: true }, { id: 'usr_1' }, { companyId: 'com_1' }]) {
    const refused = await call('register', { ...registration, ...extra })
    assert.deepEqual([refused.status, refused.body.code], [400, 'bad-input'], JSON.stringify(extra))
  }
  assert.equal((await pool.query('select from users')).rowCount, 0)
  const { caller } = await join(email)
  for (const extra of [{ role: 'admin' }, { emailVerified: true }, { email: 'x@y.example' }, { createdAt: '2020-01-01' }])
    assert.equal((await call('updateMe', { name: 'Ada', ...extra }, { caller })).status, 400, JSON.stringify(extra))
  assert.deepEqual((await pool.query('select role, name from users')).rows, [{ role: 'buyer', name: 'Ada Shopkeeper' }])
})

test('weak passwords are refused with the reason, before anything is kept', async (t) => {
  const { call, pool } = await openTestRoom(t)
  for (const password of ['short', 'x'.repeat(257)]) assert.equal((await call('register', { ...registration, password })).status, 400)
  for (const password of ['password123', 'aaaaaaaaaaaa', 'ada@shop.example', 'toyline2026']) {
    const refused = await call('register', { ...registration, password })
    assert.deepEqual([refused.status, refused.body.code, refused.body.errors[0].path], [422, 'weak-password', 'password'], password)
  }
  assert.equal((await pool.query('select from users')).rowCount, 0)
  assert.equal((await pool.query('select from idempotency_keys')).rowCount, 0)
})

test('long passwords, sentences and pictures work whole: nothing is cut at 72 bytes', async (t) => {
  const { call, join } = await openTestRoom(t)
  const seventyTwo = 'a'.repeat(72)
  const passwords = [seventyTwo, `${seventyTwo}b`, 'kV7#pLq2mZxw9!Rt'.repeat(8), '🦊🐢🦉🐙🦔🐝🦋🐌🦀🐡', 'kV7#pLq2mZxw9!Rt'.repeat(16)]
  for (const [at, password] of passwords.entries()) {
    const owner = `long${at}@shop.example`
    await join(owner, password)
    assert.equal((await call('signIn', { email: owner, password })).status, 200, password)
    for (const wrong of [`${password}b`.slice(-256), password.slice(0, -1)])
      if (wrong !== password) assert.equal((await call('signIn', { email: owner, password: wrong })).status, 401, wrong)
  }
})

test('names of every kind are kept as typed, and input that looks like SQL is a name', async (t) => {
  const { call, join, pool } = await openTestRoom(t)
  const { caller } = await join(email)
  for (const name of [
    "Robert'); drop table users;--",
    '<script>alert(1)</script>',
    'Ἀδά 🧸 عَدَا',
    '=cmd|calc',
    '$'.concat('{jndi:ldap://x}'),
    '\\u0000',
    '%00',
  ])
    assert.equal((await call('updateMe', { name, companyName: name, phone: "'; --" }, { caller })).body.name, name)
  assert.equal((await call('updateMe', { name: 'A\u0000B\uD800' }, { caller })).body.name, 'A B\uFFFD')
  assert.equal((await call('updateMe', { name: '\u0000 \t' }, { caller })).status, 400)
  for (const address of ["x'or'1'='1@shop.example", 'a\u0000@shop.example', 'a\uD800@shop.example', 'ü@shop.example', 'a@b', 'a@@b.co'])
    for (const route of ['register', 'resendVerification', 'requestPasswordReset', 'signIn'] as const) {
      const body = { email: address, ...(route === 'register' ? registration : {}), ...(route === 'signIn' ? { password: 'x' } : {}) }
      const { status } = await call(route, { ...body, email: address }, { ip: `192.0.2.${address.length}` })
      assert.ok([202, 400, 401].includes(status), `${route} ${JSON.stringify(address)} ${status}`)
    }
  assert.ok((await pool.query('select from users')).rowCount)
})

test('a profile keeps what is not mentioned, clears what is null, and one key changes it once', async (t) => {
  const { call, join } = await openTestRoom(t)
  const { caller } = await join(email)
  await call('updateMe', { companyName: 'Toys & More', phone: '+1 425 555 0100' }, { caller })
  const changed = await call('updateMe', { phone: null }, { caller })
  assert.deepEqual([changed.body.name, changed.body.companyName, changed.body.phone], ['Ada Shopkeeper', 'Toys & More', null])
  const key = randomUUID()
  const first = await call('updateMe', { name: 'First' }, { caller, key })
  await call('updateMe', { name: 'Second' }, { caller })
  const replayed = await call('updateMe', { name: 'First' }, { caller, key })
  assert.equal(replayed.raw, first.raw)
  assert.equal((await call('getMe', undefined, { caller })).body.name, 'Second')
})

test('an operator makes accounts of any role that can sign in at once, and making them again changes nothing', async (t) => {
  const { users, call, said, settled } = await openTestRoom(t)
  const staff = { email: 'Staff@toyline.example', name: 'Sam Staff', password: 'password123', role: 'staff', verified: true } as const
  const made = await users.createAccount(staff)
  assert.equal(made.created, true)
  assert.deepEqual(await users.createAccount({ ...staff, role: 'admin', password: 'another one entirely' }), { ...made, created: false })
  const signedIn = await call('signIn', { email: 'staff@toyline.example', password: 'password123' })
  assert.deepEqual([signedIn.status, signedIn.body.user.role], [200, 'staff'])
  await settled()
  assert.deepEqual(
    said.map(({ name }) => name),
    ['users.user-registered.v1'],
    'nobody is written to',
  )
})

test('an operator appoints who has an account, and who has none, who then sets a password by a mailed link and by nothing else', async (t) => {
  const { users, call, heard, said, settled } = await openTestRoom(t)
  const ada = { email: 'Ada@toyline.example', name: 'Ada Admin', role: 'admin' } as const
  const made = await users.appoint(ada)
  assert.equal(made.created, true)
  await settled()
  assert.deepEqual(said, [], 'nobody is written to')
  const guessed = await call('signIn', { email: ada.email, password: '' })
  assert.notEqual(guessed.status, 200)
  await call('requestPasswordReset', { email: ada.email })
  const { token } = await heard('users.password-reset-requested.v1', 'ada@toyline.example')
  await call('resetPassword', { token, password: GOOD_PASSWORD })
  const signedIn = await call('signIn', { email: ada.email, password: GOOD_PASSWORD })
  assert.deepEqual([signedIn.status, signedIn.body.user.role], [200, 'admin'])

  assert.deepEqual(await users.appoint({ email: ada.email, name: 'Somebody Else', role: 'staff' }), { ...made, created: false })
  const again = await call('signIn', { email: ada.email, password: GOOD_PASSWORD })
  assert.deepEqual([again.status, again.body.user.role, again.body.user.name], [200, 'staff', 'Ada Admin'])
})
