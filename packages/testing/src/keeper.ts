/**
 * Owns the tests' database server: a process of its own, so that the server outlives each test process, and ends when
 * nobody has been connected for a minute.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Embedded, EmbeddedInUse, startEmbedded } from '@toyline/postgres'
import pg from 'pg'
import { type Address, addressFile, readAddress, releaseStartLock, serverDirectory } from './server.ts'

const IDLE_MS = Number(process.env.TESTING_SERVER_IDLE_MS ?? 60_000)
const PATIENCE_MS = 30_000
const CLEAN_EVERY_MS = 300_000
const LOOK_EVERY_MS = Math.min(5_000, IDLE_MS)

const LEFT = `(datname like 'scratch\\_%' or datname like 'unfinished\\_%')`
const MADE_AT = `(pg_stat_file('base/' || oid || '/PG_VERSION', true)).modification`

await adopt()
const server = await start()
try {
  // Nobody can be using them: the server has only just started.
  await dropLeftovers(server.adminUrl, LEFT)
  announce(server.adminUrl)
  releaseStartLock()
  await untilIdle(server.adminUrl)
} finally {
  rmSync(addressFile, { force: true })
  await server.stop()
}

async function start(): Promise<Embedded> {
  const directory = join(serverDirectory, 'cluster')
  // Several files of tests, and in each of them whole houses of services, are connected at a time.
  const settings = { max_connections: '400' }
  const options = { directory, database: 'postgres', durable: false, settings, log: console.log }
  try {
    return await startEmbedded(options)
  } catch (error) {
    if (error instanceof EmbeddedInUse) throw error
    // It does not wait for the disk, so a machine that went down may have left it beyond repair; nothing in it matters.
    console.log(String(error))
    rmSync(directory, { recursive: true, force: true })
    return startEmbedded(options)
  }
}

/** A killed keeper's server may be in use: it is left to its users, and replaced (and so ended) when they are gone. */
async function adopt(): Promise<void> {
  const left = readAddress()
  if (!left) return
  try {
    await isUsed(left.adminUrl)
  } catch {
    return
  }
  announce(left.adminUrl)
  releaseStartLock()
  await untilIdle(left.adminUrl)
}

function announce(adminUrl: string): void {
  const draft = `${addressFile}.draft`
  const address: Address = { adminUrl, pid: process.pid }
  writeFileSync(draft, JSON.stringify(address), { mode: 0o600 })
  renameSync(draft, addressFile)
}

/**
 * Drops databases of test runs that were killed, and templates of migrations as they were days ago.
 * @param which a condition on pg_database
 */
async function dropLeftovers(adminUrl: string, which: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, query_timeout: 60_000, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    const left = await client.query<{ datname: string }>(
      `select datname from pg_database where ${which} or (datname like 'template\\_%' and ${MADE_AT} < now() - interval '2 days')`,
    )
    for (const { datname } of left.rows) {
      await client.query(`alter database "${datname}" is_template false`)
      await client.query(`drop database if exists "${datname}" with (force)`)
    }
  } finally {
    await client.end()
  }
}

function dropAbandoned(adminUrl: string): Promise<void> {
  const unused = 'not exists (select from pg_stat_activity activity where activity.datname = pg_database.datname)'
  return dropLeftovers(adminUrl, `${LEFT} and ${MADE_AT} < now() - interval '30 minutes' and ${unused}`)
}

async function untilIdle(adminUrl: string): Promise<void> {
  let lastSeen = performance.now()
  let lastAnswer = lastSeen
  let lastCleaned = lastSeen
  for (;;) {
    await pause(LOOK_EVERY_MS)
    try {
      if (await isUsed(adminUrl)) lastSeen = performance.now()
      lastAnswer = performance.now()
      if (lastAnswer - lastCleaned > CLEAN_EVERY_MS) {
        lastCleaned = lastAnswer
        await dropAbandoned(adminUrl)
      }
    } catch (error) {
      // On a machine that is very busy a server may be slow to answer, and be in use all the same.
      if (performance.now() - lastAnswer > PATIENCE_MS) throw error
      continue
    }
    if (performance.now() - lastSeen < IDLE_MS) continue
    rmSync(addressFile, { force: true })
    await pause(200)
    if (!(await isUsed(adminUrl))) return
    announce(adminUrl)
    lastSeen = performance.now()
  }
}

async function isUsed(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl, query_timeout: 5_000, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const found = await client.query(
      "select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid() limit 1",
    )
    return found.rowCount !== 0
  } finally {
    await client.end().catch(() => {})
  }
}
