import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Binaries, MAJOR_VERSION } from './binaries.ts'
import { EmbeddedError, explain } from './explain.ts'
import type { Identity } from './identity.ts'
import type { Launch } from './launch.ts'

export interface Place {
  /** Holds data/, password, owner.json and server.log. */
  directory: string
  binaries: Binaries
  identity: Identity | undefined
  launch: Launch
}

export const SUPERUSER = 'postgres'
const UNFINISHED = 'data.unfinished'

export function dataDirectory(directory: string): string {
  return join(directory, 'data')
}

function passwordFile(directory: string): string {
  return join(directory, 'password')
}

/**
 * Makes the data folder if there is none, and returns the administrator's password. What an interrupted start left
 * half made is removed: the folder gets its name only when it is whole.
 */
export async function ensureCluster(place: Place, options: { durable: boolean; log: (line: string) => void }): Promise<string> {
  const data = dataDirectory(place.directory)
  for (const name of await readdir(place.directory)) {
    if (name.startsWith(UNFINISHED)) await rm(join(place.directory, name), { recursive: true, force: true })
  }
  if (existsSync(data)) {
    await checkVersion(data)
    return existsSync(passwordFile(place.directory)) ? readFile(passwordFile(place.directory), 'utf8') : resetPassword(place)
  }
  options.log('making a new database (a few seconds, only the first time)')
  const password = randomBytes(32).toString('base64url')
  await initialise(place, password, options.durable)
  await writeFile(passwordFile(place.directory), password, { mode: 0o600 })
  await rename(join(place.directory, UNFINISHED), data)
  return password
}

async function checkVersion(data: string): Promise<void> {
  const version = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => 'unknown')).trim()
  if (version === MAJOR_VERSION) return
  throw new EmbeddedError(
    `${data} was made by PostgreSQL ${version}, and this release brings PostgreSQL ${MAJOR_VERSION}. ` +
      'Move the folder away to start with an empty database, or carry the data over with pg_dump and psql.',
  )
}

async function initialise(place: Place, password: string, durable: boolean): Promise<void> {
  const offered = join(place.directory, `${UNFINISHED}.password`)
  await writeFile(offered, password, { mode: 0o600 })
  if (place.identity) chownSync(offered, place.identity.uid, place.identity.gid)
  const common = [
    '--pgdata',
    join(place.directory, UNFINISHED),
    '--username',
    SUPERUSER,
    '--pwfile',
    offered,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // Same order and letter case on every system; the C library's locale below only classifies letters for pg_trgm.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--lc-collate=C',
    '--lc-messages=C',
    ...(durable ? [] : ['--no-sync']),
  ]
  let output = ''
  for (const characters of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const result = await run(place, place.binaries.initdb, [...common, `--lc-ctype=${characters}`, '--locale=C'])
    if (result.code === 0) {
      await rm(offered)
      return
    }
    output = result.output
    if (!/invalid locale/i.test(output)) break
  }
  throw explain(output, place.directory)
}

/** The password file was lost: sets a new password with the server's single-user mode, which asks for none. */
async function resetPassword(place: Place): Promise<string> {
  const password = randomBytes(32).toString('base64url')
  const single = ['--single', '-D', dataDirectory(place.directory), 'postgres']
  const result = await run(place, place.binaries.postgres, single, `alter role ${SUPERUSER} password '${password}';\n`)
  if (result.code !== 0) throw explain(result.output, place.directory)
  await writeFile(passwordFile(place.directory), password, { mode: 0o600 })
  return password
}

async function run(place: Place, program: string, parameters: string[], input = ''): Promise<{ code: number | null; output: string }> {
  const child = place.launch(program, parameters, { cwd: place.directory, stdio: ['pipe', 'pipe', 'pipe'] })
  let output = ''
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stdin?.on('error', () => {})
  child.stdin?.end(input)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, output }
}
