import assert from 'node:assert/strict'
import { test } from 'node:test'
import { log } from './log.ts'

const SECRET = 'hunter2'

test('secrets and addresses of people are removed from lines, from children, and up to two levels deep', () => {
  let said = ''
  const heard = log('till', { write: (line: string) => (said += line) })
  heard.level = 'info'
  const secrets = {
    password: SECRET,
    token: SECRET,
    authorization: SECRET,
    cookie: SECRET,
    'set-cookie': SECRET,
    email: SECRET,
    secret: SECRET,
  }
  heard.info(secrets, 'flat')
  heard.info({ user: secrets }, 'one deep')
  heard.info({ request: { headers: secrets, id: 'req-1' } }, 'two deep')
  heard.child({ token: SECRET }).warn({ email: SECRET }, 'in a child')
  assert.ok(!said.includes(SECRET), said)
  assert.equal(said.match(/\[removed\]/g)?.length, 7 * 3 + 2)
  assert.equal(said.match(/"id":"req-1"/g)?.length, 1)
})

test('below its level a log says nothing', () => {
  let said = ''
  const heard = log('till', { write: (line: string) => (said += line) })
  heard.level = 'warn'
  heard.info('chatter')
  assert.equal(said, '')
})
