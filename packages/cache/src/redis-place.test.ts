import assert from 'node:assert/strict'
import { test } from 'node:test'
import { redisPlace } from './redis-place.ts'

test('one server is its address', () => {
  for (const url of ['redis://localhost:6379', 'rediss://user:pass@redis.example:6379/1']) assert.deepEqual(redisPlace(url), { url })
})

test('watched servers are their Sentinels, their name, and who may enter', () => {
  assert.deepEqual(redisPlace('redis+sentinel://a,b.example:26380/toyline'), {
    sentinels: [
      { host: 'a', port: 26_379 },
      { host: 'b.example', port: 26_380 },
    ],
    name: 'toyline',
    failoverDetector: true,
  })
  assert.deepEqual(redisPlace('rediss+sentinel://shop:p%40ss@a:1/toyline'), {
    sentinels: [{ host: 'a', port: 1 }],
    name: 'toyline',
    failoverDetector: true,
    username: 'shop',
    password: 'p@ss',
    tls: {},
    enableTLSForSentinelMode: true,
  })
})

test('what is no place is refused in words', () => {
  for (const url of [
    '',
    'redis://',
    'http://redis:6379',
    'redis+sentinel://a:1',
    'redis+sentinel:///toyline',
    'redis+sentinel://a,/toyline',
  ])
    assert.throws(() => redisPlace(url), TypeError, url)
})
