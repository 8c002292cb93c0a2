import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Embedded, freePort } from '@toyline/postgres'

/** Why nothing can be pooled on this machine; null where it can. */
export function missingPgbouncer(): string | null {
  return spawnSync('pgbouncer', ['--version']).status === 0
    ? null
    : 'PgBouncer is not installed on this machine (apt-get install pgbouncer)'
}

/**
 * PgBouncer in transaction mode before a server, until the test ends, as docs/operations.md has it: of each role it keeps `size` connections.
 * @param directory of the server, as startEmbedded has it
 * @param roles connection strings of those who may sign in
 * @returns the administrator's connection string, through the pooler
 */
export async function startPgbouncer(
  t: TestContext,
  { server, directory, roles, size }: { server: Embedded; directory: string; roles: readonly string[]; size: number },
): Promise<string> {
  const port = await freePort()
  const { uid, gid } = statSync(join(directory, 'data'))
  const place = join(directory, 'pgbouncer')
  mkdirSync(place)
  chownSync(place, uid, gid)
  const write = (name: string, text: string) => {
    writeFileSync(join(place, name), text, { mode: 0o600 })
    chownSync(join(place, name), uid, gid)
    return join(place, name)
  }
  const users = roles.map((url) => new URL(url)).map(({ username, password }) => `"${username}" "${decodeURIComponent(password)}"`)
  const ini = `[databases]
toyline = host=127.0.0.1 port=${server.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${write('users.txt', users.join('\n'))}
pool_mode = transaction
default_pool_size = ${size}
max_client_conn = 500
logfile = ${join(place, 'log')}
`
  const child = server.launch('pgbouncer', ['--quiet', write('pgbouncer.ini', ini)], { cwd: place, stdio: 'ignore' })
  const ended = once(child, 'exit')
  t.after(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const url = new URL(server.adminUrl)
  url.port = String(port)
  return url.href
}
