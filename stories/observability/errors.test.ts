import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { openPool } from '@toyline/postgres'
import { waitFor } from '@toyline/testing'
import { openGround } from '../gateway/platform.ts'

test('a bug that a visitor meets reaches the tracker of errors with the request that they can name', { timeout: 120_000 }, async (t) => {
  const events: string[] = []
  const tracker = createServer(async (request, reply) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    events.push(body)
    reply.end('{}')
  }).listen(0, '127.0.0.1')
  await once(tracker, 'listening')
  t.after(() => tracker.close())
  const ground = await openGround(t)
  const { url } = await ground.light({
    LOG_LEVEL: 'error',
    SENTRY_DSN: `http://key@127.0.0.1:${(tracker.address() as AddressInfo).port}/1`,
  })
  const pool = openPool({ url: ground.adminUrl, name: 'story-bug' })
  await pool.query('alter table orders.orders rename to lost')
  await pool.end()
  const reply = await fetch(`${url}/api/v1/orders/ord_01k0000000000000000000000a`)
  assert.equal(reply.status, 500)
  const { requestId } = (await reply.json()) as { requestId: string }
  await waitFor(() => events.length > 0, { what: 'the event' })
  assert.ok(events.some((event) => event.includes(requestId) && event.includes('"room":"orders"') && event.includes('"type":"event"')))
})
