import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { openCache, openPurges, openRedis } from '@toyline/cache'
import { chaosProxy, waitFor } from '@toyline/testing'
import { house } from '../../services/gateway/src/test-house.ts'
import { shared, shopWithPages } from '../../services/gateway/src/test-storefront.ts'
import { noRedis, startRedis } from './redis.ts'

const LIMITS = { perMinute: 20, authPerMinute: 6, checkoutPerMinute: 10_000 }

async function instance(t: TestContext, url: string) {
  const redis = openRedis(url, 'story')
  t.after(() => redis.disconnect())
  await waitFor(() => redis.status === 'ready')
  const home = await house(t, { redis, settings: { limits: LIMITS } })
  const ask = async (headers: Record<string, string> = {}) => (await home.app.inject({ url: '/api/v1/cart', headers })).statusCode
  const signIn = async () =>
    (
      await home.app.inject({
        method: 'POST',
        url: '/api/v1/auth/sign-in',
        headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
        payload: '{}',
      })
    ).statusCode
  return { ...home, redis, ask, signIn }
}

test('two instances share one counter, whatever a client says about its address', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t)
  const [a, b] = [await instance(t, url), await instance(t, url)]
  const statuses: number[] = []
  for (let i = 0; i < 40; i++) statuses.push(await (i % 2 ? a : b).ask({ 'x-forwarded-for': `9.9.9.${i}` }))
  assert.equal(statuses.filter((status) => status === 200).length, LIMITS.perMinute)
  assert.deepEqual(new Set(statuses.slice(LIMITS.perMinute)), new Set([429]))
})

test('without Redis, refused, silent or slow, each instance counts for itself: never no limit on sign-in, and no error', {
  skip: noRedis,
}, async (t) => {
  const server = await startRedis(t)
  const proxy = await chaosProxy(t, { port: server.port })
  const home = await instance(t, `redis://127.0.0.1:${proxy.port}`)
  assert.equal(await home.signIn(), 400)
  for (const [how, cut] of [
    ['silent', () => proxy.freeze()],
    ['slow', () => proxy.delay(2_000)],
    ['gone', () => proxy.reset()],
  ] as const) {
    cut()
    const all = []
    for (let i = 0; i < 8; i++) all.push(await home.signIn())
    assert.ok(
      all.every((status) => status === 400 || status === 429),
      `${how}: ${all}`,
    )
    assert.equal(await home.signIn(), 429, how)
    proxy.heal()
    await waitFor(() => home.redis.status === 'ready', { what: `Redis to be back after it was ${how}` })
  }
  assert.equal((await home.app.inject({ url: '/livez' })).statusCode, 200)
})

test('what one instance purges, the others make anew; what was missed while the line was cut, too', { skip: noRedis }, async (t) => {
  const server = await startRedis(t)
  const proxy = await chaosProxy(t, { port: server.port })
  const open = (redisUrl: string) =>
    openCache({ name: 'story', maxBytes: 1_000_000, ttlMs: 600_000, purges: openPurges({ name: 'story', redisUrl, echoMs: 1_000_000 }) })
  const [a, b] = [open(server.url), open(`redis://127.0.0.1:${proxy.port}`)]
  t.after(() => Promise.all([a.close(), b.close()]))
  let said = 'first'
  const read = async () => (await b.getOrSet('list', ['catalogue'], async () => ({ value: said, bytes: 10, keep: true }))).value
  // The ear's first word of the connection purges all, so that nothing is kept from before it heard.
  await waitFor(async () => {
    said = `${said}.`
    await a.purge(['catalogue'])
    await read()
    const kept = await read()
    said = 'second'
    await a.purge(['catalogue'])
    await waitFor(async () => (await read()) === 'second', { timeoutMs: 500 })
    return kept !== 'second'
  })
  await a.purge(['something-else'])
  said = 'third'
  assert.equal(await read(), 'second')
  proxy.freeze()
  await a.purge(['catalogue'])
  assert.equal(await read(), 'second', 'nobody could tell it')
  proxy.reset()
  proxy.heal()
  await waitFor(async () => (await read()) === 'third', { what: 'everything to be made anew after the cut' })
})

test('a purge is repeated, because another instance may have answered with what it knew before it heard', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t)
  const open = () => openCache({ name: 'story', maxBytes: 1_000_000, ttlMs: 600_000, redisUrl: url })
  const [a, b] = [open(), open()]
  t.after(() => Promise.all([a.close(), b.close()]))
  for (const cache of [a, b]) {
    let said = 'first'
    const read = async () => (await cache.getOrSet('list', ['catalogue'], async () => ({ value: said, bytes: 10, keep: true }))).value
    await read()
    await a.purge(['catalogue'])
    await waitFor(() => cache.look('list') === undefined, { what: 'the purge to be heard' })
    said = 'old'
    assert.equal(await read(), 'old', 'made from the answer of somebody who had not heard yet')
    said = 'new'
    await waitFor(async () => (await read()) === 'new', { what: 'the repeated purge' })
  }
})

test('a page that one instance is told to forget is made anew by the others', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t)
  let price = '10.00'
  const open = async () => {
    const purges = openPurges({ name: 'story', redisUrl: url })
    t.after(() => purges.close())
    return shopWithPages(t, () => shared(`costs ${price}`), { purges })
  }
  const [a, b] = [await open(), await open()]
  // Whoever begins to hear forgets everything once: what is kept from here on is kept until somebody says otherwise.
  await waitFor(async () => (await a.get('/toys')).headers['x-cache'] === 'hit' && (await b.get('/toys')).headers['x-cache'] === 'hit')
  price = '12.00'
  await a.purge(['clippy'])
  assert.equal((await a.get('/toys')).body, 'costs 12.00')
  await waitFor(async () => (await b.get('/toys')).body === 'costs 12.00')
})
