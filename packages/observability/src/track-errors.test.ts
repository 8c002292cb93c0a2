import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type TestContext, test } from 'node:test'
import { log } from './log.ts'
import { trackErrors } from './track-errors.ts'

const ORDER = 'ord_01k0000000000000000000000a'

type Sent = { path: string; auth: string; lines: Record<string, never>[] }

/** What stands in for Sentry. */
async function tracker(t: TestContext, answer = { status: 200, headers: {} }) {
  const sent: Sent[] = []
  const server = createServer(async (request, reply) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const lines = body.trimEnd().split('\n')
    sent.push({ path: request.url ?? '', auth: String(request.headers['x-sentry-auth']), lines: lines.map((line) => JSON.parse(line)) })
    reply.writeHead(answer.status, answer.headers).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.after(() => server.close())
  const tracking = trackErrors({ dsn: `http://publickey@127.0.0.1:${(server.address() as AddressInfo).port}/base/42`, environment: 'test' })
  t.after(() => tracking.stop())
  return { sent, tracking }
}

const quiet = (name: string) => log(name, { write() {} })

test('an error goes to the tracker as an envelope, with where it happened and without what is about people', async (t) => {
  const { sent, tracking } = await tracker(t)
  const cause = new Error('duplicate key (email)=(ada@shop.example)')
  const bug = new TypeError('card 4242 4242 4242 4242 of ada@shop.example with sk_live_abc', { cause })
  quiet('till').child({ reqId: 'req-7' }).error({ err: bug, orderId: ORDER, email: 'ada@shop.example', card: '4242' }, 'selling failed')
  await tracking.stop()
  assert.equal(sent.length, 1)
  const [{ path, auth, lines }] = sent as [Sent]
  assert.equal(path, '/base/api/42/envelope/')
  assert.match(auth, /^Sentry sentry_version=7, .*sentry_key=publickey$/)
  const [header, item, event] = lines as unknown as [
    { event_id: string },
    { type: string },
    {
      event_id: string
      level: string
      message: { formatted: string }
      tags: object
      exception: { values: { type: string; value: string; stacktrace: { frames: { filename: string; in_app: boolean }[] } }[] }
    },
  ]
  assert.deepEqual([header.event_id, item.type, event.level], [event.event_id, 'event', 'error'])
  assert.equal(event.message.formatted, 'selling failed')
  assert.deepEqual(event.tags, { room: 'till', orderId: ORDER, reqId: 'req-7' })
  const [first, last] = event.exception.values
  assert.deepEqual(
    [first?.value, last?.type, last?.value],
    ['duplicate key (email)=([removed])', 'TypeError', 'card [removed] of [removed] with [removed]'],
  )
  const top = last?.stacktrace.frames.at(-1)
  assert.match(String(top?.filename), /^packages\/observability\/src\/track-errors\.test\.ts$/)
  assert.equal(top?.in_app, true)
  assert.doesNotMatch(JSON.stringify(sent), /ada@|4242|sk_live/)
})

test('a warning is no error, and without a tracker nothing is sent', async (t) => {
  const { sent, tracking } = await tracker(t)
  quiet('till').warn({ err: new Error('no') }, 'slow')
  await tracking.stop()
  quiet('till').error({ err: new Error('no') }, 'broken')
  assert.deepEqual(sent, [])
})

test('an error that repeats itself is sent thirty times a minute, and not at all while the tracker asks for quiet', async (t) => {
  const many = await tracker(t)
  for (let time = 0; time < 100; time += 1) quiet('till').error('again')
  await many.tracking.stop()
  assert.equal(many.sent.length, 30)

  const full = await tracker(t, { status: 429, headers: { 'retry-after': '60' } })
  quiet('till').error('once')
  while (full.sent.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  const before = full.sent.length
  await full.tracking.stop()
  assert.equal(before, 1)
})

test('a tracker that is away costs nobody anything', async (t) => {
  const tracking = trackErrors({ dsn: 'http://key@127.0.0.1:9/1', environment: 'test' })
  t.after(() => tracking.stop())
  assert.doesNotThrow(() => quiet('till').fatal(new Error('the end')))
  await tracking.stop()
})
