import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CacheOptions, type Made, openCache } from './cache.ts'
import { openPurges } from './purges.ts'

const TEN_SECONDS = 10_000

/** A cache on a clock of the test's own, and a source that counts how often it is asked. */
function setUp(options: Partial<CacheOptions> = {}) {
  let time = 0
  let asked = 0
  const cache = openCache({ name: 'test', maxBytes: 100_000, ttlMs: TEN_SECONDS, now: () => time, ...options })
  const source = {
    says: async (): Promise<Made<string>> => made('first'),
  }
  return {
    cache,
    source,
    pass: (ms: number) => {
      time += ms
    },
    asked: () => asked,
    get: (key = 'k', tags = ['t']) =>
      cache.getOrSet(key, tags, () => {
        asked += 1
        return source.says()
      }),
  }
}

type Life = Pick<Made<string>, 'freshMs' | 'agingMs'>
type More = { bytes?: number; keep?: boolean; tags?: string[]; life?: Life }

function made(value: string, { bytes = 100, keep = true, tags, life }: More = {}): Made<string> {
  return { value, bytes, keep, ...(tags ? { tags } : {}), ...life }
}

test('a value is made once and served until it runs out', async () => {
  const { get, pass, asked } = setUp()
  assert.deepEqual(await get(), { value: 'first', stale: false })
  pass(TEN_SECONDS - 1)
  await get()
  assert.equal(asked(), 1)
  pass(1)
  await get()
  assert.equal(asked(), 2)
})

test('a hundred who ask at once have it made once, and all hear the same, a refusal too', async () => {
  const { get, asked, source } = setUp()
  const answers = await Promise.all(Array.from({ length: 100 }, () => get()))
  assert.deepEqual([asked(), new Set(answers.map(({ value }) => value))], [1, new Set(['first'])])
  source.says = async () => made('there is no such thing', { keep: false })
  const refusals = await Promise.all(Array.from({ length: 100 }, () => get('other')))
  assert.deepEqual([asked(), new Set(refusals.map(({ value }) => value))], [2, new Set(['there is no such thing'])])
  await get('other')
  assert.equal(asked(), 3, 'a refusal is not kept')
})

test('a purge forgets what has its tag and nothing else, at once', async () => {
  const { cache, get, asked } = setUp()
  await get('a', ['catalogue', 'product:a'])
  await get('b', ['catalogue', 'product:b'])
  await cache.purge(['product:a'])
  await get('a', ['catalogue', 'product:a'])
  await get('b', ['catalogue', 'product:b'])
  assert.equal(asked(), 3)
  await cache.purge(['catalogue'])
  await get('a', ['catalogue', 'product:a'])
  await get('b', ['catalogue', 'product:b'])
  assert.equal(asked(), 5)
})

test('what was being made when its tag was purged is served to nobody who asks later', async () => {
  const { cache, get, source, asked } = setUp()
  const slow = Promise.withResolvers<Made<string>>()
  source.says = () => slow.promise
  const before = get()
  await cache.purge(['t'])
  source.says = async () => made('after')
  assert.equal((await get()).value, 'after')
  slow.resolve(made('before'))
  assert.equal((await before).value, 'before', 'who asked before the purge may be told what was true then')
  assert.equal((await get()).value, 'after')
  assert.ok(asked() <= 3)
})

test('while its source fails, an old or purged value is served as stale, until the grace is over', async () => {
  const { cache, get, pass, source, asked } = setUp({ graceMs: 60_000 })
  await get()
  source.says = async () => {
    throw new Error('down')
  }
  await cache.purge(['t'])
  assert.deepEqual(await get(), { value: 'first', stale: true })
  await get()
  assert.equal(asked(), 2, 'a source that has just failed is left alone for a moment')
  pass(1_000)
  assert.deepEqual(await get(), { value: 'first', stale: true })
  assert.equal(asked(), 3)
  pass(TEN_SECONDS + 60_000)
  await assert.rejects(get(), /down/)
  source.says = async () => made('second')
  assert.deepEqual(await get(), { value: 'second', stale: false })
})

test('a source that says that something is gone is believed', async () => {
  const { cache, get, pass, source } = setUp({ graceMs: 60_000 })
  await get()
  source.says = async () => made('404', { keep: false })
  await cache.purge(['t'])
  assert.deepEqual(await get(), { value: '404', stale: false })
  source.says = async () => {
    throw new Error('down')
  }
  pass(1)
  await assert.rejects(get(), /down/, 'what is gone does not come back as a stale value')
})

test('a failure without anything to serve is told to all who waited, and the next one asks again', async () => {
  const { get, source, asked } = setUp({ graceMs: 60_000 })
  source.says = async () => {
    throw new Error('down')
  }
  const all = await Promise.allSettled(Array.from({ length: 10 }, () => get()))
  assert.deepEqual([asked(), all.filter(({ status }) => status === 'rejected').length], [1, 10])
  await assert.rejects(get(), /down/)
  assert.equal(asked(), 2)
})

