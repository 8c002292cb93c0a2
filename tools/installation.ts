import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EmbeddedError, roleUrl, startEmbedded } from '@toyline/postgres'
import { secretFor } from '../apps/platform/src/secrets.ts'

/** Line of postmaster.pid that names the port. Source: PostgreSQL, src/include/utils/pidfile.h */
const PORT_LINE = 3

export type Installation = {
  adminUrl: string
  /** The platform's secret. */
  secret: string
  /** Where a service's own role signs in. */
  databaseUrl: (service: string) => string
  stop: () => Promise<void>
}

/** Where the shop on this machine keeps what it has. */
export function dataDirectory(env: NodeJS.ProcessEnv = process.env): string {
  return env.PLATFORM_DATA_DIRECTORY ?? join(fileURLToPath(new URL('../', import.meta.url)), '.data')
}

/**
 * The installation that a tool works on: DATABASE_URL's, else that of the shop on this machine, running or not. Null where
 * there is none. Throws an error with `plain: true` whose message says what to do.
 */
export async function openInstallation(env: NodeJS.ProcessEnv = process.env): Promise<Installation | null> {
  const data = dataDirectory(env)
  const { DATABASE_URL, PLATFORM_SECRET } = env
  if (DATABASE_URL) {
    if (!PLATFORM_SECRET) throw plainly('DATABASE_URL is set, and PLATFORM_SECRET is not: set it to the secret of that installation.')
    return installation(DATABASE_URL, PLATFORM_SECRET, async () => {})
  }
  if (!existsSync(join(data, 'secret')) || !existsSync(join(data, 'postgres', 'password'))) return null
  const secret = PLATFORM_SECRET ?? readFileSync(join(data, 'secret'), 'utf8').trim()
  try {
    const { adminUrl, stop } = await startEmbedded({ directory: join(data, 'postgres'), database: 'toyline' })
    return installation(adminUrl, secret, stop)
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error
    const running = runningUrl(data)
    if (!running) throw plainly(error.message)
    return installation(running, secret, async () => {})
  }
}

function installation(adminUrl: string, secret: string, stop: () => Promise<void>): Installation {
  const roleSecret = secretFor(secret, 'database-roles')
  return { adminUrl, secret, databaseUrl: (service) => roleUrl({ adminUrl, service, roleSecret }), stop }
}

/** The server of a shop that runs on this machine: its port is in its own pid file. */
function runningUrl(data: string): string | null {
  try {
    const port = readFileSync(join(data, 'postgres', 'data', 'postmaster.pid'), 'utf8')
      .split('\n')
      [PORT_LINE]?.trim()
    const password = readFileSync(join(data, 'postgres', 'password'), 'utf8').trim()
    return port ? `postgres://postgres:${password}@127.0.0.1:${port}/toyline` : null
  } catch {
    return null
  }
}

function plainly(message: string): Error {
  return Object.assign(new Error(message), { plain: true })
}
