import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { openCache } from '@toyline/cache'
import { chaosProxy } from '@toyline/testing'
import pg from 'pg'
import { type Handler, PERSON, SHARED, shop } from '../../services/gateway/src/test-storefront.ts'
import { type Asked, flood, saturate, tally, timeOf } from '../../tools/bench/crowd.ts'
import { guestsAt } from './guest.ts'
import { openGround, somethingToBuy } from './platform.ts'
import { readAnswer } from './read-answer.ts'
import { type Answering, street } from './street.ts'

/** How many times as much is asked for as can be answered. */
const TIMES = 3
/** Of what is answered at the peak, so much is still answered under that. */
const LEAST_GOODPUT = 0.8
const CLIENTS = 12

type Kind = 'looking' | 'buying' | 'probing'
/** One in 25 buys, and one looks whether the shop lives. */
const KINDS: Kind[] = Array.from({ length: 25 }, (_, i) => (i === 0 ? 'buying' : i === 1 ? 'probing' : 'looking'))

const WORKERS = 4
const SERVICE_MS = 100
const PEAK_MS = 3_000
const FLOOD_MS = 6_000
/** The first second of either is the way there. */
const WARM_MS = 1_000

test('R9: rooms that are asked for three times what they can answer answer as much as at their peak; who is refused has no effect', {
  timeout: 60_000,
}, async (t) => {
  const waiting: (() => void)[] = []
  let atWork = 0
  /** A database with so many connections, each good for ten answers a second, that all rooms share. */
  async function work(): Promise<void> {
    if (atWork === WORKERS) await new Promise<void>((resolve) => waiting.push(resolve))
    else atWork += 1
    await pause(SERVICE_MS)
    const next = waiting.shift()
    if (next) next()
    else atWork -= 1
  }
  const reached = new Set<string>()
  const answering: Answering = (room, { url, headers, method }) => {
    if (room !== 'products' && room !== 'orders') return undefined
    reached.add(method === 'POST' ? String(headers['idempotency-key']) : url.slice(url.lastIndexOf('/') + 1))
    return work().then(() => ({ from: room }))
  }
  const { ask } = await street(t, answering)
  async function asked(kind: Kind, key: string): Promise<Asked<Kind>> {
    const path = { looking: `/api/v1/products/${key}`, buying: '/api/v1/orders', probing: '/livez' }[kind]
    const { status, code, retryAfter, ms } = await ask(
      path,
      kind === 'buying' ? { 'idempotency-key': key } : {},
      kind === 'buying' ? {} : undefined,
    )
    return { kind, status, code, retryAfter, key, ms, at: performance.now() }
  }
  const peakBegun = performance.now()
  const peak = tally(await saturate((n) => asked('looking', `peak-${n}`), { clients: CLIENTS, ms: PEAK_MS }))
  const peakGoodput = peak.goodPerSecond({ from: peakBegun + WARM_MS, until: peakBegun + PEAK_MS })
  assert.equal(peak.refused.length, 0, 'what can be answered is not refused')

  const begun = performance.now()
  const crowd = await flood((n) => asked(KINDS[n % KINDS.length] as Kind, `flood-${n}`), {
    perSecond: TIMES * peakGoodput,
    ms: FLOOD_MS,
  })
  const { of, refused: shed, goodPerSecond } = tally(crowd)
  const goodput = goodPerSecond({ from: begun + WARM_MS, until: begun + FLOOD_MS })

  t.diagnostic(told(peakGoodput, goodput, shed, crowd))
  assert.ok(goodput >= LEAST_GOODPUT * peakGoodput, `${goodput} of ${peakGoodput}`)
  assert.deepEqual(new Set(of('buying').map(({ status }) => status)), new Set([200]))
  assert.deepEqual(new Set(of('probing').map(({ status }) => status)), new Set([200]))
  assert.ok(shed.length > crowd.length / 4, `${shed.length} of ${crowd.length} were refused`)
  assert.deepEqual(new Set(shed.map(({ status, code, retryAfter }) => `${status} ${code} ${retryAfter}`)), new Set(['503 busy 2']))
  assert.deepEqual(
    shed.filter(({ key }) => reached.has(key)),
    [],
    'who was refused reached nobody',
  )
})

