import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withPolicies } from './policies.ts'
import { Problem, problem } from './problem.ts'
import type { Transport, TransportReply, TransportRequest } from './transport.ts'

const ok: TransportReply = { status: 200, headers: {}, body: Buffer.from('{}') }
const get: TransportRequest = { method: 'GET', path: '/things', headers: {} }
const post: TransportRequest = { method: 'POST', path: '/things', headers: {} }
const down = () => problem(503, 'service-unavailable', 'down')

/** A neighbour whose answers a test decides, and which counts who reached it. */
function neighbour(behave: (request: TransportRequest) => Promise<TransportReply>): { transport: Transport; calls: () => number } {
  let calls = 0
  return {
    transport: (request) => {
      calls += 1
      return behave(request)
    },
    calls: () => calls,
  }
}

async function refusal(promise: Promise<unknown>): Promise<Problem> {
  const error = await promise.then(
    () => assert.fail('should have been refused'),
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Problem, String(error))
  return error
}

test('R4: five failures open the breaker, and then nobody reaches the neighbour', async () => {
  const room = neighbour(() => Promise.reject(down()))
  const call = withPolicies(room.transport, { name: 'products', halfOpenAfterMs: 60_000 })
  for (let i = 0; i < 5; i++) assert.equal((await refusal(call(post))).code, 'service-unavailable')
  assert.equal(room.calls(), 5)
  for (let i = 0; i < 20; i++) assert.match((await refusal(call(post))).message, /resting after failures/)
  assert.equal(room.calls(), 5)
})

test('R4: when the breaker half-opens, fifty waiting callers send one probe, and its success closes the breaker', async () => {
  let healthy = false
  const release = Promise.withResolvers<void>()
  const room = neighbour(async () => {
    if (!healthy) throw down()
    await release.promise
    return ok
  })
  const states: string[] = []
  const call = withPolicies(room.transport, { name: 'products', halfOpenAfterMs: 1, onState: (state) => states.push(state) })
  for (let i = 0; i < 5; i++) await refusal(call(post))
  healthy = true
  await new Promise((resolve) => setTimeout(resolve, 5))
  const before = room.calls()
  const waiting = Array.from({ length: 50 }, () => call(post).catch((error: unknown) => error))
  await new Promise(setImmediate)
  assert.equal(room.calls() - before, 1)
  release.resolve()
  assert.deepEqual(new Set(await Promise.all(waiting)), new Set([ok]))
  assert.deepEqual(states, ['open', 'half-open', 'closed'])
})

test('R4: ten failures at the same moment still lead to a half-open breaker', async () => {
  let healthy = false
  const room = neighbour(() => (healthy ? Promise.resolve(ok) : Promise.reject(down())))
  const call = withPolicies(room.transport, { name: 'products', halfOpenAfterMs: 1 })
  await Promise.all(Array.from({ length: 10 }, () => refusal(call(post))))
  healthy = true
  await new Promise((resolve) => setTimeout(resolve, 5))
  assert.equal((await call(post)).status, 200)
})

test('a refusal is an answer: it neither opens the breaker nor is it tried again', async () => {
  const refused: TransportReply = { status: 409, headers: {}, body: Buffer.from('{}') }
  const room = neighbour(() => Promise.resolve(refused))
  const call = withPolicies(room.transport, { name: 'orders' })
  for (let i = 0; i < 20; i++) assert.equal((await call(get)).status, 409)
  assert.equal(room.calls(), 20)
})

test('R5: retries add at most a tenth to the calls of a failing neighbour', async () => {
  const room = neighbour(() => Promise.resolve({ ...ok, status: 503 }))
  const call = withPolicies(room.transport, { name: 'products', failures: 1_000 })
  for (let i = 0; i < 200; i++) assert.equal((await call(get)).status, 503)
  assert.ok(room.calls() <= 221, `${room.calls()} calls for 200 requests`)
})

test('what fails at once is tried again; what takes long to fail is not, for it would be late the second time', async () => {
  const away = { ...ok, status: 503, body: Buffer.from('{"code":"database-unavailable","detail":""}') }
  const slowly = () => new Promise<TransportReply>((resolve) => setTimeout(resolve, 700, away))
  const room = neighbour(({ path }) => (path === '/slow' ? slowly() : Promise.resolve(room.calls() % 2 === 1 ? away : ok)))
  const call = withPolicies(room.transport, { name: 'orders' })
  assert.equal((await call(get)).status, 200)
  assert.equal(room.calls(), 2)
  const another = withPolicies(room.transport, { name: 'orders' })
  assert.equal((await another({ ...get, path: '/slow' })).status, 503)
  assert.equal(room.calls(), 3)
})

