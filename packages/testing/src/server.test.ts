import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { spawnNode } from './spawn-node.ts'
import { waitFor } from './wait-for.ts'

/** A server folder of this test's own, whose server ends soon after its last use. */
function ownFolder(t: TestContext, idleMs: number) {
  const directory = mkdtempSync(join(tmpdir(), 'test-server-'))
  const address = join(directory, 'server.json')
  const env = { TESTING_SERVER_DIRECTORY: directory, TESTING_SERVER_IDLE_MS: String(idleMs), TEST_DATABASE_URL: '' }
  const keeper = () => (JSON.parse(readFileSync(address, 'utf8')) as { pid: number }).pid
  const isRunning = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  t.after(async () => {
    await waitFor(() => !existsSync(join(directory, 'cluster/owner.json')), { timeoutMs: 30_000, what: 'the server to end by itself' })
    rmSync(directory, { recursive: true, force: true })
  })
  const use = async () => {
    const user = spawnNode(t, new URL('./test-use.ts', import.meta.url).pathname, [], env)
    assert.equal((await user.ended).code, 0, user.output())
    return /server of (\S+)/.exec(user.output())?.[1]
  }
  const damage = () => rmSync(join(directory, 'cluster/data/global'), { recursive: true })
  const server = () => Number(readFileSync(join(directory, 'cluster/data/postmaster.pid'), 'utf8').split('\n')[0])
  return { use, keeper, isRunning, address, server, damage }
}

test('processes that need a server at once share one, none of them is held open by it, and it ends when nobody uses it', async (t) => {
  const { use, keeper, isRunning, address } = ownFolder(t, 2_000)
  const servers = await Promise.all([use(), use(), use()])
  assert.ok(servers[0])
  assert.deepEqual(new Set(servers).size, 1)
  assert.equal(await use(), servers[0], 'a later one finds it')
  const pid = keeper()
  await waitFor(() => !isRunning(pid), { timeoutMs: 20_000, what: 'the keeper to end' })
  assert.equal(existsSync(address), false)
})

test('the server of a killed keeper stays good for its users, and has an end all the same', async (t) => {
  const { use, keeper, isRunning, address } = ownFolder(t, 2_000)
  const first = await use()
  const pid = keeper()
  process.kill(pid, 'SIGKILL')
  await waitFor(() => !isRunning(pid))
  assert.equal(await use(), first)
  await waitFor(() => existsSync(address) && keeper() !== pid, { what: 'a new keeper' })
})

test('a server that was killed is replaced, even when its files are beyond repair', async (t) => {
  const { use, keeper, isRunning, server, damage } = ownFolder(t, 4_000)
  const first = await use()
  process.kill(keeper(), 'SIGKILL')
  process.kill(server(), 'SIGKILL')
  await waitFor(() => !isRunning(server()))
  damage()
  const second = await use()
  assert.ok(second)
  assert.notEqual(second, first)
})
