import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import { freePort, waitFor } from '@toyline/testing'
import Fastify from 'fastify'
import { wideDoor } from './wide-door.ts'

const HOST = '127.0.0.1'
const CROWD = 128

async function house(t: TestContext, door: { port: number; shared?: boolean }) {
  const app = Fastify({ forceCloseConnections: 'idle' })
  t.after(() => app.close())
  app.get('/', async () => 'welcome')
  await wideDoor(app)({ host: HOST, ...door })
  return app
}

function isRefused(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const late = connect(port, HOST, () => {
      late.destroy()
      resolve(false)
    })
    late.once('error', () => resolve(true))
  })
}

test('a crowd that comes at once is let in within a few rounds of the event loop', { skip: process.platform !== 'linux' }, async (t) => {
  const port = await freePort()
  const app = await house(t, { port })
  const perRound: number[] = []
  let isOver = false
  app.server.on('connection', () => perRound.push((perRound.pop() ?? 0) + 1))
  const crowd = Array.from({ length: CROWD }, () => connect(port, HOST))
  const nextRound = () => {
    if (isOver) return
    perRound.push(0)
    setImmediate(nextRound)
  }
  nextRound()
  await waitFor(() => perRound.reduce((sum, one) => sum + one, 0) === CROWD, { what: 'all to be let in' })
  isOver = true
  for (const visitor of crowd) visitor.destroy()
  const rounds = perRound.filter((one) => one > 0).length
  assert.ok(rounds <= CROWD / 4, `${CROWD} were let in within ${rounds} rounds`)
})

test('a port that is taken is said to be, unless it is shared', async (t) => {
  const port = await freePort()
  await house(t, { port, shared: true })
  await assert.rejects(house(t, { port }), { code: 'EADDRINUSE' })
  await house(t, { port, shared: true })
})

test('who was let in is answered before the house closes, and nobody is let in afterwards', { timeout: 20_000 }, async () => {
  const port = await freePort()
  const app = Fastify({ forceCloseConnections: 'idle' })
  const working: (() => void)[] = []
  app.get('/', async (_request, reply) => {
    await new Promise<void>((resolve) => working.push(resolve))
    return reply.header('connection', 'close').send('welcome')
  })
  await wideDoor(app)({ port, host: HOST })
  const asked = Array.from({ length: CROWD }, () => fetch(`http://${HOST}:${port}/`).then((reply) => reply.text()))
  await waitFor(() => working.length === CROWD, { what: 'all to be at work' })
  let isClosed = false
  const closing = app.close().then(() => {
    isClosed = true
  })
  await waitFor(() => isRefused(port), { what: 'the door to be closed' })
  // Nearly always the last one's connection is not of the socket that the house knows.
  const last = working.pop()
  for (const finish of working) finish()
  let answered = 0
  for (const answer of asked) void answer.then(() => answered++)
  await waitFor(() => answered === CROWD - 1, { what: 'all but one to be answered' })
  assert.equal(isClosed, false)
  last?.()
  assert.deepEqual(new Set(await Promise.all(asked)), new Set(['welcome']))
  await closing
})