test('whose call is the probe of a neighbour that is still silent is told what the others are told', async () => {
  const room = neighbour(() => (room.calls() <= 5 ? Promise.reject(down()) : new Promise(() => {})))
  const call = withPolicies(room.transport, { name: 'products', halfOpenAfterMs: 1, probeTimeoutMs: 10 })
  for (let i = 0; i < 5; i++) await refusal(call(post))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const { status, code, message, extra } = await refusal(call(post))
  assert.equal(room.calls(), 6)
  assert.deepEqual([status, code, extra.retryAfter], [503, 'service-unavailable', 5])
  assert.match(message, /resting after failures/)
})

test('a change is never sent twice', async () => {
  const room = neighbour(() => Promise.reject(down()))
  const call = withPolicies(room.transport, { name: 'orders' })
  await refusal(call(post))
  assert.equal(room.calls(), 1)
})

test('a neighbour that does not answer costs no more than the deadline that came with the request', async () => {
  const room = neighbour(() => new Promise(() => {}))
  const call = withPolicies(room.transport, { name: 'orders', timeoutMs: 60_000 })
  const answer = await refusal(call({ ...post, headers: { 'x-deadline': String(Date.now() + 30) } }))
  assert.equal(answer.code, 'service-timeout')
  assert.equal((await refusal(call({ ...post, headers: { 'x-deadline': String(Date.now() - 1) } }))).code, 'service-timeout')
  assert.equal(room.calls(), 1)
})

test('R5: a caller who leaves stops the work behind', async () => {
  const seen = Promise.withResolvers<AbortSignal>()
  const room = neighbour(({ signal }) => {
    if (signal) seen.resolve(signal)
    return new Promise(() => {})
  })
  const call = withPolicies(room.transport, { name: 'orders' })
  const leaving = new AbortController()
  void call({ ...post, signal: leaving.signal }).catch(() => {})
  const signal = await seen.promise
  assert.equal(signal.aborted, false)
  leaving.abort()
  assert.equal(signal.aborted, true)
})

test('callers who leave say nothing about the neighbour', async () => {
  const room = neighbour(({ path, signal }) =>
    path === '/quick'
      ? Promise.resolve(ok)
      : new Promise((_, reject) => signal?.addEventListener('abort', () => reject(down()), { once: true })),
  )
  const call = withPolicies(room.transport, { name: 'products', halfOpenAfterMs: 60_000 })
  for (let i = 0; i < 20; i++) {
    const leaving = new AbortController()
    const left = refusal(call({ ...get, signal: leaving.signal }))
    await new Promise(setImmediate)
    leaving.abort()
    assert.equal((await left).code, 'caller-left')
  }
  assert.equal((await call({ ...get, path: '/quick' })).status, 200)
})

test('who waits for a turn waits no longer than the deadline, and that does not count against the neighbour', async () => {
  const release = Promise.withResolvers<TransportReply>()
  const room = neighbour(() => release.promise)
  const states: string[] = []
  const call = withPolicies(room.transport, { name: 'orders', concurrency: 1, queue: 10, onState: (state) => states.push(state) })
  const first = call(post)
  const waiting = Array.from({ length: 10 }, () => refusal(call({ ...post, headers: { 'x-deadline': String(Date.now() + 20) } })))
  const full = await refusal(call(post))
  assert.deepEqual([full.status, full.code, full.extra.retryAfter], [503, 'busy', 2])
  assert.deepEqual(new Set((await Promise.all(waiting)).map(({ code }) => code)), new Set(['service-timeout']))
  release.resolve(ok)
  assert.equal((await first).status, 200)
  assert.equal((await call(post)).status, 200)
  assert.deepEqual([room.calls(), states], [2, []])
})

/** Answers one call after the other, each after so many milliseconds. */
function oneByOne(serviceMs: number) {
  let before = Promise.resolve()
  return neighbour(() => {
    before = before.then(() => new Promise((resolve) => setTimeout(resolve, serviceMs)))
    return before.then(() => ok)
  })
}

