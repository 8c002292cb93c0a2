import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EmbeddedError, roleUrl, startEmbedded } from '@toyline/postgres'

const data = join(fileURLToPath(new URL('../../', import.meta.url)), '.data')
/** Line of postmaster.pid that names the port. Source: PostgreSQL, src/include/utils/pidfile.h */
const PORT_LINE = 3

export type ImportDatabase = { url: string; stop: () => Promise<void> }

/**
 * The products database: DATABASE_URL's, else that of the shop on this machine, running or not. Null where there is none
 * and the caller can do without; otherwise an error that says what to do.
 */
export async function importDatabase({ optional }: { optional: boolean }): Promise<ImportDatabase | null> {
  const { DATABASE_URL, PLATFORM_SECRET } = process.env
  if (DATABASE_URL) {
    if (!PLATFORM_SECRET) throw plainly('DATABASE_URL is set, and PLATFORM_SECRET is not: set it to the secret of that installation.')
    return { url: productsUrl(DATABASE_URL, PLATFORM_SECRET), stop: async () => {} }
  }
  if (!existsSync(join(data, 'secret')) || !existsSync(join(data, 'postgres', 'password'))) {
    if (optional) return null
    throw plainly('There is no shop on this machine yet. Run `npm start` once, or set DATABASE_URL and PLATFORM_SECRET.')
  }
  const secret = readFileSync(join(data, 'secret'), 'utf8').trim()
  try {
    const { adminUrl, stop } = await startEmbedded({ directory: join(data, 'postgres'), database: 'toyline' })
    return { url: productsUrl(adminUrl, secret), stop }
  } catch (error) {
    if (!(error instanceof EmbeddedError)) throw error
    const running = runningUrl()
    if (!running) throw plainly(error.message)
    return { url: productsUrl(running, secret), stop: async () => {} }
  }
}

/** The server of a shop that runs on this machine: its port is in its own pid file. */
function runningUrl(): string | null {
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

/** The secret is the platform's, turned into the one of database roles as the platform does it. */
function productsUrl(adminUrl: string, secret: string): string {
  return roleUrl({ adminUrl, service: 'products', roleSecret: createHmac('sha256', secret).update('database-roles').digest('base64url') })
}

function plainly(message: string): Error {
  return Object.assign(new Error(message), { plain: true })
}
