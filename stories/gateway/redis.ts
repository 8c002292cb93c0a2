import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import type { TestContext } from 'node:test'
import { freePort, waitFor } from '@toyline/testing'

/** Why tests that need a Redis server are skipped here; false where they run. On CI it must be there. */
export const noRedis: string | false =
  spawnSync('redis-server', ['--version']).status === 0 || process.env.CI ? false : 'redis-server is not installed on this machine'

/** A real Redis that ends with the test. */
export async function startRedis(
  t: Pick<TestContext, 'after'>,
  more: string[] = [],
): Promise<{ port: number; url: string; kill: () => void }> {
  const port = await freePort()
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', ...more], {
    stdio: 'ignore',
  })
  const ended = once(server, 'close')
  t.after(async () => {
    server.kill('SIGKILL')
    await ended
  })
  await waitFor(() => isListening(port), { what: 'redis-server to listen' })
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    kill: () => server.kill('SIGKILL'),
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
