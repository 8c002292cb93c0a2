import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { transaction } from '@toyline/postgres'
import { spawnNode, waitFor } from '@toyline/testing'
import { plantDefect } from './test-defect.ts'
import { openTestRoom, type TestRoom } from './test-room.ts'

// The full size of check C9 takes minutes: C9_SIZE=full.
const full = process.env.C9_SIZE === 'full'
const WRITERS = full ? 16 : 8
const EVENTS = full ? 10_000 : 240
const KILLS = full ? 20 : 6
const AGGREGATES = full ? 200 : 12
const MAX_COMMIT_DELAY_MS = full ? 200 : 25
const ROLLBACKS = 0.1
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31))

/** mulberry32: small, and the same sequence for the same seed. */
function randomFrom(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Defect {
  /** Says the event outside the transaction. */
  sayEarly?: boolean
  relay?: Record<string, string>
  kills?: number
  /** Edits a function of the schema: text to find, text to put in its place. */
  edit?: [string, string]
}

interface Findings {
  lost: number
  doubled: number
  phantom: number
  disordered: number
}

test(`relays that are killed lose nothing, double nothing and keep each aggregate's order (C9, seed ${seed})`, async (t) => {
  assert.deepEqual(await runCrashes(t, {}), { lost: 0, doubled: 0, phantom: 0, disordered: 0 })
})

test('the check sees a subscriber without an inbox', async (t) => {
  assert.ok((await runCrashes(t, { relay: { INBOX: 'none' }, kills: 2 })).doubled > 0)
})

test('the check sees a relay that follows a cursor', async (t) => {
  assert.ok((await runCrashes(t, { relay: { RELAY: 'cursor' }, kills: 0 })).lost > 0)
})

test('the check sees a relay that ignores the queues', async (t) => {
  const found = await runCrashes(t, { edit: ["other.status = 'pending'", 'false'], kills: 0 })
  assert.ok(found.disordered > 0)
})

test('the check sees an event that is said outside the transaction', async (t) => {
  assert.ok((await runCrashes(t, { sayEarly: true, kills: 0 })).phantom > 0)
})

async function runCrashes(t: TestContext, defect: Defect): Promise<Findings> {
  const room = await openTestRoom(t)
  const random = randomFrom(seed)
  if (defect.edit) await plantDefect(room.adminUrl, defect.edit)
  await room.pool.query('insert into orders.aggregates (id) select generate_series(1, $1)', [AGGREGATES])
  const relays = await startRelays(t, room, random, defect)
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(room, writer, randomFrom(seed + writer), defect)))
  await relays.killed
  await waitFor(() => isDrained(room, defect), { timeoutMs: full ? 300_000 : 20_000, what: 'the outbox to drain' })
  return examine(room)
}

async function write(room: TestRoom, writer: number, random: () => number, defect: Defect): Promise<void> {
  for (let number = 0; number < EVENTS / WRITERS; number += 1) {
    const id = `evt_${writer}_${number}`
    const aggregate = 1 + Math.floor(random() * AGGREGATES)
    const doomed = random() < ROLLBACKS
    const delayMs = random() * MAX_COMMIT_DELAY_MS
    const work = transaction(room.db, async (tx) => {
      const { version } = await tx
        .updateTable('aggregates')
        .set((row) => ({ version: row('version', '+', 1) }))
        .where('id', '=', aggregate)
        .returning('version')
        .executeTakeFirstOrThrow()
      await tx.insertInto('committed').values({ event_id: id, aggregate_id: aggregate, version }).execute()
      const event = { id, name: 'orders.moved.v1', aggregateId: String(aggregate), version }
      await room.outbox.say(defect.sayEarly ? room.db : tx, event)
      await pause(delayMs)
      if (doomed) throw new Error('doomed')
    })
    await work.catch((error: Error) => assert.equal(error.message, 'doomed'))
  }
}

/** Two relays; each dies in the middle of its work and is replaced, until all kills are spent. */
async function startRelays(t: TestContext, room: TestRoom, random: () => number, defect: Defect): Promise<{ killed: Promise<unknown> }> {
  const file = new URL('./test-relay.ts', import.meta.url).pathname
  const env = { URL: room.url, LEASE_MS: '400', ...defect.relay }
  let kills = defect.kills ?? KILLS
  const start = async () => {
    const mortal = kills > 0
    kills -= 1
    const relay = spawnNode(t, file, [], mortal ? { ...env, DIE: String(1 + Math.floor(random() * 15)) } : env)
    await relay.printed(/ready/)
    return mortal ? relay : undefined
  }
  const lane = async (first: Awaited<ReturnType<typeof start>>) => {
    for (let relay = first; relay; relay = await start()) assert.equal((await relay.ended).signal, 'SIGKILL', relay.output())
  }
  const count = defect.relay?.RELAY === 'cursor' ? 1 : 2
  const firsts = await Promise.all(Array.from({ length: count }, start))
  return { killed: Promise.all(firsts.map(lane)) }
}

async function isDrained(room: TestRoom, defect: Defect): Promise<boolean> {
  if (defect.relay?.RELAY !== 'cursor') return (await room.db.selectFrom('jobs').selectAll().executeTakeFirst()) === undefined
  // A cursor never comes back for what it missed: it is done when nothing more happens.
  const count = async () => (await room.db.selectFrom('effects').select('event_id').execute()).length
  const before = await count()
  await pause(250)
  return before > 0 && (await count()) === before
}

async function examine(room: TestRoom): Promise<Findings> {
  const committed = await room.db.selectFrom('committed').select('event_id').execute()
  const effects = await room.db.selectFrom('effects').selectAll().orderBy('id').execute()
  const wanted = new Set(committed.map((row) => row.event_id))
  const seen = new Set(effects.map((row) => row.event_id))
  const latest = new Map<string | null, number>()
  let disordered = 0
  for (const effect of effects) {
    const version = effect.version ?? 0
    if (version < (latest.get(effect.aggregate_id) ?? 0)) disordered += 1
    latest.set(effect.aggregate_id, version)
  }
  return {
    lost: [...wanted].filter((id) => !seen.has(id)).length,
    doubled: effects.length - seen.size,
    phantom: [...seen].filter((id) => !wanted.has(id)).length,
    disordered,
  }
}
