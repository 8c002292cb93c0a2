import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { type Embedded, freePort } from '@toyline/postgres'

/** Why nothing can be pooled on this machine; null where it can. */
export function missingPgbouncer(): string | null {
  return spawnSync('pgbouncer', ['--version']).status === 0
    ? null
    : 'PgBouncer is not installed on this machine (apt-get install pgbouncer)'
}

const CONFIG = new URL('../../deploy/postgres/pgbouncer.ini', import.meta.url)

/**
 * PgBouncer before a server, until the test ends, as docker-compose.yml has it, but for where it is and that of each role it keeps `size`
 * connections.
 * @param directory of the server, as startEmbedded has it
 * @returns the administrator's connection string, through the pooler
 */
export async function startPgbouncer(
  t: TestContext,
  { server, directory, size }: { server: Embedded; directory: string; size: number },
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
  const url = new URL(server.adminUrl)
  write('pgbouncer-users.txt', `"${url.username}" "${decodeURIComponent(url.password)}"\n`)
  const own: [was: string, is: string][] = [
    ['host=postgres port=5432', `host=127.0.0.1 port=${server.port}`],
    ['listen_addr = 0.0.0.0', 'listen_addr = 127.0.0.1'],
    ['listen_port = 5432', `listen_port = ${port}`],
    ['default_pool_size = 10', `default_pool_size = ${size}`],
    ['/etc/toyline', place],
  ]
  const ini = own.reduce(
    (text, [was, is]) => {
      if (!text.includes(was)) throw new Error(`${CONFIG.pathname} does not say ${was}`)
      return text.replace(was, is)
    },
    readFileSync(CONFIG, 'utf8'),
  )
  const child = server.launch('pgbouncer', ['--quiet', write('pgbouncer.ini', ini)], { cwd: place, stdio: 'ignore' })
  const ended = once(child, 'exit')
  t.after(async () => {
    child.kill('SIGKILL')
    await ended
  })
  url.port = String(port)
  return url.href
}
