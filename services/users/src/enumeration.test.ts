import assert from 'node:assert/strict'
import { test } from 'node:test'
import { renderMetrics } from '@toyline/observability'
import { type Answer, GOOD_PASSWORD, openTestRoom } from './test-room.ts'

const known = 'known@shop.example'
const unconfirmed = 'unconfirmed@shop.example'
const stranger = 'stranger@shop.example'

/** Everything that a client can tell two answers apart by, without what differs for each request of anybody. */
function visible({ status, headers, body, cookies }: Answer<Record<string, unknown>>) {
  const { date, ...rest } = headers
  const { requestId, ...words } = body
  return { status, headers: rest, words, cookies }
}

async function hashed(): Promise<number> {
  const { body } = await renderMetrics()
  return Number(/^users_password_hashes_total (\d+)$/m.exec(body)?.[1] ?? 0)
}

test('register, resend and reset answer the same for every address, and tell only its mailbox more', async (t) => {
  const { call, join, said, settled } = await openTestRoom(t)
  await join(known)
  await call('register', { email: unconfirmed, password: GOOD_PASSWORD, name: 'Uma' })
  await settled()
  const asking = {
    register: { password: GOOD_PASSWORD, name: 'Somebody' },
    resendVerification: {},
    requestPasswordReset: {},
  } as const
  const mails: Record<string, string[]> = {}
  for (const [route, body] of Object.entries(asking) as [keyof typeof asking, object][]) {
    const answers = []
    for (const email of [known, unconfirmed, stranger]) {
      said.length = 0
      const before = await hashed()
      answers.push({ ...visible(await call(route, { ...body, email })), hashes: (await hashed()) - before })
      await settled()
      mails[`${route} ${email}`] = said.map(({ name }) => name)
      // The stranger's address is one without account in each round.
      if (route === 'register' && email === stranger) said.length = 0
    }
    assert.equal(answers[0]?.status, 202)
    assert.deepEqual(answers[1], answers[0], route)
    assert.deepEqual(answers[2], answers[0], route)
  }
  assert.deepEqual(mails, {
    [`register ${known}`]: ['users.sign-up-repeated.v1'],
    [`register ${unconfirmed}`]: ['users.verification-requested.v1'],
    [`register ${stranger}`]: ['users.verification-requested.v1'],
    [`resendVerification ${known}`]: [],
    [`resendVerification ${unconfirmed}`]: ['users.verification-requested.v1'],
    [`resendVerification ${stranger}`]: ['users.verification-requested.v1'],
    [`requestPasswordReset ${known}`]: ['users.password-reset-requested.v1'],
    [`requestPasswordReset ${unconfirmed}`]: ['users.password-reset-requested.v1'],
    [`requestPasswordReset ${stranger}`]: ['users.password-reset-requested.v1'],
  })
})

test('resend and reset for an address without account answer the same and mail nobody', async (t) => {
  const { call, join, said, settled, pool } = await openTestRoom(t)
  await join(known)
  said.length = 0
  for (const route of ['resendVerification', 'requestPasswordReset'] as const)
    assert.deepEqual(visible(await call(route, { email: stranger })), visible(await call(route, { email: known })), route)
  await settled()
  assert.deepEqual(
    said.map(({ name, data }) => [name, (data as { email: string }).email]),
    [['users.password-reset-requested.v1', known]],
  )
  assert.equal((await pool.query('select from users')).rowCount, 1)
})

test('a wrong address and a wrong password are refused alike, after the same work', async (t) => {
  const { call, join, settled } = await openTestRoom(t)
  await join(known)
  await call('register', { email: unconfirmed, password: GOOD_PASSWORD, name: 'Uma' })
  await settled()
  const answers = []
  for (const email of [known, unconfirmed, stranger]) {
    const before = await hashed()
    const answer = await call('signIn', { email, password: 'not the right one' })
    answers.push({ ...visible(answer), hashes: (await hashed()) - before })
  }
  assert.deepEqual([answers[0]?.status, answers[0]?.words.code, answers[0]?.hashes], [401, 'bad-credentials', 1])
  assert.deepEqual(answers[1], answers[0])
  assert.deepEqual(answers[2], answers[0])
})

test('too many guesses are refused alike for an address with an account and one without', async (t) => {
  const { call, join } = await openTestRoom(t)
  await join(known)
  const guess = async (email: string, ip: string) => {
    const answers = []
    for (let time = 0; time < 10; time++) answers.push((await call('signIn', { email, password: 'not the right one' }, { ip })).status)
    return answers
  }
  assert.deepEqual(await guess(known, '203.0.113.1'), [401, 401, 401, 401, 401, 401, 401, 401, 429, 429])
  assert.deepEqual(await guess(stranger, '203.0.113.2'), [401, 401, 401, 401, 401, 401, 401, 401, 429, 429])
})
