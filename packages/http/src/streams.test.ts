import assert from 'node:assert/strict'
import { once } from 'node:events'
import { get } from 'node:http'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { log } from '@toyline/observability'
import { z } from 'zod'
import { callerTokens } from './caller.ts'
import { card } from './card.ts'
import { serve, serviceApp } from './serve.ts'
import { httpTransport, injectTransport, type Transport } from './transport.ts'

const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')

/** A room with one stream that never ends by itself. */
async function room() {
  const left = Promise.withResolvers<void>()
  const app = serviceApp({ room: 'test', log: log('test'), tokens, isUnavailable: () => false })
  const watch = card({
    name: 'watch',
    method: 'GET',
    path: '/watch',
    reply: z.any(),
    who: 'anyone',
    audience: 'public',
    stream: true,
    summary: '',
  })
  serve(app, watch, async ({ reply }) => {
    const ticks = new Readable({ read() {} })
    ticks.push('data: 1\n\n')
    reply.hijack()
    reply.raw.once('close', () => {
      ticks.destroy()
      left.resolve()
    })
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream' })
    ticks.pipe(reply.raw)
    return reply
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  const baseUrl = `http://127.0.0.1:${(app.server.address() as { port: number }).port}`
  return { app, left: left.promise, baseUrl, authorization: `Bearer ${await tokens.sign({ kind: 'guest' })}` }
}

for (const kind of ['in this process', 'over HTTP'] as const) {
  test(`a stream ${kind} passes through, and ends in its room when its reader leaves`, async (t) => {
    const { app, left, baseUrl, authorization } = await room()
    t.after(() => app.close())
    const http = httpTransport({ baseUrl })
    t.after(() => http.close())
    const transport: Transport = kind === 'over HTTP' ? http : injectTransport(app)
    const leaving = new AbortController()
    const { stream } = await transport({ method: 'GET', path: '/watch', headers: { authorization }, stream: true, signal: leaving.signal })
    assert.ok(stream)
    const [first] = await once(stream, 'data')
    assert.equal(String(first), 'data: 1\n\n')
    stream.on('error', () => {})
    stream.destroy()
    await left
  })
}

test('a room that closes does not wait for its streams', async () => {
  const { app, left, baseUrl, authorization } = await room()
  const request = get(`${baseUrl}/watch`, { headers: { authorization } })
  request.on('error', () => {})
  const [answer] = await once(request, 'response')
  answer.on('error', () => {})
  await once(answer, 'data')
  await app.close()
  await left
})

test('the head of a stream is not asked for', async (t) => {
  const { app, authorization } = await room()
  t.after(() => app.close())
  assert.equal((await app.inject({ method: 'HEAD', url: '/watch', headers: { authorization } })).statusCode, 404)
})
