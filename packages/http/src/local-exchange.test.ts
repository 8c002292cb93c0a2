import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import Fastify from 'fastify'
import { exchange } from './local-exchange.ts'
import type { TransportRequest } from './transport.ts'

function room() {
  const app = Fastify()
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.post('/echo', { bodyLimit: 100 }, async (request, reply) => reply.code(201).header('x-length', 3).send(request.body))
  app.get('/who', async (request, reply) => {
    reply.header('set-cookie', ['a=1', 'b=2'])
    return { ip: request.ip, host: request.host, query: request.query, header: request.headers['x-one'] }
  })
  app.get('/nothing', async (_request, reply) => reply.code(204).send())
  app.get('/stream', async (_request, reply) => reply.type('text/plain').send(Readable.from(['one ', 'two'])))
  app.get('/bug', async () => {
    throw new Error('a bug')
  })
  app.get('/broken', async (_request, reply) => {
    reply.hijack()
    reply.raw.destroy()
  })
  return app
}

const bytes = { 'content-type': 'application/octet-stream' }

test('answers in this process are what injected requests get, byte for byte', async () => {
  const app = room()
  await app.ready()
  const requests: TransportRequest[] = [
    { method: 'POST', path: '/echo', headers: bytes, body: 'clippy é' },
    { method: 'POST', path: '/echo', headers: bytes, body: Buffer.from([0, 255, 10]) },
    { method: 'POST', path: '/echo', headers: bytes, body: 'x'.repeat(101) },
    { method: 'POST', path: '/echo', headers: { 'content-type': 'text/none' }, body: 'x' },
    { method: 'GET', path: '/who?a=1&a=2', headers: { 'x-one': 'two', host: 'shop.example' } },
    { method: 'HEAD', path: '/who', headers: { host: 'shop.example' } },
    { method: 'GET', path: '/nothing', headers: {} },
    { method: 'GET', path: '/stream', headers: {} },
    { method: 'GET', path: '/bug', headers: {} },
    { method: 'GET', path: '/nowhere', headers: {} },
    { method: 'GET', path: '/%zz', headers: {} },
  ]
  for (const asked of requests) {
    const { method, path, headers, body } = asked
    const wanted = await app.inject({ method: method as 'GET', url: path, headers, ...(body === undefined ? {} : { payload: body }) })
    const given = await exchange(app, asked)
    assert.equal(given.status, wanted.statusCode, path)
    assert.equal(given.body.toString('hex'), wanted.rawPayload.toString('hex'), path)
    for (const name of ['content-type', 'content-length', 'set-cookie', 'x-length'])
      assert.deepEqual(given.headers[name], wanted.headers[name], `${path} ${name}`)
  }
})

test('a route that ends the connection without an answer is an error, not a caller who waits for ever', async () => {
  const app = room()
  await app.ready()
  await assert.rejects(exchange(app, { method: 'GET', path: '/broken', headers: {} }), /without an answer/)
})
