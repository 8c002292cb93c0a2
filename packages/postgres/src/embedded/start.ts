import type { ChildProcess } from 'node:child_process'
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, closeSync, mkdirSync, openSync, readFileSync, realpathSync, renameSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectClient } from '../connect.ts'
import { findBinaries } from './binaries.ts'
import { dataDirectory, ensureCluster, type Place, SUPERUSER } from './cluster.ts'
import { EmbeddedError, explain } from './explain.ts'
import { chooseIdentity } from './identity.ts'
import { chooseLaunch, type Launch } from './launch.ts'
import { claim } from './owner.ts'
import { freePort } from './ports.ts'
import { clearOrphan, endServer, readPidFile } from './postmaster.ts'
import { isAlive, signal } from './processes.ts'

export interface EmbeddedOptions {
  /** Made when missing; holds the data, the password and the log. */
  directory: string
  /** On 127.0.0.1; default: a free one. */
  port?: number
  /** Created when missing. */
  database?: string
  /** False only for servers whose data may be lost with the machine, such as a test's. */
  durable?: boolean
  /** More settings of the server's, by name, or other values than ours. */
  settings?: Record<string, string>
  log?: (line: string) => void
}

export interface Embedded {
  adminUrl: string
  port: number
  /** Of the server's first process. */
  pid: number
  /** Starts a program as the user who owns the data, for what reads or writes its files; works after the server has ended too. */
  launch: Launch
  /** Fast shutdown; returns when the server has ended. */
  stop(): Promise<void>
}

const MIN_FREE_BYTES = 100 * 1024 * 1024
const MAX_LOG_BYTES = 5 * 1024 * 1024
const START_TIMEOUT_MS = 120_000
const START_TRIES = 10

/**
 * Starts a real PostgreSQL of our own and heals what a killed run left behind. Works as root and in folders that only
 * root may enter. Throws EmbeddedError, with advice, when it cannot: disk full, port taken, folder in use, other version.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const log = options.log ?? (() => {})
  mkdirSync(options.directory, { recursive: true })
  const directory = realpathSync(options.directory)
  checkSpace(directory)
  const release = await claim(directory)
  try {
    const place = await prepare(directory)
    const data = dataDirectory(directory)
    await clearOrphan(data, log)
    const password = await ensureCluster(place, { durable: options.durable ?? true, log })
    const { child, port } = await startServer(place, options)
    const pid = child.pid as number
    const atExit = () => signal(pid, 'SIGINT')
    process.once('exit', atExit)
    const adminUrl = await ensureDatabase(port, password, options.database ?? 'toyline')
    let stopping: Promise<void> | undefined
    return {
      adminUrl,
      port,
      pid,
      launch: place.launch,
      stop() {
        stopping ??= (async () => {
          process.off('exit', atExit)
          if (isAlive(pid)) await stopServer(place, pid)
          release()
        })()
        return stopping
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

function checkSpace(directory: string): void {
  const { bavail, bsize } = statfsSync(directory)
  if (bavail * bsize < MIN_FREE_BYTES) throw explain('No space left on device', directory)
}

async function prepare(directory: string): Promise<Place> {
  const data = dataDirectory(directory)
  const binaries = await findBinaries()
  const identity = chooseIdentity(data)
  if (identity) {
    chownSync(directory, identity.uid, identity.gid)
    // A folder copied or restored by root.
    if (ownerOf(data) === 0) execFileSync('chown', ['-R', `${identity.uid}:${identity.gid}`, data])
  }
  chmodSync(directory, 0o700)
  return { directory, binaries, identity, launch: chooseLaunch(identity, [binaries.postgres, directory]) }
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid
}

async function startServer(place: Place, options: EmbeddedOptions): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const port = options.port ?? (await freePort())
    const { child, output } = await tryStart(place, port, flags(port, options))
    if (output === undefined) return { child, port }
    const lostPort = options.port === undefined && /could not bind|Address already in use/i.test(output)
    // The children of a server that was killed outright need a moment to notice it.
    const dying = /pre-existing shared memory block|is still in use/i.test(output)
    if (attempt === START_TRIES || !(lostPort || dying)) throw explain(output, place.directory, port)
    if (dying) await pause(500)
  }
}

function flags(port: number, { durable = true, settings }: EmbeddedOptions): string[] {
  const values: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '128MB',
    // Nothing follows this server's log, so it need not say more than a restart needs.
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '1GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    // Compiling costs more than any of our queries saves.
    jit: 'off',
    // Passwords here are 256 random bits: stretching them only makes each connect slower.
    scram_iterations: '1',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_checkpoints: 'off',
    synchronous_commit: 'on',
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    ...settings,
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** `output` is what the server printed when it ended instead of becoming ready. */
async function tryStart(place: Place, port: number, flags: string[]): Promise<{ child: ChildProcess; output?: string }> {
  const data = dataDirectory(place.directory)
  const logFile = join(place.directory, 'server.log')
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > MAX_LOG_BYTES) renameSync(logFile, `${logFile}.old`)
  const start = size > MAX_LOG_BYTES ? 0 : size
  const logTo = openSync(logFile, 'a', 0o600)
  // Its own process group: Ctrl-C at the terminal reaches us, and we stop the server last.
  const child = place.launch(place.binaries.postgres, ['-D', data, ...flags], {
    cwd: place.directory,
    stdio: ['ignore', logTo, logTo],
    detached: true,
    windowsHide: true,
  })
  closeSync(logTo)
  let ended = false
  let failure = ''
  child.on('error', (error) => {
    failure = error.message
    ended = true
  })
  child.on('exit', () => (ended = true))
  child.unref()
  const printed = () => failure + readFileSync(logFile).subarray(start).toString('utf8')
  const until = performance.now() + START_TIMEOUT_MS
  while (!ended) {
    const file = readPidFile(data)
    if (file?.ready && (file.pid === child.pid || process.platform === 'win32')) return { child }
    if (performance.now() > until) {
      signal(child.pid as number, 'SIGQUIT')
      throw new EmbeddedError(`PostgreSQL on port ${port} was not ready after ${START_TIMEOUT_MS / 1000} s. See ${logFile}.`)
    }
    await pause(15)
  }
  return { child, output: printed() }
}

async function ensureDatabase(port: number, password: string, database: string): Promise<string> {
  const url = new URL(`postgres://${SUPERUSER}@127.0.0.1:${port}/postgres`)
  url.password = password
  const client = await connectClient({ url: url.href, name: 'toyline-start', queryTimeoutMs: 30_000 })
  try {
    const found = await client.query('select from pg_database where datname = $1', [database])
    if (found.rowCount === 0) await client.query(`create database "${database}"`)
  } finally {
    await client.end()
  }
  url.pathname = `/${database}`
  return url.href
}

async function stopServer(place: Place, pid: number): Promise<void> {
  if (process.platform !== 'win32') return endServer(pid)
  execFileSync(place.binaries.pg_ctl, ['stop', '-m', 'fast', '-w', '-D', dataDirectory(place.directory)], { stdio: 'ignore' })
}
