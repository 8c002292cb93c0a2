/**
 * Owns the tests' database server: a process of its own, so that the server outlives each test process, and ends when
 * nobody has been connected for a minute.
 */
import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Embedded, startEmbedded } from '@toyline/postgres'
import pg from 'pg'
import { addressFile, releaseStartLock, serverDirectory } from './server.ts'

const IDLE_MS = 60_000
const LOOK_EVERY_MS = 5_000

const server = await startEmbedded({
  directory: join(serverDirectory, 'cluster'),
  database: 'postgres',
  durable: false,
  log: console.log,
})
try {
  await dropLeftovers(server.adminUrl)
  announce(server)
  releaseStartLock()
  await untilIdle(server)
} finally {
  rmSync(addressFile, { force: true })
  await server.stop()
}

function announce(started: Embedded): void {
  const draft = `${addressFile}.draft`
  writeFileSync(draft, JSON.stringify({ adminUrl: started.adminUrl, pid: process.pid }), { mode: 0o600 })
  renameSync(draft, addressFile)
}

/** Databases of test runs that were killed. Nobody can be using them: the server has only just started. */
async function dropLeftovers(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, query_timeout: 60_000, connectionTimeoutMillis: 5_000 })
  await client.connect()
  const left = await client.query<{ datname: string }>(
    `select datname from pg_database
     where datname like 'scratch\\_%' or datname like 'unfinished\\_%'
        or (datname like 'template\\_%' and coalesce(shobj_description(oid, 'pg_database'), '') < to_char(now() - interval '2 days', 'YYYY-MM-DD'))`,
  )
  for (const { datname } of left.rows) {
    await client.query(`alter database "${datname}" is_template false`)
    await client.query(`drop database if exists "${datname}" with (force)`)
  }
  await client.end()
}

async function untilIdle(started: Embedded): Promise<void> {
  let lastSeen = performance.now()
  for (;;) {
    await pause(LOOK_EVERY_MS)
    if (await isUsed(started.adminUrl)) lastSeen = performance.now()
    if (performance.now() - lastSeen < IDLE_MS) continue
    rmSync(addressFile, { force: true })
    await pause(200)
    if (!(await isUsed(started.adminUrl))) return
    announce(started)
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
