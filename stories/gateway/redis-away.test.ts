import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openPurges, openRedis } from '@toyline/cache'
import { chaosProxy, freePort, waitFor } from '@toyline/testing'
import { guestsAt } from './guest.ts'
import { openGround, somethingToBuy } from './platform.ts'
import { noRedis, startRedis } from './redis.ts'

const PAGES = 40

test('R1: while Redis is silent, slow or gone, people browse and buy as before, and the rest of the shop does not notice', {
  skip: noRedis,
  timeout: 180_000,
}, async (t) => {
  const server = await startRedis(t)
  const proxy = await chaosProxy(t, { port: server.port })
  const ground = await openGround(t, { products: 40 })
  const { url } = await ground.light({ REDIS_URL: `redis://127.0.0.1:${proxy.port}` })
  const { handle, line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url)
  const statusOf = async (path: string) => (await fetch(url + path)).status
  assert.ok(proxy.connections() > 0, 'the shop uses Redis')

  for (const [how, cut] of [
    ['silent', () => proxy.freeze()],
    ['slow', () => proxy.delay(2_000)],
    ['gone', () => proxy.reset()],
  ] as const) {
    cut()
    const browsing = Array.from({ length: PAGES }, (_, i) => statusOf(i % 2 ? `/api/v1/products/${handle}` : '/api/v1/cart'))
    const order = await send(await orderOf(await guest(line)))
    assert.deepEqual([how, order.status], [how, 201], order.text)
    assert.deepEqual([how, new Set(await Promise.all(browsing))], [how, new Set([200])])
    assert.equal(await statusOf('/readyz'), 200)
    proxy.heal()
  }
})

/** Two servers, one the copy of the other, and three that watch them and may make the copy the first. */
async function watchedPair(t: TestContext) {
  const directory = mkdtempSync(join(tmpdir(), 'redis-story-'))
  t.after(() => rmSync(directory, { recursive: true, force: true }))
  const primary = await startRedis(t)
  await startRedis(t, ['--replicaof', '127.0.0.1', String(primary.port)])
  const sentinels: number[] = []
  for (let i = 0; i < 3; i++) {
    const port = await freePort()
    const config = join(directory, `sentinel-${i}.conf`)
    writeFileSync(
      config,
      `port ${port}\nbind 127.0.0.1\ndir ${directory}\nsentinel monitor toyline 127.0.0.1 ${primary.port} 2\nsentinel down-after-milliseconds toyline 500\nsentinel failover-timeout toyline 2000\n`,
    )
    const process = spawn('redis-server', [config, '--sentinel'], { stdio: 'ignore' })
    const ended = once(process, 'close')
    t.after(async () => {
      process.kill('SIGKILL')
      await ended
    })
    sentinels.push(port)
  }
  return { primary, sentinels, url: `redis+sentinel://${sentinels.map((port) => `127.0.0.1:${port}`).join(',')}/toyline` }
}

test('R1: when the first of two Redis servers dies, the other takes its place: counts and purges are shared again', {
  skip: noRedis,
  timeout: 60_000,
}, async (t) => {
  const { primary, sentinels, url } = await watchedPair(t)
  const redis = openRedis(url, 'story')
  t.after(() => redis.disconnect())
  const [a, b] = [openPurges({ name: 'story', redisUrl: url, echoMs: 1 }), openPurges({ name: 'story', redisUrl: url, echoMs: 1 })]
  t.after(() => Promise.all([a.close(), b.close()]))
  const isCopyKnown = async (port: number) => {
    const sentinel = openRedis(`redis://127.0.0.1:${port}`, 'story')
    try {
      await waitFor(() => sentinel.status === 'ready')
      return /slaves=1,/.test(await sentinel.info('sentinel'))
    } finally {
      sentinel.disconnect()
    }
  }
  const areHeard = async () => {
    const before = b.turn()
    await a.purge(['toys'])
    await waitFor(() => !b.isCurrent(['toys'], before), { timeoutMs: 200, what: 'the purge' })
    return true
  }
  const countsAt = async () => {
    await redis.incr('count')
    return /tcp_port:(\d+)/.exec(await redis.info('server'))?.[1]
  }
  const settled = { timeoutMs: 20_000 }
  await waitFor(countsAt, { ...settled, what: 'the first server' })
  assert.equal(await countsAt(), String(primary.port))
  await waitFor(areHeard, { ...settled, what: 'purges to be heard' })
  // Whoever watches must know of the copy before it can take over.
  await waitFor(async () => (await Promise.all(sentinels.map(isCopyKnown))).every(Boolean), { ...settled, what: 'the copy to be known' })

  const everythingAt = async () => Number(await redis.hget('story:purged', 'tag:*'))
  const before = await everythingAt()
  primary.kill()
  const other = await waitFor(countsAt, { ...settled, what: 'the other server' })
  assert.notEqual(other, String(primary.port))
  // The copy may not have heard of the latest purges.
  await waitFor(async () => (await everythingAt()) > before, { ...settled, what: 'nothing from before to be shared any more' })
  await waitFor(areHeard, { ...settled, what: 'purges to be heard again' })
})
