import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type Caller, callerTokens, card, problem, serviceApp } from '@toyline/http'
import { log } from '@toyline/observability'
import { isUnavailable, openDatabase, openPool } from '@toyline/postgres'
import { scratchDatabase } from '@toyline/testing'
import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { claimKey, finishKey, forgetKeys, serveOnce } from './index.ts'

type Tables = {
  effects: { id?: number; who: string; what: string }
  idempotency_keys: { key: string; created_at: Date; status: number | null }
}

const tokens = callerTokens('a-secret-of-this-test-and-of-nothing-else')
const quiet = log('test')
quiet.level = 'silent'
const make = card({
  name: 'make',
  method: 'POST',
  path: '/effects',
  status: 201,
  idempotent: true,
  body: z.strictObject({ what: z.string() }),
  reply: z.strictObject({ id: z.int(), at: z.string() }),
  who: 'visitor',
  audience: 'public',
  summary: '',
})
const BEA: Caller = { kind: 'buyer', userId: 'usr_bea' }
const GUS: Caller = { kind: 'guest', guestId: 'gst_gus' }

/** One process of a room: its own pool, as small as a room's may be. Several may share a database. */
function processOn(t: TestContext, url: string, before: (what: string, db: Kysely<Tables>) => Promise<void> = async () => {}) {
  const pool = openPool({ url, name: 'idempotency-test', max: 2 })
  t.after(() => pool.end())
  const db = openDatabase<Tables>(pool)
  const app = serviceApp({ room: 'test', log: quiet, tokens, isUnavailable })
  serveOnce(app, make, db, async ({ body, caller }, tx) => {
    const who = caller.userId ?? caller.guestId ?? ''
    const { id } = await tx.insertInto('effects').values({ who, what: body.what }).returning('id').executeTakeFirstOrThrow()
    await before(body.what, db)
    return { id: Number(id), at: new Date().toISOString() }
  })
  const ask = async (
    key: string,
    { what = 'a bear', caller = BEA, payload }: { what?: string; caller?: Caller; payload?: string } = {},
  ) => {
    const reply = await app.inject({
      method: 'POST',
      url: '/effects',
      headers: { authorization: `Bearer ${await tokens.sign(caller)}`, 'idempotency-key': key, 'content-type': 'application/json' },
      payload: payload ?? JSON.stringify({ what }),
    })
    return { status: reply.statusCode, body: reply.body, code: reply.json().code as string | undefined }
  }
  return { app, db, ask }
}

async function openRoom(t: TestContext, before?: (what: string, db: Kysely<Tables>) => Promise<void>) {
  const directory = fileURLToPath(new URL('../test-schema', import.meta.url))
  const { urls } = await scratchDatabase(t, ['toys'], { directories: { toys: directory } })
  const here = processOn(t, urls.toys, before)
  const effects = async () => (await here.db.selectFrom('effects').select('what').execute()).map(({ what }) => what)
  const keys = async () => (await here.db.selectFrom('idempotency_keys').select('key').orderBy('key').execute()).map(({ key }) => key)
  return { ...here, effects, keys, other: () => processOn(t, urls.toys, before) }
}

test('fifty copies of a request at once have one effect, and each hears the same; so do fifty later, byte for byte', async (t) => {
  const { ask, effects } = await openRoom(t)
  const first = await Promise.all(Array.from({ length: 50 }, () => ask('k')))
  const later = []
  for (let i = 0; i < 50; i++) later.push(await ask('k'))
  assert.deepEqual(new Set([...first, ...later].map(({ status }) => status)), new Set([201]))
  assert.equal(new Set([...first, ...later].map(({ body }) => body)).size, 1)
  assert.deepEqual(await effects(), ['a bear'])
})

test('copies in two processes have one effect too; whoever cannot wait is told that it is under way', async (t) => {
  const { ask, effects, other } = await openRoom(t)
  const there = other()
  const all = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? ask('k') : there.ask('k'))))
  for (const { status, code } of all) assert.ok(status === 201 || (status === 409 && code === 'request-running'), `${status} ${code}`)
  assert.equal(new Set(all.filter(({ status }) => status === 201).map(({ body }) => body)).size, 1)
  assert.deepEqual(await effects(), ['a bear'])
  assert.deepEqual([(await there.ask('k')).body], [(await ask('k')).body])
})

