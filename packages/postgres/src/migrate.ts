import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { connectClient, patiently } from './connect.ts'
import { isAlone, type Migration, type NamedSql, readMigrations, statementsOf, withChecksum } from './migration-files.ts'
import { ensureRole, roleUrl } from './role.ts'

export type { NamedSql } from './migration-files.ts'

export interface MigrateOptions {
  adminUrl: string
  /** Also the name of the schema. */
  service: string
  /** Folder of `0001-name.sql` files. */
  directory: string
  /** Applied before the folder's files: what shared packages keep in each service's schema. */
  extra?: NamedSql[]
  /** Role passwords are derived from it; default: the administrator's password. */
  roleSecret?: string
}

export interface Migrated {
  /** Connection string of the service's own role. */
  url: string
  /** Names applied by this call, in order. */
  applied: string[]
}

const EXTENSIONS = ['pg_trgm', 'unaccent', 'intarray', 'btree_gin']
/** For a database that is only just starting. */
const PATIENCE_MS = 15_000
// Any constant does; it only has to be the same for every process that migrates this database.
const MIGRATION_LOCK = 7_010_226
const LOCK_NOT_AVAILABLE = '55P03'
const LOCK_TRIES = 20
/** Less than a room waits for a lock: whoever waits behind a migration that steps aside still gets theirs. */
const LOCK_MS = 250

/**
 * Brings one service's schema and role up to date. Safe to call from several processes at once: the second waits and
 * finds nothing to do. Forward only: throws when a migration that was applied has changed since, and ignores ones it
 * does not know, because the previous release must start on the next one's schema.
 */
export async function migrate(options: MigrateOptions): Promise<Migrated> {
  const { service } = options
  const url = roleUrl(options)
  const wanted = [...(options.extra ?? []).map(withChecksum), ...(await readMigrations(options.directory))]
  const connection = { url: options.adminUrl, name: `toyline-migrate-${service}`, queryTimeoutMs: 600_000 }
  const admin = await patiently(() => connectClient(connection), PATIENCE_MS)
  try {
    await admin.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const extensionSchemas = await ensureExtensions(admin)
    await ensureRole(admin, url, [service, ...extensionSchemas])
    await ensureSchema(admin, service, decodeURIComponent(new URL(url).username))
    const applied = []
    for (const migration of await pending(admin, service, wanted)) {
      const searchPath = [service, ...extensionSchemas]
      await (isAlone(migration) ? applyAlone(admin, service, searchPath, migration) : apply(admin, service, searchPath, migration))
      applied.push(migration.name)
    }
    return { url, applied }
  } finally {
    await admin.end()
  }
}

async function ensureExtensions(admin: pg.Client): Promise<string[]> {
  const find = () =>
    admin.query<{ extname: string; schema: string }>(
      'select extname, nspname as schema from pg_extension join pg_namespace on pg_namespace.oid = extnamespace where extname = any($1)',
      [EXTENSIONS],
    )
  let found = (await find()).rows
  const missing = EXTENSIONS.filter((name) => !found.some((row) => row.extname === name))
  if (missing.length > 0) {
    await admin.query('create schema if not exists extensions')
    for (const name of missing) await admin.query(`create extension if not exists ${name} schema extensions`)
    await admin.query('grant usage on schema extensions to public')
    found = (await find()).rows
  }
  // A database that came with them keeps them where its administrator put them.
  return [...new Set(found.map((row) => row.schema))].sort()
}

async function ensureSchema(admin: pg.Client, service: string, role: string): Promise<void> {
  await admin.query(`create schema if not exists ${service}`)
  await admin.query(`create table if not exists ${service}.migrations (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  await admin.query(`grant usage on schema ${service} to ${role}`)
  await admin.query(`grant select on ${service}.migrations to ${role}`)
  // Default privileges, not a grant on all tables: a migration that revokes (an append-only ledger) must stay revoked.
  const inSchema = `alter default privileges in schema ${service} grant`
  await admin.query(`${inSchema} select, insert, update, delete on tables to ${role}`)
  await admin.query(`${inSchema} usage, select, update on sequences to ${role}`)
}

async function pending(admin: pg.Client, service: string, wanted: Migration[]): Promise<Migration[]> {
  const rows = await admin.query<{ name: string; sha256: string }>(`select name, sha256 from ${service}.migrations`)
  const known = new Map(rows.rows.map((row) => [row.name, row.sha256]))
  for (const migration of wanted) {
    const before = known.get(migration.name)
    if (before !== undefined && before !== migration.sha256) {
      throw new Error(
        `${service}: migration ${migration.name} has changed since it was applied. ` +
          'Migrations only go forward: restore the file and write the change as a new one.',
      )
    }
  }
  return wanted.filter((migration) => !known.has(migration.name))
}

async function apply(admin: pg.Client, service: string, searchPath: string[], migration: Migration): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await admin.query('begin')
      // A schema change that waits for a long query makes every later query wait behind it: give up early, come back.
      await admin.query(`set local lock_timeout = '${LOCK_MS}ms'; set local search_path = ${searchPath.join(', ')}`)
      await admin.query(migration.sql)
      await note(admin, service, migration)
      await admin.query('commit')
      return
    } catch (error) {
      await admin.query('rollback')
      const busy = (error as { code?: unknown }).code === LOCK_NOT_AVAILABLE
      if (!busy || attempt === LOCK_TRIES) {
        throw new Error(`${service}: migration ${migration.name} failed: ${describe(error, migration.sql)}`, { cause: error })
      }
      await pause(100 + Math.random() * 400)
    }
  }
}

/**
 * What lets everybody go on, such as an index that is made concurrently, and can therefore be in no transaction. One that was broken
 * off is begun anew, so each of its statements must say what to do with what is left of the last time.
 */
async function applyAlone(admin: pg.Client, service: string, searchPath: string[], migration: Migration): Promise<void> {
  await admin.query(`set search_path = ${searchPath.join(', ')}`)
  for (const statement of statementsOf(migration)) {
    await admin.query(statement).catch((error: unknown) => {
      throw new Error(`${service}: migration ${migration.name} failed: ${(error as Error).message}`, { cause: error })
    })
  }
  await admin.query('reset search_path')
  await note(admin, service, migration)
}

async function note(admin: pg.Client, service: string, { name, sha256 }: Migration): Promise<void> {
  await admin.query(`insert into ${service}.migrations (name, sha256) values ($1, $2)`, [name, sha256])
}

function describe(error: unknown, sql: string): string {
  const { message, position } = error as { message: string; position?: string }
  if (!position) return message
  const line = sql.slice(0, Number(position) - 1).split('\n').length
  return `${message} (line ${line})`
}