test('a value may say itself for how long it is good, and be shown while it is made anew', async () => {
  const { cache, pass } = setUp({ graceMs: 60_000 })
  let asked = 0
  const make = async () => made(`${++asked}`, { life: { freshMs: 1_000, agingMs: 5_000 } })
  assert.equal(cache.look('k'), undefined)
  await cache.getOrSet('k', [], make)
  pass(999)
  assert.deepEqual(cache.look('k'), { value: '1', aging: false, stale: false })
  pass(1)
  assert.deepEqual(cache.look('k'), { value: '1', aging: true, stale: false })
  assert.deepEqual(await cache.getOrSet('k', [], make), { value: '2', stale: false })
  assert.deepEqual(cache.look('k'), { value: '2', aging: false, stale: false })
  pass(1_000)
  const fail = () => Promise.reject(new Error('down'))
  assert.deepEqual(await cache.getOrSet('k', [], fail), { value: '2', stale: true })
  assert.deepEqual(cache.look('k'), { value: '2', aging: true, stale: true }, 'its source was asked, and failed')
  pass(5_000)
  assert.equal(cache.look('k'), undefined)
  assert.deepEqual(await cache.getOrSet('k', [], fail), { value: '2', stale: true })
  pass(55_000)
  await assert.rejects(cache.getOrSet('k', [], fail), /down/)
})

test('where only the value says its tags, a purge during its making counts as well, and nobody who asks later waits for it', async () => {
  const { cache } = setUp()
  const slow = Promise.withResolvers<Made<string>>()
  const before = cache.getOrSet('k', null, () => slow.promise)
  await cache.purge(['its own'])
  const after = cache.getOrSet('k', null, async () => made('after', { tags: ['its own'] }))
  assert.equal((await after).value, 'after')
  slow.resolve(made('before', { tags: ['its own'] }))
  assert.equal((await before).value, 'before')
  assert.equal(cache.look('k')?.value, 'after', 'what began before the purge does not take the place of what was made after it')
  await cache.purge(['its own'])
  await cache.getOrSet('k', null, async () => made('kept', { tags: ['its own'] }))
  await cache.purge(['another'])
  assert.equal(cache.look('k')?.value, 'kept')
  await cache.purge(['its own'])
  assert.equal(cache.look('k'), undefined)
})

test('two caches with the same purges forget together', async () => {
  const purges = openPurges({ name: 'test' })
  const [a, b] = [setUp({ purges }), setUp({ purges })]
  await Promise.all([a.get(), b.get()])
  await a.cache.purge(['t'])
  assert.deepEqual([a.cache.look('k'), b.cache.look('k')], [undefined, undefined])
})

for (const newcomers of [0.25, 0])
  test(`a flood of values that are asked for once ${newcomers ? 'pushes out no proven one' : 'would push out all, were no part set aside'}`, async () => {
    const { cache } = setUp({ maxBytes: 1_000_000, newcomers })
    const ask = (key: string, more: Partial<Made<string>> = {}) =>
      cache.getOrSet(key, [], async () => ({ ...made('x', { bytes: 4_000 }), ...more }))
    const good = Array.from({ length: 20 }, (_, i) => `good ${i}`)
    for (const key of [...good, ...good]) await ask(key)
    for (let i = 0; i < 1_000; i++) {
      await ask(`flood ${i}`)
      await ask(`nothing ${i % 10}`, { passing: true })
    }
    assert.equal(good.filter((key) => cache.look(key)).length, newcomers ? good.length : 0)
    assert.ok(cache.bytes() <= 1_000_000)
    assert.ok(cache.look('flood 999'), 'newcomers have their place')
  })

test('no more bytes are kept than were allowed, and nothing that alone would fill the cache', async () => {
  const { get, source, asked } = setUp({ maxBytes: 100_000 })
  source.says = async () => made('a page', { bytes: 4_000 })
  for (let i = 0; i < 100; i++) await get(`page ${i}`)
  assert.equal(asked(), 100)
  for (let i = 99; i >= 0; i--) await get(`page ${i}`)
  assert.ok(asked() > 100 + 75 && asked() < 100 + 85, `${asked() - 100} of 100 pages had to be made again`)
  source.says = async () => made('a book', { bytes: 50_000 })
  const before = asked()
  await get('book')
  await get('book')
  assert.equal(asked() - before, 2)
})

test('switched off, everything is made anew', async () => {
  const { get, asked } = setUp({ ttlMs: 0 })
  await get()
  await get()
  assert.equal(asked(), 2)
})