test('a copy in another process does not wait longer than for a lock', async (t) => {
  const release = Promise.withResolvers<void>()
  const reached = Promise.withResolvers<void>()
  const { ask, effects, other } = await openRoom(t, async () => {
    reached.resolve()
    await release.promise
  })
  const first = ask('k')
  await reached.promise
  const copy = await other().ask('k')
  assert.deepEqual([copy.status, copy.code], [409, 'request-running'])
  release.resolve()
  assert.equal((await first).status, 201)
  assert.deepEqual(await effects(), ['a bear'])
})

test('a key belongs to who used it and to what was asked', async (t) => {
  const { ask, effects } = await openRoom(t)
  const bea = await ask('k')
  const gus = await ask('k', { caller: GUS })
  assert.deepEqual([bea.status, gus.status], [201, 201])
  assert.notEqual(bea.body, gus.body)
  const reused = await ask('k', { what: 'two bears' })
  assert.deepEqual([reused.status, reused.code], [422, 'idempotency-key-reused'])
  const reworded = await ask('k', { payload: '{ "what": "a bear" }' })
  assert.deepEqual([reworded.status, reworded.code], [422, 'idempotency-key-reused'], 'equal means byte for byte')
  assert.deepEqual(await effects(), ['a bear', 'a bear'])
})

test('another request under the same key at the same moment is refused, or comes to its own when the first was', async (t) => {
  const { ask, effects } = await openRoom(t, async (what) => {
    if (what === 'nothing') throw problem(409, 'out-of-stock', 'There is none.')
  })
  const [kept, other] = await Promise.all([ask('k1'), ask('k1', { what: 'two bears' })])
  assert.deepEqual([kept.status, other.status], [201, 422])
  const [refused, next] = await Promise.all([ask('k2', { what: 'nothing' }), ask('k2', { what: 'two bears' })])
  assert.deepEqual([refused.code, next.status], ['out-of-stock', 201])
  assert.deepEqual((await effects()).sort(), ['a bear', 'two bears'])
})

test('a refusal and a crash leave neither effect nor key, and each copy hears of it', async (t) => {
  let failure: Error | undefined = problem(409, 'out-of-stock', 'There is none.')
  const { ask, effects, keys } = await openRoom(t, async () => {
    if (failure) throw failure
  })
  const refused = await Promise.all(Array.from({ length: 10 }, () => ask('k')))
  assert.deepEqual(new Set(refused.map(({ code }) => code)), new Set(['out-of-stock']))
  failure = new Error('a bug')
  assert.equal((await ask('k')).status, 500)
  assert.deepEqual([await effects(), await keys()], [[], []])
  failure = undefined
  assert.equal((await ask('k')).status, 201)
})

test('keys are kept for a day and then forgotten, unless somebody still works', async (t) => {
  const { ask, db, keys, effects } = await openRoom(t)
  const age = (key: string, hours: number) =>
    sql`update idempotency_keys set created_at = now() - make_interval(mins => ${hours * 60}) where key = ${key}`.execute(db)
  for (const key of ['young', 'old', 'working', 'given-up']) await ask(key)
  const unfinish = (key: string, seconds: number) =>
    sql`update idempotency_keys set status = null, body = null, lease_until = now() + make_interval(secs => ${seconds}) where key = ${key}`.execute(
      db,
    )
  await unfinish('working', 30)
  await unfinish('given-up', -30)
  await age('young', 23.9)
  for (const key of ['old', 'working', 'given-up']) await age(key, 24.1)
  assert.equal(await forgetKeys(db), 2)
  assert.deepEqual(await keys(), ['working', 'young'])
  assert.equal(await forgetKeys(db), 0)
  const before = (await effects()).length
  await ask('young')
  assert.equal((await effects()).length, before)
})

test('work of several transactions: a lease keeps others away, and after a crash somebody takes over', async (t) => {
  const { db } = await openRoom(t)
  const call = { caller: BEA, idempotencyKey: 'k', request: { url: '/effects', body: Buffer.from('{}') } } as never
  const claim = await claimKey(db, make, call, { leaseSeconds: 60 })
  assert.equal(claim.state, 'claimed')
  await assert.rejects(claimKey(db, make, call), { code: 'request-running', status: 409 })
  await sql`update idempotency_keys set lease_until = now() - interval '1 second'`.execute(db)
  const other = { caller: BEA, idempotencyKey: 'k', request: { url: '/effects', body: Buffer.from('{"x":1}') } } as never
  await assert.rejects(claimKey(db, make, other), { code: 'idempotency-key-reused', status: 422 })
  const taken = await claimKey(db, make, call)
  assert.ok(taken.state === 'claimed')
  await finishKey(db, taken, 201, '{"done":true}')
  assert.deepEqual(await claimKey(db, make, call), { state: 'done', status: 201, body: '{"done":true}' })
})
