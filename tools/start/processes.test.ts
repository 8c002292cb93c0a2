import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { waitFor } from '@toyline/testing'
import { processes } from './processes.ts'
import { revival } from './revival.ts'

/** Programs that write down each of their starts, and what was said and lost. */
function stage(t: TestContext, mayRevive: () => boolean) {
  const folder = mkdtempSync(join(tmpdir(), 'processes-'))
  const said: string[] = []
  const lost: string[] = []
  t.mock.method(console, 'error', (line: string) => void said.push(line))
  const file = join(folder, 'processes.json')
  const children = processes({ file, mayRevive, onLost: (name, lastWords) => void lost.push(`${name}: ${lastWords}`) })
  t.after(async () => {
    await children.stop()
    rmSync(folder, { recursive: true })
  })
  return {
    said,
    lost,
    stop: children.stop,
    start(name: string, then: string) {
      const note = `require('node:fs').appendFileSync(${JSON.stringify(join(folder, name))}, 'x');`
      children.start({ name, command: process.execPath, args: ['-e', note + then], cwd: folder, env: {} })
    },
    starts: (name: string) => readFileSync(join(folder, name), 'utf8').length,
    pid: (name: string) =>
      (JSON.parse(readFileSync(file, 'utf8')) as { name: string; pid: number }[]).find((one) => one.name === name)?.pid as number,
  }
}
const STAYS = 'setInterval(() => {}, 1e6)'

test('a process that is killed is started again and written down, and the others are left alone', async (t) => {
  const { start, starts, pid, said, lost } = stage(t, () => true)
  start('orders', STAYS)
  start('users', STAYS)
  await waitFor(() => starts('orders') === 1 && starts('users') === 1)
  const before = { orders: pid('orders'), users: pid('users') }
  process.kill(before.orders, 'SIGKILL')
  await waitFor(() => starts('orders') === 2)
  assert.notEqual(pid('orders'), before.orders)
  assert.equal(pid('users'), before.users)
  assert.deepEqual(said, ['orders ended unexpectedly (SIGKILL) and is started again.'])
  assert.deepEqual(lost, [])
})

test('a process that dies five times within a minute is lost, with its last words', async (t) => {
  const { start, starts, said, lost } = stage(t, () => true)
  start('orders', `console.log('no door'); process.exit(3)`)
  await waitFor(() => lost.length > 0)
  assert.deepEqual(lost, ['orders: no door'])
  assert.deepEqual(said, Array(4).fill('orders ended unexpectedly (code 3) and is started again.'))
  assert.equal(starts('orders'), 5)
})

test('a process that may not be started again is lost at once', async (t) => {
  const { start, starts, said, lost } = stage(t, () => false)
  start('orders', 'process.exit(3)')
  await waitFor(() => lost.length > 0)
  assert.deepEqual([lost, said, starts('orders')], [['orders: '], [], 1])
})

test('who is told to end does not start again what died just before', async (t) => {
  const { start, starts, pid, said, stop } = stage(t, () => true)
  start('orders', STAYS)
  await waitFor(() => starts('orders') === 1)
  process.kill(pid('orders'), 'SIGKILL')
  await waitFor(() => said.length > 0)
  await stop()
  // A timer as long as the one that was cleared, and set after it, ends after it.
  const later = stage(t, () => true)
  later.start('users', STAYS)
  await waitFor(() => later.starts('users') === 1)
  process.kill(later.pid('users'), 'SIGKILL')
  await waitFor(() => later.starts('users') === 2)
  assert.equal(starts('orders'), 1)
})

test('a process is started again later each time, and anew after a quiet minute', () => {
  const delay = revival()
  assert.deepEqual([0, 1, 2, 3, 4].map(delay), [100, 200, 400, 800, null])
  assert.equal(delay(60_005), 100)
})
