import { createHmac } from 'node:crypto'
import type pg from 'pg'
import { canConnect } from './connect.ts'

const SERVICE_NAME = /^[a-z][a-z0-9_]{0,40}$/

/** The login role of a service. Throws on a name that would need quoting. */
export function roleName(service: string): string {
  if (!SERVICE_NAME.test(service)) throw new Error(`service name ${JSON.stringify(service)}: small letters, digits and _ only`)
  return `toyline_${service}`
}

/**
 * The connection string of a service's role. The password is derived from `roleSecret` (by default the
 * administrator's own password), so each process that knows the secret arrives at the same string.
 */
export function roleUrl(options: { adminUrl: string; service: string; roleSecret?: string }): string {
  const url = new URL(options.adminUrl)
  const role = roleName(options.service)
  const secret = options.roleSecret ?? decodeURIComponent(url.password)
  if (secret === '') throw new Error('roleSecret is needed when the administrator signs in without a password')
  url.username = role
  url.password = createHmac('sha256', secret).update(`role:${role}`).digest('base64url')
  return url.href
}

/** For connections through a pooler, which passes no settings on; a pool that is connected by itself says its own. */
const LIMITS = [
  ['statement_timeout', '810ms'],
  ['lock_timeout', '500ms'],
  ['idle_in_transaction_session_timeout', '5s'],
] as const
const ATTRIBUTES = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication'

/**
 * Makes the role exist with the derived password and no power of its own. Changes nothing when it is already right:
 * roles belong to the whole cluster, and needless updates of the same row by several databases collide.
 */
export async function ensureRole(admin: pg.Client, url: string, searchPath: string[]): Promise<void> {
  const role = decodeURIComponent(new URL(url).username)
  const password = decodeURIComponent(new URL(url).password)
  const settings = [`search_path=${searchPath.join(', ')}`, 'TimeZone=UTC', ...LIMITS.map(([name, value]) => `${name}=${value}`)]
  const found = await admin.query<{ weak: boolean; rolconfig: string[] | null }>(
    `select rolcanlogin and not (rolsuper or rolbypassrls or rolcreatedb or rolcreaterole or rolreplication) as weak, rolconfig
     from pg_roles where rolname = $1`,
    [role],
  )
  const current = found.rows[0]
  if (!current) await admin.query(`create role ${role} ${ATTRIBUTES} password '${password}'`)
  else if (!current.weak) await admin.query(`alter role ${role} ${ATTRIBUTES}`)
  if (settings.some((setting) => !current?.rolconfig?.includes(setting))) {
    await admin.query(`alter role ${role} set search_path = ${searchPath.join(', ')}`)
    await admin.query(`alter role ${role} set timezone = 'UTC'`)
    for (const [name, value] of LIMITS) await admin.query(`alter role ${role} set ${name} = '${value}'`)
  }
  if (current && !(await canConnect(url))) await admin.query(`alter role ${role} password '${password}'`)
}