/** Making a page keeps a storefront busy for so long, and it makes one after the other. */
const PAGE_MS = 50

test('R9: pages that are asked for three times as fast as they are made are made as fast as ever; who is on the way to an order gets theirs', {
  timeout: 60_000,
}, async (t) => {
  const reached = new Set<string>()
  let last = Promise.resolve()
  const pages = openCache({ name: 'pages', maxBytes: 4_000_000, ttlMs: 60_000 })
  const makePage: Handler = ({ url: path = '' }, response) => {
    reached.add(path)
    last = last.then(async () => {
      await pause(PAGE_MS)
      response.writeHead(200, { 'content-type': 'text/html', ...(path.startsWith('/p/') ? SHARED : {}) }).end('a page')
    })
  }
  const { url } = await shop(t, makePage, { pages })
  async function asked(kind: Kind, key: string): Promise<Asked<Kind>> {
    const path = { looking: `/p/${key}`, buying: `/checkout?at=${key}`, probing: '/livez' }[kind]
    const from = performance.now()
    const reply = await fetch(url + path, { headers: { accept: 'text/html', ...(kind === 'buying' ? PERSON : {}) } })
    const text = await reply.text()
    const at = performance.now()
    const code = /tries again by itself/.test(text) ? 'busy' : undefined
    return { kind, status: reply.status, code, retryAfter: reply.headers.get('retry-after'), key: path, ms: at - from, at }
  }
  const peakBegun = performance.now()
  const peak = tally(await saturate((n) => asked('looking', `peak-${n}`), { clients: CLIENTS, ms: PEAK_MS }))
  const peakGoodput = peak.goodPerSecond({ from: peakBegun + WARM_MS, until: peakBegun + PEAK_MS })
  assert.equal(peak.refused.length, 0, 'what can be made is not refused')

  const begun = performance.now()
  const crowd = await flood((n) => asked(KINDS[n % KINDS.length] as Kind, `flood-${n}`), { perSecond: TIMES * peakGoodput, ms: FLOOD_MS })
  const { of, refused, goodPerSecond } = tally(crowd)
  const goodput = goodPerSecond({ from: begun + WARM_MS, until: begun + FLOOD_MS })

  t.diagnostic(told(peakGoodput, goodput, refused, crowd))
  assert.ok(goodput >= LEAST_GOODPUT * peakGoodput, `${goodput} of ${peakGoodput}`)
  for (const kind of ['buying', 'probing'] as const) assert.deepEqual(new Set(of(kind).map(({ status }) => status)), new Set([200]), kind)
  assert.ok(refused.length > crowd.length / 4, `${refused.length} of ${crowd.length} were refused`)
  assert.deepEqual(new Set(refused.map(({ status, code, retryAfter }) => `${status} ${code} ${retryAfter}`)), new Set(['503 busy 2']))
  assert.deepEqual(
    refused.filter(({ key }) => reached.has(key)),
    [],
    'who was refused reached nobody',
  )
})

/** What the network adds to each answer of the database. It decides how much can be answered, however slow the machine is. */
const DATABASE_MS = 100
/** By turns, because who else is busy on the machine changes from one second to the next. */
const ROUNDS = 3
const REAL_PEAK_MS = 2_500
const REAL_FLOOD_MS = 3_500
const BUYERS = 4
const PROBE_EVERY_MS = 50
const PATIENCE_MS = 25_000
/** Nobody of the flood asks for what was asked for at the peak. */
const OTHERS = 1_000_000

