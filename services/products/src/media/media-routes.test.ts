import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { installProblems } from '@toyline/http'
import { problem } from '@toyline/http/problem'
import Fastify from 'fastify'
import { mediaRoutes } from './media-routes.ts'
import type { Storage } from './storage.ts'

const KEY = 'ab'.repeat(16)

function shop(open: Storage['open']) {
  const app = Fastify()
  installProblems(app)
  mediaRoutes(app, { put: async () => {}, has: async () => false, open })
  return app
}

test('a file of a picture is served for ever, whatever the browser says it accepts', async () => {
  const asked: string[] = []
  const app = shop(async (key) => {
    asked.push(key)
    return { body: Readable.from(Buffer.from('bytes')), bytes: 5 }
  })
  for (const [file, type] of [
    ['640.avif', 'image/avif'],
    ['1600.webp', 'image/webp'],
  ] as const) {
    const answer = await app.inject({ url: `/media/${KEY}/${file}`, headers: { accept: 'text/html' } })
    assert.equal(answer.statusCode, 200)
    assert.equal(answer.body, 'bytes')
    assert.equal(answer.headers['content-type'], type)
    assert.equal(answer.headers['content-length'], '5')
    assert.equal(answer.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal(answer.headers['x-content-type-options'], 'nosniff')
    assert.equal(answer.headers.vary, undefined)
  }
  assert.deepEqual(asked, [`${KEY}/640.avif`, `${KEY}/1600.webp`])
})

test('any other name is a 404 that nobody keeps, and the store is not even asked', async () => {
  const asked: string[] = []
  const app = shop(async (key) => {
    asked.push(key)
    return null
  })
  const names = [
    `${KEY}/meta.json`,
    `${KEY}/640.png`,
    `${KEY}/640.svg`,
    `${KEY}/0640.avif`,
    `${KEY}/640.AVIF`,
    `${KEY}/..%2F640.avif`,
    'ab/640.avif',
    `${KEY.toUpperCase()}/640.avif`,
    `${KEY}x/640.avif`,
    `${KEY}/640.avif%00`,
  ]
  for (const name of names) {
    const answer = await app.inject({ url: `/media/${name}` })
    assert.deepEqual([answer.statusCode, answer.headers['cache-control']], [404, 'no-store'], name)
  }
  assert.deepEqual(asked, [])
  assert.equal((await app.inject({ url: `/media/${KEY}/640.avif` })).json().code, 'no-such-picture')
})

test('while the store is away, a picture is a 503 and not a 404', async () => {
  const app = shop(async () => {
    throw problem(503, 'storage-unavailable', 'away')
  })
  const answer = await app.inject({ url: `/media/${KEY}/640.avif` })
  assert.deepEqual([answer.statusCode, answer.headers['cache-control'], answer.json().code], [503, 'no-store', 'storage-unavailable'])
})
