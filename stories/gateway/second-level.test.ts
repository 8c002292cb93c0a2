import assert from 'node:assert/strict'
import { connect, createServer } from 'node:net'
import { pipeline } from 'node:stream'
import { type TestContext, test } from 'node:test'
import { openPurges, openSecondLevel } from '@toyline/cache'
import { chaosProxy, freePort, waitFor } from '@toyline/testing'
import { type Answer, shared, shopWithPages } from '../../services/gateway/src/test-storefront.ts'
import { noRedis, startRedis } from './redis.ts'

type Gateway = Awaited<ReturnType<typeof openGateway>>

const fromBuild = (build: string, body: string): Answer => {
  const { headers } = shared(body)
  return { body, headers: { ...headers, 'x-storefront-build': build } }
}

/** A gateway before a storefront of its own, which shares with others what it finds at this Redis. It knows its storefront's build. */
async function openGateway(t: TestContext, redisUrl: string, say: (path: string) => Answer | Promise<Answer>) {
  const purges = openPurges({ name: 'story', redisUrl, echoMs: 50 })
  const secondLevel = openSecondLevel({ name: 'story', redisUrl })
  t.after(() => Promise.all([purges.close(), secondLevel.close()]))
  const gateway = await shopWithPages(t, ({ url = '' }) => say(url), { purges, secondLevel })
  const askedFor = (path: string) => gateway.asked.filter(({ url }) => url === path).length
  await gateway.get('/learn-the-build')
  return { ...gateway, purges, askedFor }
}

/** Each hears the other, and both share what they make: what begins to hear forgets everything once. */
async function waitUntilShared(a: Gateway, b: Gateway): Promise<void> {
  for (const [teller, hearer] of [
    [a, b],
    [b, a],
  ] as const)
    await waitFor(async () => {
      const before = hearer.purges.turn()
      await teller.purges.purge(['hello'])
      return hearer.purges.turn() > before
    })
  let tries = 0
  await waitFor(async () => {
    const path = `/shared?try=${tries++}`
    await a.get(path)
    await b.get(path)
    return b.askedFor(path) === 0
  })
}

test('a page that one instance made is not made again by another, byte for byte, until something that it shows changes', {
  skip: noRedis,
}, async (t) => {
  const { url } = await startRedis(t)
  let price = '10.00'
  const say = () => fromBuild('one', `costs ${price}`)
  const [a, b] = [await openGateway(t, url, say), await openGateway(t, url, say)]
  await waitUntilShared(a, b)
  const made = await a.get('/p/clippy', { 'accept-encoding': 'br' })
  assert.equal(a.askedFor('/p/clippy'), 1)
  const found = await b.get('/p/clippy', { 'accept-encoding': 'br' })
  assert.equal(b.askedFor('/p/clippy'), 0)
  assert.deepEqual([found.bytes, found.headers.etag, found.headers['x-storefront-build']], [made.bytes, made.headers.etag, undefined])

  price = '12.00'
  await a.purge(['clippy'])
  const c = await openGateway(t, url, say)
  assert.equal((await c.get('/p/clippy')).body, 'costs 12.00', 'nobody is shown the old price, however new they are')
  assert.equal(c.askedFor('/p/clippy'), 1)
})

test('what was being made during a purge is given to no other instance', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t)
  let price = '10.00'
  const held = Promise.withResolvers<void>()
  const a = await openGateway(t, url, async (path) => {
    const seen = price
    if (path === '/slow') await held.promise
    return fromBuild('one', `costs ${seen}`)
  })
  const b = await openGateway(t, url, () => fromBuild('one', `costs ${price}`))
  await waitUntilShared(a, b)
  const late = a.get('/slow')
  await waitFor(() => a.askedFor('/slow') === 1)
  price = '12.00'
  await b.purge(['clippy'])
  held.resolve()
  await late
  assert.equal((await b.get('/slow')).body, 'costs 12.00')
})

test('five instances that want the same page at once have it made once', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t)
  const held = Promise.withResolvers<void>()
  const say = async (path: string) => {
    if (path === '/rush') await held.promise
    return fromBuild('one', 'a page')
  }
  const gateways: Gateway[] = []
  for (let i = 0; i < 5; i++) gateways.push(await openGateway(t, url, say))
  const [first, last] = [gateways[0], gateways.at(-1)]
  assert.ok(first && last)
  await waitUntilShared(first, last)
  const asked = () => gateways.reduce((sum, gateway) => sum + gateway.askedFor('/rush'), 0)
  const answers = Promise.all(gateways.map((gateway) => gateway.get('/rush')))
  await waitFor(() => asked() > 0)
  held.resolve()
  assert.deepEqual(new Set((await answers).map(({ status, body }) => `${status} ${body}`)), new Set(['200 a page']))
  assert.equal(asked(), 1)
})

test('a page of another build of the storefront is nobody else’s', { skip: noRedis }, async (t) => {
  const { url } = await startRedis(t)
  const open = (build: string) => openGateway(t, url, () => fromBuild(build, build))
  const [a, b, blue, alsoBlue] = [await open('green'), await open('green'), await open('blue'), await open('blue')]
  await waitUntilShared(a, b)
  await waitUntilShared(blue, alsoBlue)
  await a.get('/toys')
  assert.equal((await blue.get('/toys')).body, 'blue')
})

test('what is purged before Redis was ever reached is told when it is', { skip: noRedis }, async (t) => {
  const server = await startRedis(t)
  const port = await freePort()
  let price = '10.00'
  const say = () => fromBuild('one', `costs ${price}`)
  const [whole, other, cut] = [
    await openGateway(t, server.url, say),
    await openGateway(t, server.url, say),
    await openGateway(t, `redis://127.0.0.1:${port}`, say),
  ]
  await waitUntilShared(whole, other)
  await whole.get('/toys')
  price = '12.00'
  await cut.purge(['clippy'])
  assert.equal((await other.get('/toys')).body, 'costs 10.00', 'nobody could tell it')
  const line = createServer((inner) => pipeline(inner, connect(server.port, '127.0.0.1'), inner, () => {}))
  line.listen(port, '127.0.0.1')
  t.after(() => line.close())
  await waitFor(async () => (await whole.get('/toys')).body === 'costs 12.00')
  await waitFor(async () => (await other.get('/toys')).body === 'costs 12.00')
})

test('while Redis is silent, slow or gone pages are made as before, and what was purged meanwhile is shared by nobody afterwards', {
  skip: noRedis,
}, async (t) => {
  const server = await startRedis(t)
  const proxy = await chaosProxy(t, { port: server.port })
  let price = 10
  const say = () => fromBuild('one', `costs ${price}`)
  const cut = await openGateway(t, `redis://127.0.0.1:${proxy.port}`, say)
  const whole = await openGateway(t, server.url, say)
  for (const [how, harm] of [
    ['silent', () => proxy.freeze()],
    ['slow', () => proxy.delay(2_000)],
    ['gone', () => proxy.reset()],
  ] as const) {
    await waitUntilShared(cut, whole)
    const path = `/${how}`
    await cut.get(path)
    harm()
    price += 1
    await cut.purge(['clippy'])
    assert.equal((await cut.get(path)).body, `costs ${price}`, how)
    proxy.heal()
    await waitFor(async () => (await whole.get(path)).body === `costs ${price}`, { what: `the price to be known after Redis was ${how}` })
  }
})
