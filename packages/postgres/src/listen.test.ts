import assert from 'node:assert/strict'
import test from 'node:test'
import { chaosProxy, scratchDatabase, waitFor } from '@toyline/testing'
import { listen, openPool } from './index.ts'

test('a listener hears what is said, and again after its connection broke', async (t) => {
  const { adminUrl } = await scratchDatabase(t, [])
  const url = new URL(adminUrl)
  const proxy = await chaosProxy(t, { port: Number(url.port) })
  url.port = String(proxy.port)
  const pool = openPool({ url: adminUrl, name: 'listen-test' })
  t.after(() => pool.end())
  const heard: string[] = []
  let connects = 0
  const listener = listen({
    url: url.href,
    name: 'listen-test',
    channel: 'Some Channel',
    onNotify: (payload) => heard.push(payload),
    onConnect: () => {
      connects += 1
    },
  })
  t.after(() => listener.close())
  const say = (text: string) => pool.query(`select pg_notify('Some Channel', $1)`, [text])
  await waitFor(() => connects === 1)
  await say('one')
  await waitFor(() => heard.length === 1)
  proxy.reset()
  await waitFor(() => connects === 2)
  await say('two')
  await waitFor(() => heard.length === 2)
  assert.deepEqual(heard, ['one', 'two'])
  await listener.close()
  await say('three')
  const left = "select from pg_stat_activity where query like 'listen%' and datname = current_database()"
  await waitFor(async () => (await pool.query(left)).rowCount === 0, { what: 'its connections to be gone' })
  assert.deepEqual(heard, ['one', 'two'])
})
