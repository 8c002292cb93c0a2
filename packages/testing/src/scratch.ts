import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { idempotencyTables } from '@toyline/idempotency'
import { jobsMigrations } from '@toyline/jobs'
import { migrate, roleUrl } from '@toyline/postgres'
import type pg from 'pg'
import { root } from './root.ts'
import { connectTestServer } from './server.ts'

export interface ScratchOptions {
  /** Folder of migrations per service; default services/<name>/migrations. */
  directories?: Record<string, string>
}

export interface Scratch<Service extends string = string> {
  /** Connection string of each service's own role, by service name. */
  urls: Record<Service, string>
  /** The administrator's, for looking behind the walls. */
  adminUrl: string
  database: string
}

// Roles are shared by all databases of the server, so every test process must derive the same passwords.
const ROLE_SECRET = 'scratch databases hold nothing secret'
// Any constants do; they only have to be the same in every test process.
const TEMPLATE_LOCK = 7_010_227

/**
 * A database of this test's own with the schemas of the named services, dropped when the test ends. It is a copy of a
 * template that is migrated once per state of the migrations.
 */
export async function scratchDatabase<Service extends string>(
  t: Pick<TestContext, 'after'>,
  services: readonly Service[],
  options: ScratchOptions = {},
): Promise<Scratch<Service>> {
  const { admin, adminUrl } = await connectTestServer()
  const database = `scratch_${randomBytes(6).toString('hex')}`
  try {
    const template = await ensureTemplate(admin, adminUrl, services, options)
    // The usual way writes each page to the log as well, at ten times the work.
    await admin.query(`create database ${database} template ${template} strategy file_copy`)
  } finally {
    await admin.end()
  }
  // Not awaited: hooks run in the order of their registration, and the test's own will close its pools after this one.
  t.after(() => void dropWhenUnused(database))
  const own = onDatabase(adminUrl, database)
  const urls = services.map((service) => [service, roleUrl({ adminUrl: own, service, roleSecret: ROLE_SECRET })] as const)
  return { urls: Object.fromEntries(urls) as Record<Service, string>, adminUrl: own, database }
}

const PATIENCE_MS = 2_000

/** A drop that meets connections waits long, so it comes after them, or ends them when the test has forgotten to. */
async function dropWhenUnused(database: string): Promise<void> {
  const { admin } = await connectTestServer()
  const until = performance.now() + PATIENCE_MS
  const used = 'select pid from pg_stat_activity where datname = $1 limit 1'
  while (performance.now() < until && (await admin.query(used, [database])).rowCount) await pause(20)
  await admin.query(`drop database if exists ${database} with (force)`)
  await admin.end()
}

async function ensureTemplate(admin: pg.Client, adminUrl: string, services: readonly string[], options: ScratchOptions): Promise<string> {
  const parts = services.map((service) => ({
    service,
    directory: options.directories?.[service] ?? join(root, 'services', service, 'migrations'),
    extra: [...jobsMigrations(service), idempotencyTables],
  }))
  const template = `template_${fingerprint(parts)}`
  if (await exists(admin, template)) return template
  await admin.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK])
  try {
    if (await exists(admin, template)) return template
    const draft = `unfinished_${randomBytes(6).toString('hex')}`
    await admin.query(`create database ${draft}`)
    for (const part of parts) await migrate({ adminUrl: onDatabase(adminUrl, draft), roleSecret: ROLE_SECRET, ...part })
    await admin.query(`comment on database ${draft} is '${new Date().toISOString()}'`)
    await admin.query(`alter database ${draft} with is_template true allow_connections false`)
    await admin.query(`alter database ${draft} rename to ${template}`)
    return template
  } finally {
    await admin.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK])
  }
}

interface Part {
  service: string
  directory: string
  extra: { name: string; sql: string }[]
}

function fingerprint(parts: Part[]): string {
  const hash = createHash('sha256')
  // What migrate() itself does to a database is part of the template too.
  for (const file of ['migrate.ts', 'role.ts']) hash.update(readFileSync(join(root, 'packages/postgres/src', file)))
  for (const { service, directory, extra } of parts) {
    hash.update(JSON.stringify([service, extra]))
    if (!existsSync(directory)) throw new Error(`scratchDatabase: ${service} has no migrations in ${directory}`)
    for (const name of readdirSync(directory).sort()) hash.update(JSON.stringify([name, readFileSync(join(directory, name), 'utf8')]))
  }
  return hash.digest('hex').slice(0, 24)
}

async function exists(admin: pg.Client, database: string): Promise<boolean> {
  const found = await admin.query('select from pg_database where datname = $1', [database])
  return found.rowCount === 1
}

function onDatabase(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}
