import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { root } from './root.ts'

/** Where the tests' own server lives; shared by all test processes of this checkout. */
export const serverDirectory = process.env.TESTING_SERVER_DIRECTORY ?? inMemory() ?? join(root, '.data', 'test-postgres')
export const addressFile = join(serverDirectory, 'server.json')
const startLock = join(serverDirectory, 'starting')
const START_TIMEOUT_MS = 90_000

/**
 * A place in memory where the system has one with room. Databases are made and dropped by the hundred, a few hundred files each, and a
 * disk's file system takes longer to find numbers for new files the more were deleted just before.
 */
function inMemory(): string | undefined {
  const ENOUGH_BYTES = 2 * 1024 ** 3
  const memory = '/dev/shm'
  if (!existsSync(memory)) return undefined
  const checkout = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const place = join(memory, `toyline-test-postgres-${process.getuid?.()}-${checkout}`)
  const { bavail, bsize } = statfsSync(memory)
  return existsSync(place) || bavail * bsize >= ENOUGH_BYTES ? place : undefined
}

/**
 * A connection to the test server's maintenance database; the server is started when it is not there. With
 * TEST_DATABASE_URL set, that server is used instead and never stopped.
 */
export async function connectTestServer(): Promise<{ admin: pg.Client; adminUrl: string }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { admin: await connect(given), adminUrl: given }
  mkdirSync(serverDirectory, { recursive: true })
  const until = performance.now() + START_TIMEOUT_MS
  let failure: unknown
  while (performance.now() < until) {
    const address = readAddress()
    if (address) {
      try {
        const admin = await connect(address.adminUrl)
        // The server of a keeper that was killed is still good, but somebody has to end it one day.
        if (!isAlive(address.pid) && takeStartLock()) startKeeper()
        return { admin, adminUrl: address.adminUrl }
      } catch (error) {
        failure = error
      }
    }
    if (takeStartLock()) startKeeper()
    await pause(40)
  }
  throw new Error(`the test database server did not start within ${START_TIMEOUT_MS / 1000} s, see ${serverDirectory}/keeper.log`, {
    cause: failure,
  })
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'toyline-test',
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  })
  client.on('error', () => {})
  await client.connect()
  return client
}

export interface Address {
  adminUrl: string
  /** Of the keeper. */
  pid: number
}

export function readAddress(): Address | undefined {
  try {
    return JSON.parse(readFileSync(addressFile, 'utf8')) as Address
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One process starts the keeper while the others wait; a starter that was killed loses its turn after 20 s. */
function takeStartLock(): boolean {
  const TURN_MS = 20_000
  const taken = statSync(startLock, { throwIfNoEntry: false })
  if (taken && Date.now() - taken.mtimeMs < TURN_MS) return false
  try {
    if (taken) rmSync(startLock, { force: true })
    closeSync(openSync(startLock, 'wx'))
    return true
  } catch {
    return false
  }
}

export function releaseStartLock(): void {
  rmSync(startLock, { force: true })
}

function startKeeper(): void {
  const log = openSync(join(serverDirectory, 'keeper.log'), 'w')
  const keeper = spawn(process.execPath, [fileURLToPath(new URL('./keeper.ts', import.meta.url))], {
    detached: true,
    stdio: ['ignore', log, log],
    env: { ...process.env, NODE_TEST_CONTEXT: undefined, NODE_OPTIONS: undefined },
  })
  keeper.unref()
  closeSync(log)
}