test('the line before a slow neighbour is as short as it is slow, so that all who get in it are answered', async () => {
  const room = oneByOne(10)
  const call = withPolicies(room.transport, { name: 'products', timeoutMs: 400, concurrency: 4, queue: 1_000 })
  const outcomes: string[] = []
  const ask = () =>
    call(post).then(
      () => outcomes.push('good'),
      ({ code }: Problem) => outcomes.push(code),
    )
  // It answers a hundred a second, and is asked for three times as many.
  await Promise.all(Array.from({ length: 4 }, ask))
  const asked: Promise<unknown>[] = []
  for (let i = 0; i < 60; i++) {
    asked.push(ask(), ask(), ask(), ask(), ask(), ask())
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await Promise.all(asked)
  const count = (which: string) => outcomes.filter((outcome) => outcome === which).length
  assert.deepEqual(new Set(outcomes), new Set(['good', 'busy']), 'nobody waited in vain, and the breaker stayed closed')
  assert.equal(room.calls(), count('good'))
  assert.ok(count('good') >= 60, `${count('good')} of ${outcomes.length}`)
})

test('whose turn comes too late is told so, and the neighbour is spared the work', async () => {
  const room = neighbour(({ path }) => (path === '/slow' ? new Promise((resolve) => setTimeout(resolve, 300, ok)) : Promise.resolve(ok)))
  const call = withPolicies(room.transport, { name: 'products', concurrency: 1 })
  const until = (ms: number) => ({ 'x-deadline': String(Date.now() + ms) })
  // By now a call is known to take more than the 120 ms that are left when it is the last one's turn.
  for (let i = 0; i < 8; i++) await call({ ...post, path: '/slow' })
  const first = call({ ...post, path: '/slow' })
  const late = refusal(call({ ...post, headers: until(420) }))
  assert.equal((await first).status, 200)
  assert.deepEqual([(await late).code, room.calls()], ['busy', 9])
  assert.equal((await call({ ...post, headers: until(150) })).status, 200, 'who need not wait is always let through')
})

test('a probe whose caller leaves still closes the breaker when it succeeds', async () => {
  let answer = Promise.reject<TransportReply>(down())
  answer.catch(() => {})
  const states: string[] = []
  const call = withPolicies(neighbour(() => answer).transport, { name: 'products', halfOpenAfterMs: 1, onState: (s) => states.push(s) })
  for (let i = 0; i < 5; i++) await refusal(call(post))
  await new Promise((resolve) => setTimeout(resolve, 5))
  const release = Promise.withResolvers<TransportReply>()
  answer = release.promise
  const leaving = new AbortController()
  const left = refusal(call({ ...post, signal: leaving.signal }))
  await new Promise(setImmediate)
  leaving.abort()
  assert.equal((await left).code, 'caller-left')
  await new Promise(setImmediate)
  assert.deepEqual(states, ['open', 'half-open'], 'nobody knows yet whether the neighbour is well')
  release.resolve(ok)
  assert.equal((await call(post)).status, 200)
  assert.deepEqual(states, ['open', 'half-open', 'closed'])
})

test('a bug in one route, or a neighbour of the neighbour that is away, does not close the other routes', async () => {
  for (const [status, code] of [
    [500, 'internal-error'],
    [503, 'payment-unavailable'],
    [503, 'service-unavailable'],
    [504, 'service-timeout'],
  ] as const) {
    const room = neighbour(async () => ({ ...ok, status, body: Buffer.from(JSON.stringify({ code, detail: '' })) }))
    const call = withPolicies(room.transport, { name: 'orders' })
    for (let i = 0; i < 20; i++) assert.equal((await call(post)).status, status)
    assert.equal(room.calls(), 20, code)
  }
})

test('a neighbour that has no database rests, and so does a stranger that answers nothing but errors', async () => {
  for (const body of ['{"code":"database-unavailable","detail":""}', '<h1>Bad gateway</h1>', '{}']) {
    const room = neighbour(async () => ({ ...ok, status: 503, body: Buffer.from(body) }))
    const call = withPolicies(room.transport, { name: 'orders' })
    for (let i = 0; i < 5; i++) assert.equal((await call(post)).status, 503)
    assert.match((await refusal(call(post))).message, /resting/)
    assert.equal(room.calls(), 5, body)
  }
})