test('R9: a shop that is asked for three times what it can answer goes on selling, and no order is lost or half made', {
  timeout: 180_000,
}, async (t) => {
  const ground = await openGround(t, { products: 200 })
  const proxy = await chaosProxy(t, { port: ground.port })
  const { url } = await ground.light({
    DATABASE_URL: ground.adminUrl.replace(`:${ground.port}/`, `:${proxy.port}/`),
    GATEWAY_CACHE_SECONDS: '0',
  })
  const { line } = await somethingToBuy(url)
  const { send, guest, orderOf } = guestsAt(url, { patienceMs: PATIENCE_MS })
  const asked = async (kind: Kind, path: string): Promise<Asked<Kind>> => {
    const from = performance.now()
    const reply = await fetch(url + path, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const { code } = (await readAnswer(reply)).body as { code?: string }
    const at = performance.now()
    return { kind, status: reply.status, code, retryAfter: reply.headers.get('retry-after'), key: path, ms: at - from, at }
  }
  // No two ask for the same, so that nobody is answered from what another was told.
  const look = (round: number, n: number) => asked('looking', `/api/v1/products?q=robot+${round}+${n}`)
  proxy.delay(DATABASE_MS)
  let over = false
  const wanted = new Map<string, number>()
  const buying = Array.from({ length: BUYERS }, async () => {
    while (!over) {
      const order = await orderOf(await guest(line))
      wanted.set(order.body.orderId, (await send(order)).status)
    }
  })
  const probes: Asked<Kind>[] = []
  const probing = (async () => {
    while (!over) {
      probes.push(await asked('probing', '/livez'), await asked('probing', '/readyz'))
      await pause(PROBE_EVERY_MS)
    }
  })()
  const peaks: number[] = []
  const goodputs: number[] = []
  const crowd: Asked<Kind>[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const from = performance.now()
    const peak = tally(await saturate((n) => look(round, n), { clients: CLIENTS, ms: REAL_PEAK_MS }))
    assert.equal(peak.refused.length, 0)
    const most = peak.goodPerSecond({ from: from + WARM_MS, until: from + REAL_PEAK_MS })
    const begun = performance.now()
    const all = await flood((n) => look(round, n + OTHERS), { perSecond: TIMES * most, ms: REAL_FLOOD_MS })
    goodputs.push(tally(all).goodPerSecond({ from: begun + WARM_MS, until: begun + REAL_FLOOD_MS }))
    peaks.push(most)
    crowd.push(...all)
  }
  over = true
  await Promise.all([...buying, probing])
  const { refused: shed } = tally(crowd)
  const [peakGoodput, goodput] = [mean(peaks), mean(goodputs)]
  t.diagnostic(`${told(peakGoodput, goodput, shed, crowd)}; ${wanted.size} orders`)
  assert.ok(goodput >= LEAST_GOODPUT * peakGoodput, `${goodput} of ${peakGoodput}`)
  assert.ok(shed.length > 0, 'nobody was refused')
  assert.deepEqual(new Set(shed.map(({ status, retryAfter }) => `${status} ${retryAfter !== null}`)), new Set(['503 true']))
  assert.ok(probes.length > 10)
  assert.deepEqual(new Set(probes.map(({ status }) => status)), new Set([200]))

  assert.ok(wanted.size > BUYERS)
  assert.deepEqual(new Set(wanted.values()), new Set([201]), 'those who buy are let in before those who look around')
  const admin = new pg.Client({ connectionString: ground.adminUrl })
  await admin.connect()
  const { rows: orders } = await admin.query<{ id: string; state: string }>('select id, state from orders.orders')
  const { rows: charges } = await admin.query<{ id: string; times: number }>(
    `select metadata->>'order_id' as id, count(*)::int as times from sandbox.intents
     where status in ('requires_capture', 'succeeded') group by 1`,
  )
  await admin.end()
  const acknowledged = new Map([...wanted.keys()].map((id) => [id, 'placed']))
  assert.deepEqual(new Map(orders.map(({ id, state }) => [id, state])), acknowledged)
  assert.deepEqual(new Map(charges.map(({ id, times }) => [id, times])), new Map([...wanted.keys()].map((id) => [id, 1])))
})

function told(peak: number, goodput: number, shed: readonly Asked<Kind>[], crowd: readonly Asked<Kind>[]): string {
  const figures = `${Math.round(peak)} good answers a second at the peak, ${Math.round(goodput)} at ${TIMES} times that`
  return `${figures}; ${shed.length} of ${crowd.length} refused, 99 of 100 in ${timeOf(shed, 0.99)} ms`
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
